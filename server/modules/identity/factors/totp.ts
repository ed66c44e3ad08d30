import { generateURI } from "otplib";
import type { App } from "../../../platform/app.ts";

export const TOTP_CONTEXT = "identity.staff.totp";

/** What an authenticator app reads; the issuer is the name it then shows. */
export function totpUriOf(app: App, of: { staffNumber: string; secret: string }): string {
  return generateURI({ issuer: app.config.brand.en, label: of.staffNumber, secret: of.secret });
}
