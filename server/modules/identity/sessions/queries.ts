import { columns, statement } from "../../../platform/database/database.ts";

/** Sessions, devices and counted tries. */

export interface SessionRow {
  token_hash: Buffer;
  id: string;
  customer_id: string;
  device_id: string;
  language: "zh" | "en";
  last_seen_at: Date;
  merchant_ids: string[];
}

/** Whose these tokens are: one look-up for all the requests of a moment. */
export const customerSessions = statement<
  [tokenHashes: Buffer[], now: Date, seenAfter: Date],
  SessionRow
>(
  "identity.customerSessions",
  `select s.token_hash, s.id, s.customer_id, s.device_id, c.language, s.last_seen_at,
     array(select m.merchant_id::text from identity.merchant_member m
           where m.customer_id = s.customer_id) as merchant_ids
   from ${columns(1, "bytea")} as asked (token_hash)
   join identity.customer_session s on s.token_hash = asked.token_hash
   join identity.customer c on c.id = s.customer_id
   where s.expires_at > $2 and s.last_seen_at > $3`,
);

export const touchCustomerSession = statement<[id: string, now: Date]>(
  "identity.touchCustomerSession",
  `with touched as (
     update identity.customer_session set last_seen_at = $2 where id = $1 returning device_id
   )
   update identity.device d set last_seen_at = $2 from touched where d.id = touched.device_id`,
);

export const insertCustomerSession = statement<
  [
    tokenHash: Buffer,
    id: string,
    customerId: string,
    deviceId: string,
    address: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  "identity.insertCustomerSession",
  `insert into identity.customer_session
     (token_hash, id, customer_id, device_id, address, created_at, last_seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $6, $7)`,
);

export const deleteCustomerSession = statement<[tokenHash: Buffer], { id: string }>(
  "identity.deleteCustomerSession",
  `delete from identity.customer_session where token_hash = $1
   returning id`,
);

export const deleteSessionById = statement<[id: string], { id: string }>(
  "identity.deleteSessionById",
  `delete from identity.customer_session where id = $1
   returning id`,
);

export const deleteOtherSessions = statement<
  [customerId: string, keptSessionId: string | null],
  { id: string }
>(
  "identity.deleteOtherSessions",
  `delete from identity.customer_session
   where customer_id = $1 and ($2::uuid is null or id <> $2)
   returning id`,
);

export const deleteDeviceSessions = statement<[deviceId: string], { id: string }>(
  "identity.deleteDeviceSessions",
  `delete from identity.customer_session where device_id = $1
   returning id`,
);

/** Beyond the limit the sessions that were idle longest end. */
export const deleteSurplusSessions = statement<[customerId: string, kept: number], { id: string }>(
  "identity.deleteSurplusSessions",
  `delete from identity.customer_session where id in (
     select id from identity.customer_session where customer_id = $1
     order by last_seen_at desc, id desc offset $2)
   returning id`,
);

export const deleteOldSessions = statement<[now: Date]>(
  "identity.deleteOldSessions",
  `delete from identity.customer_session where expires_at < $1`,
);

export interface DeviceRow {
  id: string;
  name: string;
  address: string;
  created_at: Date;
  last_seen_at: Date;
}

export const deviceByToken = statement<[customerId: string, tokenHash: Buffer], DeviceRow>(
  "identity.deviceByToken",
  `select id, name, address, created_at, last_seen_at from identity.device
   where customer_id = $1 and token_hash = $2 and removed_at is null`,
);

export const insertDevice = statement<
  [id: string, customerId: string, tokenHash: Buffer, name: string, address: string, now: Date]
>(
  "identity.insertDevice",
  `insert into identity.device
     (id, customer_id, token_hash, name, address, created_at, last_seen_at)
   values ($1, $2, $3, $4, $5, $6, $6)`,
);

export const seeDevice = statement<[id: string, name: string, address: string, now: Date]>(
  "identity.seeDevice",
  `update identity.device set name = $2, address = $3, last_seen_at = $4 where id = $1`,
);

export const deleteForgottenDevices = statement<[before: Date]>(
  "identity.deleteForgottenDevices",
  `delete from identity.device d where d.last_seen_at < $1 and not exists (
     select from identity.customer_session s where s.device_id = d.id)`,
);

/** Devices that can act now: those with a session. */
export const devicesOf = statement<[customerId: string, now: Date, limit: number], DeviceRow>(
  "identity.devicesOf",
  `select d.id, d.name, d.address, d.created_at, d.last_seen_at from identity.device d
   where d.customer_id = $1 and d.removed_at is null and exists (
     select from identity.customer_session s where s.device_id = d.id and s.expires_at > $2)
   order by d.last_seen_at desc, d.id desc limit $3`,
);

export const removeDevice = statement<[id: string, customerId: string, now: Date]>(
  "identity.removeDevice",
  `update identity.device set removed_at = $3
   where id = $1 and customer_id = $2 and removed_at is null`,
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
