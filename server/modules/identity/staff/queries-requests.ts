import { statement } from "../../../platform/database/database.ts";
import type { RequestData, RequestKind } from "./request-types.ts";

/** Requests that change who may act as staff, and who agreed to them. */

export interface RequestRow {
  id: string;
  kind: RequestKind;
  staff_id: string | null;
  data: RequestData;
  reason: string;
  asked_by: string;
  asked_at: Date;
  expires_at: Date;
  code_hash: Buffer | null;
  decided_by: string | null;
  decided_at: Date | null;
  approved: boolean | null;
}

const COLUMNS = `id, kind, staff_id, data, reason, asked_by, asked_at, expires_at, code_hash,
  decided_by, decided_at, approved`;

/** No row when something is asked for this colleague already. */
export const insertRequest = statement<
  [
    id: string,
    kind: RequestKind,
    staffId: string | null,
    data: string,
    reason: string,
    askedBy: string,
    now: Date,
    expiresAt: Date,
    codeHash: Buffer,
  ],
  RequestRow
>(
  "identity.insertStaffRequest",
  `insert into identity.staff_request (id, kind, staff_id, data, reason, asked_by, asked_at,
     expires_at, code_hash)
   values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9)
   on conflict (staff_id) where decided_at is null and staff_id is not null do nothing
   returning ${COLUMNS}`,
);

/** What waits, oldest first. */
export const openRequests = statement<[now: Date, limit: number], RequestRow>(
  "identity.openStaffRequests",
  `select ${COLUMNS} from identity.staff_request
   where decided_at is null and expires_at > $1 order by asked_at, id limit $2`,
);

/** What was decided, newest first. */
export const decidedRequests = statement<[limit: number], RequestRow>(
  "identity.decidedStaffRequests",
  `select ${COLUMNS} from identity.staff_request
   where decided_at is not null order by asked_at desc, id desc limit $1`,
);

export const lockRequest = statement<[id: string, now: Date], RequestRow>(
  "identity.lockStaffRequest",
  `select ${COLUMNS} from identity.staff_request
   where id = $1 and decided_at is null and expires_at > $2 for update`,
);

export const requestById = statement<[id: string], RequestRow>(
  "identity.staffRequestById",
  `select ${COLUMNS} from identity.staff_request where id = $1`,
);

export const closeRequest = statement<
  [id: string, decidedBy: string, approved: boolean, now: Date, staffId: string | null]
>(
  "identity.closeStaffRequest",
  `update identity.staff_request
   set decided_by = $2, approved = $3, decided_at = $4, staff_id = coalesce(staff_id, $5)
   where id = $1 and decided_at is null`,
);

/** What nobody decided in time is closed, so that it can be asked for again. */
export const expireRequests = statement<[now: Date]>(
  "identity.expireStaffRequests",
  `update identity.staff_request set approved = false, decided_at = expires_at
   where decided_at is null and expires_at <= $1`,
);

export const insertApproval = statement<
  [
    requestId: string,
    staffId: string,
    askedBy: string,
    concerned: string | null,
    alone: boolean,
    now: Date,
  ]
>(
  "identity.insertStaffRequestApproval",
  `insert into identity.staff_request_approval (request_id, staff_id, asked_by, concerned, alone, at)
   values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
);

export interface ApprovalRow {
  request_id: string;
  staff_id: string;
  alone: boolean;
  at: Date;
}

export const approvalsOf = statement<[requestIds: string[]], ApprovalRow>(
  "identity.staffRequestApprovals",
  `select request_id, staff_id, alone, at from identity.staff_request_approval
   where request_id = any ($1::uuid[]) order by at, staff_id`,
);
