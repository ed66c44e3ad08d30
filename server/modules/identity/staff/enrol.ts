import { timingSafeEqual } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { requireStrongPassword } from "../factors/password-strength.ts";
import { prove } from "../factors/prove.ts";
import { hashSecret } from "../factors/secrets.ts";
import { TOTP_CONTEXT, totpRefusal, totpStepOf } from "../factors/totp.ts";
import { STAFF_EMAIL_CONTEXT } from "../people/email.ts";
import { type StaffRow, staffById } from "../people/queries.ts";
import { hashToken } from "../sessions/token.ts";
import { enrolmentCodeHash } from "./ask-request.ts";
import { refuse } from "./errors.ts";
import {
  countWrongEnrolmentCode,
  type EnrolmentRow,
  enrolStaff,
  lockEnrolmentByToken,
  openEnrolmentByToken,
  useEnrolment,
} from "./queries-enrolment.ts";
import { requestById } from "./queries-requests.ts";
import type { Lost } from "./request-types.ts";
import { tellAdmins } from "./tell-admins.ts";

const WRONG_CODES_MAX = 5;

export interface Enrolment {
  staffNumber: string;
  displayName: string;
  lost: Lost;
  needsCode: boolean;
  expiresAt: string;
}

export interface EnrolmentForm {
  token: string;
  /** The asker's half; links made at the server itself have none. */
  code?: string | undefined;
  password?: string | undefined;
  /** Instead of what an admin can vouch for: the secret that was not lost. */
  currentPassword?: string | undefined;
  /** Base32, made by the colleague's own browser: no answer of ours ever carries one. */
  totpSecret?: string | undefined;
  totpCode: string;
  email?: string | undefined;
  address: string;
}

/** What the link is for, so that its owner sees whose it is before typing anything. */
export async function readEnrolment(reader: Reader, token: string): Promise<Enrolment> {
  const row = await reader.maybe(openEnrolmentByToken, hashToken(token), reader.now);
  const staff = row && (await reader.one(staffById, row.staff_id));
  if (!staff?.active) throw refuse("enrolment_over");
  return {
    staffNumber: staff.staff_number,
    displayName: staff.display_name,
    lost: row?.lost ?? "both",
    needsCode: row?.request_id !== null,
    expiresAt: (row?.expires_at ?? reader.now).toISOString(),
  };
}

/**
 * The colleague sets password and authenticator themselves. Whoever lost only one of the two proves
 * the other, so that not even two admins together get into somebody's account by a reset of one.
 */
export async function finishEnrolment(
  app: App,
  form: EnrolmentForm,
): Promise<{ staffNumber: string }> {
  const { row, staff } = await app.database.transaction((tx) => checkLink(tx, form));
  const given = givenFor(row.lost, form);
  if (!given) throw refuseRequest("invalid_request");
  const personal = [staff.display_name, staff.staff_number];
  const { language } = staff;
  if (given.password) {
    await requireStrongPassword(app, given.password, { language, personal });
  }
  if (given.current) {
    const proof = { kind: "password", answer: given.current };
    const subject = { kind: "staff", staffId: staff.id } as const;
    await prove(app, subject, { purpose: "staff_password" }, [proof]);
  }
  const passwordHash = given.password ? await hashSecret(app, "password", given.password) : null;
  await app.database.transaction((tx) => writeSecrets(tx, { row, staff, passwordHash }, form));
  return { staffNumber: staff.staff_number };
}

/** What each kind of link demands; undefined when something is missing or too much. */
function givenFor(lost: Lost, form: EnrolmentForm) {
  const { password, currentPassword: current, totpSecret } = form;
  const wanted = {
    both: !!password && !current && !!totpSecret,
    password: !!password && !current && !totpSecret,
    authenticator: !password && !!current && !!totpSecret,
  };
  return wanted[lost] ? { password, current } : undefined;
}

/** Wrong codes are counted while the row is held, so that guesses together cannot outrun it. */
async function checkLink(
  tx: Tx,
  { token, code }: EnrolmentForm,
): Promise<{ row: EnrolmentRow; staff: StaffRow }> {
  const row = await tx.maybe(lockEnrolmentByToken, hashToken(token), tx.now);
  const staff = row && (await tx.one(staffById, row.staff_id));
  if (!row || !staff?.active) throw refuse("enrolment_over");
  if (row.request_id) {
    const request = await tx.one(requestById, row.request_id);
    const expected = request.code_hash;
    const given = enrolmentCodeHash(tx, request.id, code ?? "");
    if (!expected || !timingSafeEqual(expected, given)) {
      const triesLeft = WRONG_CODES_MAX - row.wrong_codes - 1;
      await tx.run(countWrongEnrolmentCode, row.id, triesLeft === 0 ? tx.now : null);
      const over = triesLeft === 0;
      throw (
        over ? refuse("enrolment_over") : refuse("enrolment_code_wrong", { triesLeft })
      ).andCommit();
    }
  }
  return { row, staff };
}

async function writeSecrets(
  tx: Tx,
  made: { row: EnrolmentRow; staff: StaffRow; passwordHash: string | null },
  form: EnrolmentForm,
): Promise<void> {
  const { row, staff, passwordHash } = made;
  const { vault } = tx.app;
  const step = await demandTotp(tx, staff, form);
  if ((await tx.run(useEnrolment, row.id, tx.now)) === 0) throw refuse("enrolment_over");
  const totpSealed = form.totpSecret ? vault.seal(form.totpSecret, TOTP_CONTEXT) : null;
  const emailSealed = form.email ? vault.seal(form.email, STAFF_EMAIL_CONTEXT) : null;
  await tx.run(enrolStaff, staff.id, passwordHash, totpSealed, step, emailSealed, tx.now);
  const actor = actorOf(staff, form.address);
  await audit(tx, actor, {
    action: "identity.staff-enrolled",
    subject: `staff:${staff.id}`,
    details: { lost: row.lost, address: form.address },
  });
  const about = {
    id: row.request_id ?? row.id,
    kind: "add",
    staff_id: staff.id,
    data: {},
  } as const;
  await tellAdmins(tx, actor, { row: about, what: "enrolled" });
}

/** The code of the new authenticator, or of the old one that was not lost. */
async function demandTotp(tx: Tx, staff: StaffRow, form: EnrolmentForm): Promise<bigint | null> {
  if (!form.totpSecret) {
    const refusal = await totpRefusal(tx, staff, form.totpCode);
    if (refusal) throw refusal.andCommit();
    return null;
  }
  const step = await totpStepOf(tx, form.totpSecret, form.totpCode);
  if (step === undefined) throw refuse("enrolment_totp_wrong");
  return step;
}

function actorOf(staff: StaffRow, address: string): StaffActor {
  return {
    kind: "staff",
    staffId: staff.id,
    staffNumber: staff.staff_number,
    displayName: staff.display_name,
    roles: staff.roles,
    sessionId: "",
    address,
    language: staff.language,
  };
}
