import type { App } from "../../../platform/app.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { clearTries, staffPasswordTries, takeTry } from "../factors/attempts.ts";
import { demandStrongPassword } from "../factors/password-strength.ts";
import { setStaffPassword } from "../factors/queries.ts";
import { hashSecret, verifySecret } from "../factors/secrets.ts";
import { type StaffRow, staffById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteOtherSessionsOfStaff } from "../sessions/queries.ts";
import { endChallengesOfStaff } from "./queries.ts";

/** Staff change their own password with the old one; their other screens are signed out. */
export async function changeStaffPassword(
  app: App,
  actor: StaffActor,
  form: { current: string; password: string },
): Promise<void> {
  const { staffId, sessionId, language } = actor;
  const staff = await proveStaffPassword(app, actor, form.current);
  const personal = [staff.display_name, staff.staff_number];
  demandStrongPassword(app, form.password, { language, personal });
  const passwordHash = await hashSecret(app, "password", form.password);
  await app.database.transaction(async (tx) => {
    await tx.run(setStaffPassword, staffId, passwordHash);
    await tx.run(endChallengesOfStaff, staffId, tx.now);
    await endSessions(tx, deleteOtherSessionsOfStaff, staffId, sessionId);
    await audit(tx, actor, {
      action: "identity.staff-password-changed",
      subject: `staff:${staffId}`,
    });
  });
}

/** Counted like every password: a screen left open must not be a place to guess. */
async function proveStaffPassword(
  app: App,
  { staffId }: StaffActor,
  password: string,
): Promise<StaffRow> {
  const { staff, taken } = await app.database.transaction(async (tx) => ({
    staff: await tx.one(staffById, staffId),
    taken: await takeTry(tx, staffPasswordTries, staffId),
  }));
  if (!taken.allowed) throw locked(app, taken.lockedUntil);
  const stored = staff.password_hash;
  if (!(await verifySecret(app, "password", { stored, given: password }))) {
    if (taken.lockedUntil) throw locked(app, taken.lockedUntil);
    throw refuse("staff_password_wrong", { triesLeft: taken.triesLeft });
  }
  await app.database.transaction((tx) => clearTries(tx, staffPasswordTries, staffId));
  return staff;
}

function locked(app: App, at: Date) {
  return refuse("staff_password_locked", {
    retryAt: at.toISOString(),
    retryAtText: timeText(app, at),
  });
}
