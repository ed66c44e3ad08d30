import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { type StaffCard, staffCard } from "./cards.ts";
import { signedOut } from "./carry-out.ts";
import { refuse } from "./errors.ts";
import { setStaffActive } from "./queries.ts";
import { lockStanding } from "./standing.ts";
import { tellAdmins } from "./tell-admins.ts";

/**
 * Stops a colleague at once; coming back takes a request. An admin is stopped by request
 * only: else one admin could get rid of all who might object.
 */
export async function stopStaff(
  tx: Tx,
  actor: StaffActor,
  staffId: string,
  reason: string,
): Promise<StaffCard> {
  if (staffId === actor.staffId) throw refuse("own_rights");
  await lockStanding(tx);
  const before = await staffCard(tx, staffId);
  if (before?.roles.includes("admin")) throw refuse("staff_admin_by_request");
  if ((await tx.run(setStaffActive, staffId, false, tx.now)) === 0) {
    throw refuseRequest("not_found");
  }
  await signedOut(tx, staffId);
  await audit(tx, actor, {
    action: "identity.staff-stopped",
    subject: `staff:${staffId}`,
    details: { reason },
  });
  const row = { id: staffId, kind: "deactivate", staff_id: staffId, data: {} } as const;
  await tellAdmins(tx, actor, { row, what: "approved" });
  const card = await staffCard(tx, staffId);
  if (!card) throw refuseRequest("not_found");
  return card;
}
