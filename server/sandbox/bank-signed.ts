import { readBankSettings } from "../modules/wallet/setup.ts";
import type { App } from "../platform/app.ts";
import { refuse } from "../platform/http/errors.ts";
import { isSigned } from "../platform/security/signature.ts";

/** The play bank listens to its wallet only. */
export function refuseUnsigned(app: App, headers: Record<string, unknown>, body: string): void {
  const signed = isSigned(readBankSettings(app).secret, { headers, body, now: app.clock.now() });
  if (!signed) throw refuse("not_allowed");
}
