import type { Schemas } from "@jinnang/api-client";

export const CODE_LENGTH = 8;
export const TOTP_LENGTH = 6;
const PASSWORD_LENGTH_MIN = 8;

export const EMPTY = { code: "", current: "", password: "", again: "", totpCode: "", email: "" };
export type EnrolValues = typeof EMPTY;

/** Everything is filled in that this link asks for; the server judges what is in it. */
export function isReady(
  { code, current, password, again, totpCode }: EnrolValues,
  { lost, needsCode }: Schemas["StaffEnrolment"],
): boolean {
  const passwordReady =
    lost === "authenticator"
      ? current !== ""
      : password.length >= PASSWORD_LENGTH_MIN && again === password;
  const codeReady = !needsCode || code.length === CODE_LENGTH;
  return passwordReady && codeReady && totpCode.length === TOTP_LENGTH;
}
