import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { type StaffCard, staffCard } from "./cards.ts";
import { updateStaffNames } from "./queries.ts";

export interface StaffNames {
  displayName?: string | undefined;
  department?: string | undefined;
  departmentEn?: string | undefined;
}

/** Changes how a colleague is called. Rights are changed by request only. */
export async function changeStaff(
  tx: Tx,
  actor: StaffActor,
  staffId: string,
  change: StaffNames,
): Promise<StaffCard> {
  const { displayName = null, department = null, departmentEn = null } = change;
  const changed = await tx.run(updateStaffNames, staffId, displayName, department, departmentEn);
  const card = await staffCard(tx, staffId);
  if (changed === 0 || !card) throw refuseRequest("not_found");
  await audit(tx, actor, {
    action: "identity.staff-changed",
    subject: `staff:${staffId}`,
    details: { ...change },
  });
  return card;
}
