import { columns, statement } from "../../../platform/database/database.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";

/** Sessions of customers and staff, and the devices of customers. */

export interface SessionRow {
  token_hash: Buffer;
  id: string;
  customer_id: string;
  device_id: string;
  language: "zh" | "en";
  last_seen_at: Date;
  merchant_ids: string[];
}

/** The sessions of these tokens: one look-up for all requests of the same tick. */
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

export const removeDevicesOf = statement<[customerId: string, now: Date]>(
  "identity.removeDevicesOf",
  `update identity.device set removed_at = $2 where customer_id = $1 and removed_at is null`,
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

/** Those of the given sessions that are deleted, expired or idle for too long. */
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

export const deleteOtherSessionsOfStaff = statement<
  [staffId: string, keptSessionId: string],
  { id: string }
>(
  "identity.deleteOtherSessionsOfStaff",
  `delete from identity.staff_session where staff_id = $1 and id <> $2 returning id`,
);
