import { statement } from "../../../platform/database/database.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";

/** Staff, their challenges and sessions, and the end of sessions of every kind. */

export interface StaffRow {
  id: string;
  staff_number: string;
  display_name: string;
  department: string;
  roles: StaffRole[];
  language: "zh" | "en";
  password_hash: string;
  totp_sealed: Buffer;
  totp_last_step: bigint;
  active: boolean;
}

const COLUMNS = `id, staff_number, display_name, department, roles, language, password_hash,
  totp_sealed, totp_last_step, active`;

export const staffByNumber = statement<[staffNumber: string], StaffRow>(
  "identity.staffByNumber",
  `select ${COLUMNS} from identity.staff where staff_number = $1`,
);

export const staffById = statement<[id: string], StaffRow>(
  "identity.staffById",
  `select ${COLUMNS} from identity.staff where id = $1`,
);

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

/** False (no row) when the time step was used before: a code works once. */
export const useTotpStep = statement<[id: string, step: bigint]>(
  "identity.useTotpStep",
  `update identity.staff set totp_last_step = $2 where id = $1 and totp_last_step < $2`,
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

export interface StaffSessionRow {
  id: string;
  staff_id: string;
  staff_number: string;
  display_name: string;
  roles: StaffRole[];
  language: "zh" | "en";
  last_seen_at: Date;
}

export const staffSession = statement<
  [tokenHash: Buffer, now: Date, seenAfter: Date],
  StaffSessionRow
>(
  "identity.staffSession",
  `select s.id, s.staff_id, p.staff_number, p.display_name, p.roles, p.language, s.last_seen_at
   from identity.staff_session s join identity.staff p on p.id = s.staff_id and p.active
   where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3`,
);

export const touchStaffSession = statement<[id: string, now: Date]>(
  "identity.touchStaffSession",
  `update identity.staff_session set last_seen_at = $2 where id = $1`,
);

export const insertStaffSession = statement<
  [tokenHash: Buffer, id: string, staffId: string, address: string, now: Date, expiresAt: Date]
>(
  "identity.insertStaffSession",
  `insert into identity.staff_session
     (token_hash, id, staff_id, address, created_at, last_seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $5, $6)`,
);

export const deleteStaffSession = statement<[tokenHash: Buffer], { id: string }>(
  "identity.deleteStaffSession",
  `delete from identity.staff_session where token_hash = $1
   returning id`,
);

export const deleteStaffSessionById = statement<[id: string], { id: string }>(
  "identity.deleteStaffSessionById",
  `delete from identity.staff_session where id = $1
   returning id`,
);

export const deleteSessionsOfStaff = statement<[staffId: string], { id: string }>(
  "identity.deleteSessionsOfStaff",
  `delete from identity.staff_session where staff_id = $1 returning id`,
);

export const deleteOldStaffSessions = statement<[now: Date]>(
  "identity.deleteOldStaffSessions",
  `delete from identity.staff_session where expires_at < $1`,
);

/** Of these ids, of customers' and staff's sessions alike, those that no request may use now. */
export const endedSessionIds = statement<
  [ids: string[], now: Date, customerSeenAfter: Date, staffSeenAfter: Date],
  { id: string }
>(
  "identity.endedSessionIds",
  `select asked.id from unnest($1::uuid[]) as asked (id)
   where not exists (
     select from identity.customer_session s
     where s.id = asked.id and s.expires_at > $2 and s.last_seen_at > $3
   ) and not exists (
     select from identity.staff_session s
     where s.id = asked.id and s.expires_at > $2 and s.last_seen_at > $4
   )`,
);
