import { generateSecret } from "otplib";
import type { Tx } from "../../../platform/database/database.ts";
import { checkDigit, uuidv7 } from "../../../platform/ids.ts";
import { TOTP_CONTEXT } from "../factors/totp.ts";
import { insertStaff, nextStaffSerial } from "./queries.ts";
import type { NewColleague } from "./request-types.ts";

export interface StaffEntry extends Omit<NewColleague, "roles"> {
  roles: readonly NewColleague["roles"][number][];
  /** Undefined: set at enrolment. A Base32 secret is made unless given. */
  secrets: { passwordHash: string; totpSecret?: string | undefined } | undefined;
  /** Short digits; made unless given. */
  staffNumber?: string | undefined;
  /** Now, unless given. */
  rightsSince?: Date | undefined;
}

/** Writes a colleague's entry; who agreed to it is for the caller to know. */
export async function writeStaff(
  tx: Tx,
  entry: StaffEntry,
): Promise<{ staffId: string; staffNumber: string; totpSecret: string }> {
  const { secrets } = entry;
  const staffId = uuidv7(tx.now.getTime());
  const staffNumber = entry.staffNumber ?? (await nextStaffNumber(tx));
  const totpSecret = secrets ? (secrets.totpSecret ?? generateSecret()) : "";
  await tx.run(
    insertStaff,
    staffId,
    staffNumber,
    entry.displayName,
    entry.department ?? "客户服务部",
    entry.departmentEn ?? "Customer service",
    [...entry.roles],
    entry.language ?? "zh",
    secrets?.passwordHash ?? null,
    secrets ? tx.app.vault.seal(totpSecret, TOTP_CONTEXT) : null,
    tx.now,
    entry.rightsSince ?? tx.now,
  );
  return { staffId, staffNumber, totpSecret };
}

/** Short enough to read aloud, with a check digit against slips of the tongue. */
async function nextStaffNumber(tx: Tx): Promise<string> {
  const { serial } = await tx.one(nextStaffSerial);
  const digits = serial.toString();
  return digits + checkDigit(digits);
}
