import { statement } from "../../../platform/database/database.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";

/** Entries of staff, their sign-ins under way, and resets that two admins approve. */

export interface StaffCardRow {
  id: string;
  staff_number: string;
  display_name: string;
  department: string;
  department_en: string;
  roles: StaffRole[];
  active: boolean;
}

export const staffCards = statement<[ids: string[]], StaffCardRow>(
  "identity.staffCards",
  `select id, staff_number, display_name, department, department_en, roles, active
   from identity.staff_card where id = any ($1::uuid[])`,
);

export const staffCardByNumber = statement<[staffNumber: string], StaffCardRow>(
  "identity.staffCardByNumber",
  `select id, staff_number, display_name, department, department_en, roles, active
   from identity.staff_card where staff_number = $1`,
);

export const allStaffCards = statement<[limit: number], StaffCardRow>(
  "identity.allStaffCards",
  `select id, staff_number, display_name, department, department_en, roles, active
   from identity.staff_card order by staff_number limit $1`,
);

export const nextStaffSerial = statement<[], { serial: bigint }>(
  "identity.nextStaffSerial",
  `select nextval('identity.staff_serial') as serial`,
);

export const insertStaff = statement<
  [
    id: string,
    staffNumber: string,
    displayName: string,
    department: string,
    departmentEn: string,
    roles: string[],
    language: string,
    passwordHash: string,
    totpSealed: Buffer,
    now: Date,
  ]
>(
  "identity.insertStaff",
  `insert into identity.staff (id, staff_number, display_name, department, department_en, roles,
     language, password_hash, totp_sealed, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** Null leaves a field as it is. */
export const updateStaff = statement<
  [
    id: string,
    displayName: string | null,
    department: string | null,
    departmentEn: string | null,
    roles: string[] | null,
    active: boolean | null,
  ]
>(
  "identity.updateStaff",
  `update identity.staff set display_name = coalesce($2, display_name),
     department = coalesce($3, department), department_en = coalesce($4, department_en),
     roles = coalesce($5, roles), active = coalesce($6, active)
   where id = $1`,
);

export const insertChallenge = statement<[id: string, staffId: string, now: Date, expiresAt: Date]>(
  "identity.insertChallenge",
  `insert into identity.staff_challenge (id, staff_id, created_at, expires_at)
   values ($1, $2, $3, $4)`,
);

export const openChallenge = statement<[id: string, now: Date], { staff_id: string }>(
  "identity.openChallenge",
  `select staff_id from identity.staff_challenge
   where id = $1 and ended_at is null and expires_at > $2 for update`,
);

export const endChallenge = statement<[id: string, now: Date]>(
  "identity.endChallenge",
  `update identity.staff_challenge set ended_at = $2 where id = $1 and ended_at is null`,
);

export const deleteOldChallenges = statement<[now: Date]>(
  "identity.deleteOldChallenges",
  `delete from identity.staff_challenge where expires_at < $1`,
);

export type ResetKind = "authenticator" | "password";

export interface ResetRow {
  id: string;
  staff_id: string;
  kind: ResetKind;
  reason: string;
  asked_by: string;
  asked_at: Date;
  expires_at: Date;
}

const RESET_COLUMNS = "id, staff_id, kind, reason, asked_by, asked_at, expires_at";

/** No row when the same is asked for already. */
export const insertReset = statement<
  [
    id: string,
    staffId: string,
    kind: ResetKind,
    reason: string,
    askedBy: string,
    now: Date,
    expiresAt: Date,
  ],
  ResetRow
>(
  "identity.insertReset",
  `insert into identity.staff_reset (${RESET_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (staff_id, kind) where decided_at is null do nothing
   returning ${RESET_COLUMNS}`,
);

export const openResets = statement<[now: Date, limit: number], ResetRow>(
  "identity.openResets",
  `select ${RESET_COLUMNS} from identity.staff_reset
   where decided_at is null and expires_at > $1 order by asked_at, id limit $2`,
);

export const openReset = statement<[id: string, now: Date], ResetRow>(
  "identity.openReset",
  `select ${RESET_COLUMNS} from identity.staff_reset
   where id = $1 and decided_at is null and expires_at > $2`,
);

/** No row when another decision was first. */
export const closeReset = statement<[id: string, decidedBy: string, approved: boolean, now: Date]>(
  "identity.closeReset",
  `update identity.staff_reset set decided_by = $2, approved = $3, decided_at = $4
   where id = $1 and decided_at is null and expires_at > $4`,
);

/** Closes requests that expired undecided, so that the same can be asked for again. */
export const expireResets = statement<[now: Date]>(
  "identity.expireResets",
  `update identity.staff_reset set approved = false, decided_at = expires_at
   where decided_at is null and expires_at <= $1`,
);

export const endChallengesOfStaff = statement<[staffId: string, now: Date]>(
  "identity.endChallengesOfStaff",
  `update identity.staff_challenge set ended_at = $2 where staff_id = $1 and ended_at is null`,
);
