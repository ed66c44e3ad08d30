import type { Reader } from "../../../platform/database/database.ts";
import { enrols } from "./ask-request.ts";
import { staffCardsOf } from "./cards.ts";
import {
  type ApprovalRow,
  approvalsOf,
  decidedRequests,
  openRequests,
  type RequestRow,
} from "./queries-requests.ts";
import { type AdminStanding, isYoung, mayAddAlone } from "./request-rules.ts";
import { adminStanding } from "./standing.ts";

/** The newest decisions stand beside what waits; the audit log has all. */
const DECIDED_SHOWN = 20;

/** What waits for admins, what they decided, and how few of them there are. */
export async function listStaffRequests(reader: Reader, staffId: string, limit: number) {
  const standing = await adminStanding(reader);
  const open = await reader.all(openRequests, reader.now, limit);
  const decided = await reader.all(decidedRequests, DECIDED_SHOWN);
  const admins = {
    active: standing.admins.length,
    established: standing.established,
    youngDays: standing.youngDays,
  };
  return {
    admins,
    open: await requestViews(reader, staffId, open, standing),
    decided: await requestViews(reader, staffId, decided, standing),
  };
}

export async function requestView(reader: Reader, staffId: string, row: RequestRow) {
  const standing = await adminStanding(reader);
  const [view] = await requestViews(reader, staffId, [row], standing);
  if (!view) throw new Error("one row gives one view");
  return view;
}

async function requestViews(
  reader: Reader,
  viewer: string,
  rows: readonly RequestRow[],
  standing: AdminStanding,
) {
  const ids = rows.map((row) => row.id);
  const approvals = await reader.all(approvalsOf, ids);
  const people = rows.flatMap((row) => [row.staff_id, row.asked_by, row.decided_by]);
  const named = [...people, ...approvals.map((approval) => approval.staff_id)];
  const cards = await staffCardsOf(reader, [...new Set(named.filter((id) => id !== null))]);
  const name = (id: string) => {
    const { staffNumber = "", displayName = "", roles = [] } = cards.get(id) ?? {};
    return { id, staffNumber, displayName, roles };
  };
  return rows.map((row) => {
    const own = approvals.filter((approval) => approval.request_id === row.id);
    return {
      id: row.id,
      kind: row.kind,
      reason: row.reason,
      concerned: row.staff_id ? name(row.staff_id) : null,
      displayName: row.data.displayName ?? null,
      roles: row.data.roles ?? null,
      lost: row.data.lost ?? null,
      enrols: enrols(row),
      askedBy: name(row.asked_by),
      askedAt: row.asked_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      approvals: own.map((approval) => ({
        by: name(approval.staff_id),
        at: approval.at.toISOString(),
        alone: approval.alone,
      })),
      state: stateOf(row),
      decidedBy: row.decided_by ? name(row.decided_by) : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      may: mayOf(viewer, row, own, standing),
    };
  });
}

function stateOf(row: RequestRow): "waiting" | "approved" | "declined" | "expired" {
  if (!row.decided_at) return "waiting";
  if (row.approved) return "approved";
  return row.decided_by ? "declined" : "expired";
}

/** What the viewer may do with it; `third` says that another admin must agree as well. */
function mayOf(
  viewer: string,
  row: RequestRow,
  approvals: readonly ApprovalRow[],
  standing: AdminStanding,
) {
  const open = !row.decided_at && row.staff_id !== viewer;
  const agreed = approvals.some((approval) => approval.staff_id === viewer);
  const own = row.asked_by === viewer;
  const alone = own && mayAddAlone(standing, { kind: row.kind, roles: row.data.roles ?? [] });
  const me = standing.admins.find(({ id }) => id === viewer);
  const young = me !== undefined && isYoung(me, standing);
  return {
    approve: open && !agreed && (!own || alone),
    decline: open,
    third: open && !own && standing.established && young && approvals.length === 0,
  };
}
