import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { type CarriedOut, carryOut } from "./carry-out.ts";
import { refuse } from "./errors.ts";
import {
  approvalsOf,
  closeRequest,
  insertApproval,
  lockRequest,
  type RequestRow,
} from "./queries-requests.ts";
import { type AdminStanding, isApproved, mayAddAlone } from "./request-rules.ts";
import { lockStanding } from "./standing.ts";
import { tellAdmins } from "./tell-admins.ts";

export interface RequestDecided {
  state: "waiting" | "approved" | "declined";
  /** Shown this once, to be handed to the colleague: half of what enrolment takes. */
  enrolmentUrl: string | null;
  staffNumber: string | null;
}

const NOTHING = { enrolmentUrl: null, staffNumber: null };

/**
 * The other eyes. The asker may only withdraw, and the person concerned decides nothing. It is
 * carried out with the last approval that it needs.
 */
export async function decideStaffRequest(
  tx: Tx,
  actor: StaffActor,
  { id, approve }: { id: string; approve: boolean },
): Promise<RequestDecided> {
  const standing = await lockStanding(tx);
  const row = await tx.maybe(lockRequest, id, tx.now);
  if (!row) throw refuse("staff_request_closed");
  if (actor.staffId === row.staff_id) throw refuse("staff_request_four_eyes");
  if (!approve) {
    await close(tx, actor, row, "declined");
    return { state: "declined", ...NOTHING };
  }
  // A request ends with its asker's rights: what a dismissed admin left behind stays undone.
  if (!standing.admins.some((admin) => admin.id === row.asked_by)) {
    await close(tx, actor, row, "declined");
    throw refuse("staff_request_asker_gone").andCommit();
  }
  return approveRequest(tx, actor, row, standing);
}

async function approveRequest(
  tx: Tx,
  actor: StaffActor,
  row: RequestRow,
  standing: AdminStanding,
): Promise<RequestDecided> {
  const own = actor.staffId === row.asked_by;
  const alone = own && mayAddAlone(standing, { kind: row.kind, roles: row.data.roles ?? [] });
  if (own && !alone) throw refuse("staff_request_four_eyes");
  const { staffId } = actor;
  await tx.run(insertApproval, row.id, staffId, row.asked_by, row.staff_id, alone, tx.now);
  const approvals = await tx.all(approvalsOf, [row.id]);
  const approvedBy = approvals.map((approval) => approval.staff_id);
  if (!isApproved(standing, approvedBy)) {
    await auditDecision(tx, actor, row, "approved-in-part");
    await tellAdmins(tx, actor, { row, what: "approved_in_part" });
    return { state: "waiting", ...NOTHING };
  }
  if (alone) tx.app.log.warn({ requestId: row.id, staffId }, "the only admin added another alone");
  const done = await carryOut(tx, row, standing);
  await close(tx, actor, row, "approved", done);
  return { state: "approved", enrolmentUrl: done.enrolmentUrl, staffNumber: done.staffNumber };
}

async function close(
  tx: Tx,
  actor: StaffActor,
  row: RequestRow,
  what: "approved" | "declined",
  done?: CarriedOut,
): Promise<void> {
  const { staffId } = actor;
  await tx.run(closeRequest, row.id, staffId, what === "approved", tx.now, done?.staffId ?? null);
  await auditDecision(tx, actor, { ...row, staff_id: row.staff_id ?? done?.staffId ?? null }, what);
  await tellAdmins(tx, actor, { row, what });
}

function auditDecision(tx: Tx, actor: StaffActor, row: RequestRow, what: string): Promise<void> {
  return audit(tx, actor, {
    action: `identity.staff-request-${what}`,
    subject: row.staff_id ? `staff:${row.staff_id}` : `staff-request:${row.id}`,
    details: {
      requestId: row.id,
      kind: row.kind,
      ...row.data,
      reason: row.reason,
      askedBy: row.asked_by,
    },
  });
}
