import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor, StaffRole } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteSessionsOfStaff } from "../sessions/queries.ts";
import { type StaffCard, staffCard } from "./cards.ts";
import { refuse } from "./errors.ts";
import { updateStaff } from "./queries.ts";

export interface StaffChange {
  displayName?: string | undefined;
  department?: string | undefined;
  departmentEn?: string | undefined;
  roles?: StaffRole[] | undefined;
  active?: boolean | undefined;
}

/**
 * Changes a colleague's entry. A change of roles or of being active signs the colleague out at
 * once, so that no open screen keeps rights that are gone. Nobody changes their own roles.
 */
export async function changeStaff(
  tx: Tx,
  actor: StaffActor,
  staffId: string,
  change: StaffChange,
): Promise<StaffCard> {
  const changesRights = change.roles !== undefined || change.active !== undefined;
  if (changesRights && staffId === actor.staffId) throw refuse("own_rights");
  const { displayName = null, department = null, departmentEn = null } = change;
  const { roles = null, active = null } = change;
  const names = [displayName, department, departmentEn] as const;
  const changed = await tx.run(updateStaff, staffId, ...names, roles, active);
  const card = await staffCard(tx, staffId);
  if (changed === 0 || !card) throw refuseRequest("not_found");
  if (changesRights) await endSessions(tx, deleteSessionsOfStaff, staffId);
  await audit(tx, actor, {
    action: "identity.staff-changed",
    subject: `staff:${staffId}`,
    details: { ...change },
  });
  return card;
}
