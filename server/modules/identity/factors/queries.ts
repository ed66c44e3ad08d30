import { columns, statement } from "../../../platform/database/database.ts";

/** One-time codes, counted tries, confirmations, and the stored secrets of customers and staff. */

export interface CodeRow {
  id: string;
  target_sealed: Buffer;
  target_index: Buffer;
  customer_id: string | null;
  code_hash: Buffer;
  wrong_tries: number;
  expires_at: Date;
  verified_at: Date | null;
  ended_at: Date | null;
}

export const recentCodes = statement<
  [targetIndex: Buffer, purposes: string[], since: Date],
  { created_at: Date }
>(
  "identity.recentCodes",
  `select created_at from identity.code
   where target_index = $1 and purpose = any ($2) and created_at > $3
   order by created_at desc limit 50`,
);

/** Counts one more in the window and answers how many there are now. */
export const takeSmsCount = statement<[key: string, startsAt: Date], { taken: number }>(
  "identity.takeSmsCount",
  `insert into identity.sms_count (key, starts_at, taken) values ($1, $2, 1)
   on conflict (key, starts_at) do update set taken = sms_count.taken + 1
   returning taken`,
);

export const deleteOldSmsCounts = statement<[before: Date]>(
  "identity.deleteOldSmsCounts",
  `delete from identity.sms_count where starts_at < $1`,
);

export const countCodesFrom = statement<[address: string, since: Date], { count: number }>(
  "identity.countCodesFrom",
  `select count(*)::int as count from identity.code where address = $1 and created_at > $2`,
);

/** Only the newest code of a purpose works. */
export const endOlderCodes = statement<[targetIndex: Buffer, purpose: string, now: Date]>(
  "identity.endOlderCodes",
  `update identity.code set ended_at = $3
   where target_index = $1 and purpose = $2 and ended_at is null`,
);

