import type { App } from "../../../platform/app.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { requireStrongPassword } from "../factors/password-strength.ts";
import { prove } from "../factors/prove.ts";
import { setStaffPassword } from "../factors/queries.ts";
import { hashSecret } from "../factors/secrets.ts";
import { staffById } from "../people/queries.ts";
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
  const proof = { kind: "password", answer: form.current };
  await prove(app, actor, { purpose: "staff_password" }, [proof]);
  const staff = await app.database.one(staffById, staffId);
  const personal = [staff.display_name, staff.staff_number];
  await requireStrongPassword(app, form.password, { language, personal });
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
