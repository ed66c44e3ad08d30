import { randomUUID } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { clearTries, staffTries, takeTry } from "../factors/attempts.ts";
import { demandProven } from "../factors/policy.ts";
import { verifySecret } from "../factors/secrets.ts";
import { signInLocked, totpRefusal } from "../factors/totp.ts";
import { type StaffRow, staffById, staffByNumber } from "../people/queries.ts";
import { openStaffSession } from "../sessions/open-session.ts";
import { refuse } from "./errors.ts";
import { endChallenge, insertChallenge, openChallenge } from "./queries.ts";

/** Time to open the authenticator. */
const CHALLENGE_MS = 5 * 60 * 1_000;

export interface StaffMe {
  id: string;
  staffNumber: string;
  displayName: string;
  roles: StaffRole[];
  language: Language;
}

/**
 * First factor. An unknown number takes the same time and gets the same answers. Tries count per
 * number and network address: staff numbers are public, and a stranger must not be able to lock
 * the desk out. A password guessed from many addresses still meets the second factor.
 */
export async function beginStaffSignIn(
  app: App,
  form: { staffNumber: string; password: string; address: string },
): Promise<{ challengeId: string }> {
  const { database } = app;
  const subject = `${form.staffNumber}@${form.address}`;
  const { staff, taken } = await database.transaction(async (tx) => ({
    staff: await tx.maybe(staffByNumber, form.staffNumber),
    taken: await takeTry(tx, staffTries, subject),
  }));
  if (!taken.allowed) throw signInLocked(app, taken.lockedUntil);
  const stored = staff?.active ? staff.password_hash : undefined;
  const right = await verifySecret(app, "password", { stored, given: form.password });
  if (!right || !staff) {
    if (taken.lockedUntil) throw signInLocked(app, taken.lockedUntil);
    throw refuse("staff_sign_in_failed", { triesLeft: taken.triesLeft });
  }
  const challengeId = randomUUID();
  await database.transaction(async (tx) => {
    await clearTries(tx, staffTries, subject);
    const expiresAt = new Date(tx.now.getTime() + CHALLENGE_MS);
    await tx.run(insertChallenge, challengeId, staff.id, tx.now, expiresAt);
  });
  return { challengeId };
}

/** Second factor: the authenticator's code, each of which works once. */
export async function finishStaffSignIn(
  app: App,
  form: { challengeId: string; code: string; address: string },
): Promise<{ token: string; staff: StaffMe }> {
  return app.database.transaction(async (tx) => {
    const challenge = await tx.maybe(openChallenge, form.challengeId, tx.now);
    if (!challenge) throw refuse("challenge_expired");
    const staff = await tx.one(staffById, challenge.staff_id);
    const refusal = await totpRefusal(tx, staff, form.code);
    if (refusal?.code === "totp_wrong") throw refusal.andCommit();
    await tx.run(endChallenge, form.challengeId, tx.now);
    if (refusal) throw refusal.andCommit();
    demandProven(app, "staff_sign_in", ["password", "totp"]);
    return welcomeStaff(tx, staff, form.address);
  });
}

async function welcomeStaff(tx: Tx, staff: StaffRow, address: string) {
  const { token, sessionId } = await openStaffSession(tx, { staffId: staff.id, address });
  const me = toStaffMe(staff);
  const { language, roles, staffNumber, displayName } = me;
  const actor = { kind: "staff", staffId: staff.id, staffNumber, displayName, roles, sessionId };
  await audit(
    tx,
    { ...actor, kind: "staff", address, language },
    { action: "identity.staff-signed-in", subject: `staff:${staff.id}`, details: { address } },
  );
  return { token, staff: me };
}

export function toStaffMe(staff: StaffRow): StaffMe {
  return {
    id: staff.id,
    staffNumber: staff.staff_number,
    displayName: staff.display_name,
    roles: staff.roles,
    language: staff.language,
  };
}
