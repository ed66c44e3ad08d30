import { generateSecret } from "otplib";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffActor, StaffRole } from "../../../platform/http/permission.ts";
import { checkDigit, uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { requireStrongPassword } from "../factors/password-strength.ts";
import { hashSecret } from "../factors/secrets.ts";
import { TOTP_CONTEXT, totpUriOf } from "../factors/totp.ts";
import { insertStaff, nextStaffSerial } from "./queries.ts";

export interface StaffForm {
  displayName: string;
  roles: readonly StaffRole[];
  password: string;
  department?: string | undefined;
  departmentEn?: string | undefined;
  language?: Language | undefined;
}

export interface StaffAdded {
  staffId: string;
  staffNumber: string;
  totpUri: string;
  totpSecret: string;
}

/** An admin adds a colleague; the authenticator's secret is handed out this once. */
export async function addStaff(app: App, actor: StaffActor, form: StaffForm): Promise<StaffAdded> {
  const { password, displayName, roles } = form;
  await requireStrongPassword(app, password, { language: actor.language, personal: [displayName] });
  const passwordHash = await hashSecret(app, "password", password);
  return app.database.transaction(async (tx) => {
    const added = await writeStaff(tx, { ...form, passwordHash });
    await audit(tx, actor, {
      action: "identity.staff-added",
      subject: `staff:${added.staffId}`,
      details: { staffNumber: added.staffNumber, roles },
    });
    return added;
  });
}

export interface StaffEntry extends Omit<StaffForm, "password"> {
  passwordHash: string;
  /** Base32; made unless given. */
  totpSecret?: string | undefined;
  /** Short digits; made unless given. */
  staffNumber?: string | undefined;
}

export async function writeStaff(tx: Tx, entry: StaffEntry): Promise<StaffAdded> {
  const { app } = tx;
  const staffId = uuidv7(tx.now.getTime());
  const staffNumber = entry.staffNumber ?? (await nextStaffNumber(tx));
  const totpSecret = entry.totpSecret ?? generateSecret();
  await tx.run(
    insertStaff,
    staffId,
    staffNumber,
    entry.displayName,
    entry.department ?? "客户服务部",
    entry.departmentEn ?? "Customer service",
    [...entry.roles],
    entry.language ?? "zh",
    entry.passwordHash,
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