export const insertCode = statement<
  [
    id: string,
    purpose: string,
    targetIndex: Buffer,
    targetSealed: Buffer,
    customerId: string | null,
    codeHash: Buffer,
    channel: string,
    address: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  "identity.insertCode",
  `insert into identity.code (id, purpose, target_index, target_sealed, customer_id, code_hash,
     channel, address, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const openCodesOf = statement<
  [customerId: string, since: Date, now: Date],
  { id: string; code_hash: Buffer }
>(
  "identity.openCodesOf",
  `select id, code_hash from identity.code
   where customer_id = $1 and created_at > $2 and expires_at > $3 and ended_at is null
   order by created_at desc limit 20`,
);

export const lockCode = statement<[id: string, purpose: string], CodeRow>(
  "identity.lockCode",
  `select id, target_sealed, target_index, customer_id, code_hash, wrong_tries, expires_at,
     verified_at, ended_at
   from identity.code where id = $1 and purpose = $2 for update`,
);

export const codeChannel = statement<[id: string], { channel: "sms" | "call" | "email" }>(
  "identity.codeChannel",
  `select channel from identity.code where id = $1`,
);

export const countWrongTry = statement<[id: string, endedAt: Date | null]>(
  "identity.countWrongTry",
  `update identity.code set wrong_tries = wrong_tries + 1, ended_at = $2 where id = $1`,
);

export const markVerified = statement<[id: string, now: Date]>(
  "identity.markVerified",
  `update identity.code set verified_at = coalesce(verified_at, $2) where id = $1`,
);

/** A verified code is spent once. */
export const spendCodeRow = statement<
  [id: string, purpose: string, verifiedAfter: Date, now: Date],
  { target_sealed: Buffer; customer_id: string | null }
>(
  "identity.spendCodeRow",
  `update identity.code set ended_at = $4
   where id = $1 and purpose = $2 and verified_at > $3 and ended_at is null
   returning target_sealed, customer_id`,
);

export const deleteOldCodes = statement<[before: Date]>(
  "identity.deleteOldCodes",
  `delete from identity.code where created_at < $1`,
);

export interface AttemptRow {
  failures: number;
  lock_rounds: number;
  locked_until: Date | null;
  changed_at: Date;
}

/** Also locks a row that is there: a right try at the same time may not delete it meanwhile. */
export const ensureAttempt = statement<[kind: string, subject: string, now: Date]>(
  "identity.ensureAttempt",
  `insert into identity.attempt as a (kind, subject, changed_at) values ($1, $2, $3)
   on conflict (kind, subject) do update set changed_at = a.changed_at`,
);

export const lockAttempt = statement<[kind: string, subject: string], AttemptRow>(
  "identity.lockAttempt",
  `select failures, lock_rounds, locked_until, changed_at from identity.attempt
   where kind = $1 and subject = $2 for update`,
);

export const findAttempt = statement<[kind: string, subject: string], AttemptRow>(
  "identity.findAttempt",
  `select failures, lock_rounds, locked_until, changed_at from identity.attempt
   where kind = $1 and subject = $2`,
);

export const saveAttempt = statement<
  [
    kind: string,
    subject: string,
    failures: number,
    lockRounds: number,
    lockedUntil: Date | null,
    now: Date,
  ]
>(
  "identity.saveAttempt",
  `update identity.attempt
   set failures = $3, lock_rounds = $4, locked_until = $5, changed_at = $6
   where kind = $1 and subject = $2`,
);

export const deleteAttempt = statement<[kind: string, subject: string]>(
  "identity.deleteAttempt",
  `delete from identity.attempt where kind = $1 and subject = $2`,
);

/** What was counted against browsers that the customer signed in from before. */
export const deleteDeviceAttempts = statement<[kind: string, customerId: string]>(
  "identity.deleteDeviceAttempts",
  `delete from identity.attempt where kind = $1 and subject in (
     select 'device:' || d.id from identity.device d where d.customer_id = $2)`,
);

export const deleteOldAttempts = statement<[before: Date]>(
  "identity.deleteOldAttempts",
  `delete from identity.attempt where changed_at < $1`,
);

/**
 * No row when PIN or password changed since they were compared. The row of the customer is locked,
 * so that a change at the same moment either sees this confirmation and ends it, or prevents it.
 */
export const insertConfirmation = statement<
  [
    id: string,
    customerId: string,
    sessionId: string,
    purpose: string,
    factors: string[],
    passwordHash: string,
    pinHash: string | null,
    now: Date,
    expiresAt: Date,
  ]
>(
  "identity.insertConfirmation",
  `insert into identity.confirmation
     (id, customer_id, session_id, purpose, factors, created_at, expires_at)
   select $1, c.id, $3, $4, $5, $8, $9 from identity.customer c
   where c.id = $2 and c.password_hash = $6 and c.pin_hash is not distinct from $7
   for share`,
);

/** Only the session that proved it spends it. */
export const spendConfirmationRows = statement<
  [ids: string[], customerIds: string[], sessionIds: string[], purposes: string[], now: Date],
  { id: string; factors: string[] }
>(
  "identity.spendConfirmationRows",
  `update identity.confirmation c set spent_at = $5
   from ${columns(1, "uuid uuid uuid text")}
     as g (id, customer_id, session_id, purpose)
   where c.id = g.id and c.customer_id = g.customer_id and c.session_id = g.session_id
     and c.purpose = g.purpose and c.spent_at is null and c.expires_at > $5
   returning c.id, c.factors`,
);

export const deleteConfirmationsOf = statement<[customerId: string]>(
  "identity.deleteConfirmationsOf",
  `delete from identity.confirmation where customer_id = $1 and spent_at is null`,
);

export const deleteConfirmationsOfSessions = statement<[sessionIds: string[]]>(
  "identity.deleteConfirmationsOfSessions",
  `delete from identity.confirmation where session_id = any ($1::uuid[]) and spent_at is null`,
);

export const deleteOldConfirmations = statement<[before: Date]>(
  "identity.deleteOldConfirmations",
  `delete from identity.confirmation where expires_at < $1`,
);

export const setPassword = statement<[id: string, passwordHash: string]>(
  "identity.setPassword",
  `update identity.customer set password_hash = $2 where id = $1`,
);

export const setPin = statement<[id: string, pinHash: string]>(
  "identity.setPin",
  `update identity.customer set pin_hash = $2 where id = $1`,
);

export const setStaffPassword = statement<[staffId: string, passwordHash: string]>(
  "identity.setStaffPassword",
  `update identity.staff set password_hash = $2 where id = $1`,
);

/** Wrong passwords count per number and network address; a new password clears them all. */
export const deleteStaffAttempts = statement<[kind: string, staffNumber: string]>(
  "identity.deleteStaffAttempts",
  `delete from identity.attempt where kind = $1 and subject like $2 || '@%'`,
);

/** False (no row) when the time step was used before: a code works once. */
export const useTotpStep = statement<[id: string, step: bigint]>(
  "identity.useTotpStep",
  `update identity.staff set totp_last_step = $2 where id = $1 and totp_last_step < $2`,
);
