import { generateSecret } from "otplib";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { checkDigit, uuidv7 } from "../../../platform/ids.ts";
import { hashSecret } from "../factors/secrets.ts";
import { TOTP_CONTEXT, totpUriOf } from "../factors/totp.ts";
import { insertStaff, nextStaffSerial } from "./queries.ts";

export interface NewStaff {
  displayName: string;
  roles: readonly StaffRole[];
  password: string;
  department?: string;
  departmentEn?: string;
  language?: Language;
  /** Base32; made unless given. */
  totpSecret?: string;
  /** Short digits; made unless given. */
  staffNumber?: string;
}

/** Makes a member of staff; the authenticator's secret is handed out this once. */
export async function registerStaff(
  tx: Tx,
  given: NewStaff,
): Promise<{ staffId: string; staffNumber: string; totpUri: string; totpSecret: string }> {
  const { app } = tx;
  const staffId = uuidv7(tx.now.getTime());
  const staffNumber = given.staffNumber ?? (await nextStaffNumber(tx));
  const totpSecret = given.totpSecret ?? generateSecret();
  await tx.run(
    insertStaff,
    staffId,
    staffNumber,
    given.displayName,
    given.department ?? "客户服务部",
    given.departmentEn ?? "Customer service",
    [...given.roles],
    given.language ?? "zh",
    await hashSecret(app, "password", given.password),
    app.vault.seal(totpSecret, TOTP_CONTEXT),
    tx.now,
  );
  const totpUri = totpUriOf(app, { staffNumber, secret: totpSecret });
  return { staffId, staffNumber, totpUri, totpSecret };
}

/** Short enough to read aloud, with a check digit against slips of the tongue. */
async function nextStaffNumber(tx: Tx): Promise<string> {
  const { serial } = await tx.one(nextStaffSerial);
  const digits = serial.toString();
  return digits + checkDigit(digits);
}
