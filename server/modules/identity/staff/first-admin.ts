import type { Tx } from "../../../platform/database/database.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { staffName as personName } from "../people/schemas.ts";
import { writeStaff } from "./add-staff.ts";
import { openEnrolment } from "./open-enrolment.ts";
import { activeAdmins, lockAdmins } from "./queries.ts";

/**
 * Adds an admin from the server's own machine and answers the one-time link; undefined once any
 * admin can sign in: from then on admins are added in the console, by two of them.
 */
export async function openFirstAdmin(
  tx: Tx,
  name: string,
): Promise<{ staffNumber: string; url: string } | undefined> {
  const displayName = personName.safeParse(name);
  if (!displayName.success) throw new Error("a name has 1 to 40 letters and nothing invisible");
  await tx.one(lockAdmins);
  if ((await tx.all(activeAdmins)).length > 0) return undefined;
  const { staffId, staffNumber } = await writeStaff(tx, {
    displayName: displayName.data,
    department: "管理部",
    departmentEn: "Management",
    roles: ["admin"],
    secrets: undefined,
  });
  const url = await openEnrolment(tx, { staffId, requestId: null, lost: "both" });
  await audit(tx, systemActor("add-admin"), {
    action: "identity.first-admin-added",
    subject: `staff:${staffId}`,
    details: { staffNumber },
  });
  return { staffNumber, url };
}
