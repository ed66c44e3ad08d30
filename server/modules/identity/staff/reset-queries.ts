import { statement } from "../../../platform/database/database.ts";

/** Own passwords of staff, and resets that two admins agree on. */

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

const COLUMNS = "id, staff_id, kind, reason, asked_by, asked_at, expires_at";

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
  `insert into identity.staff_reset (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (staff_id, kind) where decided_at is null do nothing
   returning ${COLUMNS}`,
);

export const openResets = statement<[now: Date, limit: number], ResetRow>(
  "identity.openResets",
  `select ${COLUMNS} from identity.staff_reset
   where decided_at is null and expires_at > $1 order by asked_at, id limit $2`,
);

export const openReset = statement<[id: string, now: Date], ResetRow>(
  "identity.openReset",
  `select ${COLUMNS} from identity.staff_reset
   where id = $1 and decided_at is null and expires_at > $2`,
);

/** No row when another decision was first. */
export const closeReset = statement<[id: string, decidedBy: string, approved: boolean, now: Date]>(
  "identity.closeReset",
  `update identity.staff_reset set decided_by = $2, approved = $3, decided_at = $4
   where id = $1 and decided_at is null and expires_at > $4`,
);

/** What nobody decided in time is closed, so that it can be asked for again. */
export const expireResets = statement<[now: Date]>(
  "identity.expireResets",
  `update identity.staff_reset set approved = false, decided_at = expires_at
   where decided_at is null and expires_at <= $1`,
);

export const setStaffPassword = statement<[staffId: string, passwordHash: string]>(
  "identity.setStaffPassword",
  `update identity.staff set password_hash = $2 where id = $1`,
);

/** The steps that were used belong to the old secret. */
export const setStaffTotp = statement<[staffId: string, totpSealed: Buffer]>(
  "identity.setStaffTotp",
  `update identity.staff set totp_sealed = $2, totp_last_step = 0 where id = $1`,
);

export const endChallengesOfStaff = statement<[staffId: string, now: Date]>(
  "identity.endChallengesOfStaff",
  `update identity.staff_challenge set ended_at = $2 where staff_id = $1 and ended_at is null`,
);

export const deleteOtherSessionsOfStaff = statement<
  [staffId: string, keptSessionId: string],
  { id: string }
>(
  "identity.deleteOtherSessionsOfStaff",
  `delete from identity.staff_session where staff_id = $1 and id <> $2 returning id`,
);

/** Wrong passwords count per number and network address; a new password clears them all. */
export const deleteStaffAttempts = statement<[kind: string, staffNumber: string]>(
  "identity.deleteStaffAttempts",
  `delete from identity.attempt where kind = $1 and subject like $2 || '@%'`,
);
