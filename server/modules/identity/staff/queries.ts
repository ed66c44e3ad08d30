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
  enrolled: boolean;
}

const CARD_COLUMNS =
  "id, staff_number, display_name, department, department_en, roles, active, enrolled";

export const staffCards = statement<[ids: string[]], StaffCardRow>(
  "identity.staffCards",
  `select ${CARD_COLUMNS}
   from identity.staff_card where id = any ($1::uuid[])`,
);

export const staffCardByNumber = statement<[staffNumber: string], StaffCardRow>(
  "identity.staffCardByNumber",
  `select ${CARD_COLUMNS}
   from identity.staff_card where staff_number = $1`,
);

export const allStaffCards = statement<[limit: number], StaffCardRow>(
  "identity.allStaffCards",
  `select ${CARD_COLUMNS}
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
    passwordHash: string | null,
    totpSealed: Buffer | null,
    now: Date,
    rightsSince: Date,
  ]
>(
  "identity.insertStaff",
  `insert into identity.staff (id, staff_number, display_name, department, department_en, roles,
     language, password_hash, totp_sealed, created_at, rights_since)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

/** Null leaves a field as it is. */
export const updateStaffNames = statement<
  [id: string, displayName: string | null, department: string | null, departmentEn: string | null]
>(
  "identity.updateStaffNames",
  `update identity.staff set display_name = coalesce($2, display_name),
     department = coalesce($3, department), department_en = coalesce($4, department_en)
   where id = $1`,
);

export const setStaffRoles = statement<[id: string, roles: string[], now: Date]>(
  "identity.setStaffRoles",
  `update identity.staff set roles = $2, rights_since = $3 where id = $1 and active`,
);

export const setStaffActive = statement<[id: string, active: boolean, now: Date]>(
  "identity.setStaffActive",
  `update identity.staff set active = $2, rights_since = $3 where id = $1 and active <> $2`,
);

/** Takes away what was lost, so that whoever holds it gets no further with it. */
export const clearStaffSecrets = statement<
  [id: string, password: boolean, authenticator: boolean, now: Date]
>(
  "identity.clearStaffSecrets",
  `update identity.staff set rights_since = $4,
     password_hash = case when $2 then null else password_hash end,
     totp_sealed = case when $3 then null else totp_sealed end
   where id = $1 and active`,
);

export interface AdminRow {
  id: string;
  rights_since: Date;
  language: "zh" | "en";
  email_sealed: Buffer | null;
}

/** Admins who may sign in. */
export const activeAdmins = statement<[], AdminRow>(
  "identity.activeAdmins",
  `select id, rights_since, language, email_sealed from identity.staff
   where active and 'admin' = any (roles) and password_hash is not null
     and totp_sealed is not null
   order by id`,
);

/** Who may sign in and has had one of the roles, with the present rights, since before then. */
export const rightsOfRoles = statement<[roles: string[], before: Date], { id: string }>(
  "identity.rightsOfRoles",
  `select id from identity.staff
   where active and roles && $1::text[] and rights_since <= $2 and password_hash is not null
     and totp_sealed is not null`,
);

/** Decisions about rights come one after the other: two at once could each leave one admin. */
export const lockAdmins = statement<[], { locked: boolean }>(
  "identity.lockAdmins",
  `select true as locked from pg_advisory_xact_lock(7204121)`,
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

export const endChallengesOfStaff = statement<[staffId: string, now: Date]>(
  "identity.endChallengesOfStaff",
  `update identity.staff_challenge set ended_at = $2 where staff_id = $1 and ended_at is null`,
);
