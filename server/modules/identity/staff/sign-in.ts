import { randomUUID } from "node:crypto";
import { verify } from "otplib";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { clearTries, staffTries, takeTry, totpTries } from "../factors/attempts.ts";
import { useTotpStep } from "../factors/queries.ts";
import { verifySecret } from "../factors/secrets.ts";
import { TOTP_CONTEXT } from "../factors/totp.ts";
import { type StaffRow, staffById, staffByNumber } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { openStaffSession } from "../sessions/open-session.ts";
import { endChallenge, insertChallenge, openChallenge } from "./queries.ts";

/** Time to open the authenticator. */
const CHALLENGE_MS = 5 * 60 * 1_000;
/** Clocks may differ by one step of 30 seconds (RFC 6238 §5.2). */
const TOTP_TOLERANCE_SECONDS = 30;

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
  if (!taken.allowed) throw staffLocked(app, taken.lockedUntil);
  const stored = staff?.active ? staff.password_hash : undefined;
  const right = await verifySecret(app, "password", { stored, given: form.password });
  if (!right || !staff) {
    if (taken.lockedUntil) throw staffLocked(app, taken.lockedUntil);
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

/** Second factor: a TOTP code, each of which works once. */
export async function finishStaffSignIn(
  app: App,
  form: { challengeId: string; code: string; address: string },
): Promise<{ token: string; staff: StaffMe }> {
  return app.database.transaction(async (tx) => {
    const challenge = await tx.maybe(openChallenge, form.challengeId, tx.now);
    if (!challenge) throw refuse("challenge_expired");
    const staff = await tx.one(staffById, challenge.staff_id);
    const taken = await takeTry(tx, totpTries, staff.id);
    if (!taken.allowed) throw staffLocked(app, taken.lockedUntil);
    const right = staff.active && (await isFreshTotp(tx, staff, form.code));
    if (!right) {
      if (!taken.lockedUntil) throw refuse("totp_wrong").andCommit();
      await tx.run(endChallenge, form.challengeId, tx.now);
      throw staffLocked(app, taken.lockedUntil).andCommit();
    }
    await clearTries(tx, totpTries, staff.id);
    await tx.run(endChallenge, form.challengeId, tx.now);
    return welcomeStaff(tx, staff, form.address);
  });
}

/** True when the code fits and its time step was not used before; the step is then used up. */
async function isFreshTotp(tx: Tx, staff: StaffRow, code: string): Promise<boolean> {
  const result = await verify({
    secret: tx.app.vault.open(staff.totp_sealed, TOTP_CONTEXT),
    token: code,
    epoch: Math.floor(tx.now.getTime() / 1_000),
    epochTolerance: TOTP_TOLERANCE_SECONDS,
  });
  if (!result.valid || !("timeStep" in result)) return false;
  return (await tx.run(useTotpStep, staff.id, BigInt(result.timeStep))) === 1;
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

function staffLocked(app: App, at: Date) {
  return refuse("sign_in_locked", { retryAt: at.toISOString(), retryAtText: timeText(app, at) });
}
