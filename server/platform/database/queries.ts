import { columns, statement } from "./database.ts";

/** The platform's own statements; `platform` tables are named nowhere else. */

export const claimKey = statement<
  [scope: string, key: string, payloadHash: Buffer, now: Date],
  { key: string }
>(
  "platform.claimKey",
  `insert into platform.idempotency (scope, key, payload_hash, created_at)
   values ($1, $2, $3, $4) on conflict (scope, key) do nothing returning key`,
);

export interface StoredAnswer {
  payload_hash: Buffer;
  status: number | null;
  response: unknown;
}

export const findAnswer = statement<[scope: string, key: string], StoredAnswer>(
  "platform.findAnswer",
  `select payload_hash, status, response from platform.idempotency where scope = $1 and key = $2`,
);

export const storeAnswer = statement<
  [scope: string, key: string, status: number, response: string]
>(
  "platform.storeAnswer",
  `update platform.idempotency set status = $3, response = $4::jsonb where scope = $1 and key = $2`,
);

export const insertEvents = statement<
  [types: string[], data: string[], recipients: string[], now: Date]
>(
  "platform.insertEvents",
  `insert into platform.event (type, data, recipients, created_at)
   select type, data::jsonb,
     case when recipients = '' then '{}' else string_to_array(recipients, ' ') end, $4
   from ${columns(1, "text text text")}
     as given (type, data, recipients)`,
);

export const notifyOutbox = statement<[], Record<string, unknown>>(
  "platform.notifyOutbox",
  `select pg_notify('outbox', '')`,
);

export const ensureSubscription = statement<[name: string]>(
  "platform.ensureSubscription",
  `insert into platform.subscription (name, transaction_id, event_id)
   values ($1, '0'::xid8, 0) on conflict (name) do nothing`,
);

export const lockSubscription = statement<
  [name: string],
  { transaction_id: string; event_id: bigint; failures: number; retry_at: Date | null }
>(
  "platform.lockSubscription",
  `select transaction_id::text, event_id, failures, retry_at
   from platform.subscription where name = $1 for update skip locked`,
);

export interface EventRow {
  transaction_id: string;
  id: bigint;
  type: string;
  data: unknown;
  recipients: string[];
  created_at: Date;
}

/** The newest event that every reader may pass: no older transaction is still open. */
export const lastReadableEvent = statement<[], { transaction_id: string; id: bigint }>(
  "platform.lastReadableEvent",
  `select transaction_id::text, id from platform.event
   where transaction_id < pg_snapshot_xmin(pg_current_snapshot())
   order by event.transaction_id desc, id desc limit 1`,
);

export const eventsAfter = statement<
  [
    transactionId: string,
    eventId: bigint,
    types: string[] | null,
    limit: number,
    untilTransactionId: string,
    untilEventId: bigint,
  ],
  EventRow
>(
  "platform.eventsAfter",
  `select transaction_id::text, id, type, data, recipients, created_at from platform.event
   where (transaction_id, id) > ($1::text::xid8, $2::bigint)
     and (transaction_id, id) <= ($5::text::xid8, $6::bigint)
     and ($3::text[] is null or type = any ($3))
   order by event.transaction_id, id limit $4`,
);

export const moveSubscription = statement<[name: string, transactionId: string, eventId: bigint]>(
  "platform.moveSubscription",
  `update platform.subscription
   set transaction_id = $2::text::xid8, event_id = $3, failures = 0, retry_at = null where name = $1`,
);

export const delaySubscription = statement<[name: string, failures: number, retryAt: Date]>(
  "platform.delaySubscription",
  `update platform.subscription set failures = $2, retry_at = $3 where name = $1`,
);

export const insertEventFailure = statement<
  [subscription: string, eventId: bigint, type: string, data: string, error: string]
>(
  "platform.insertEventFailure",
  `insert into platform.event_failure (subscription, event_id, type, data, error)
   values ($1, $2, $3, $4::jsonb, $5) on conflict do nothing`,
);

/** Moves each recipient's last number on by so many; each recipient once, in a fixed order. */
export const addLiveNumbers = statement<
  [recipients: string[], counts: number[]],
  { recipient: string; last_number: bigint }
>(
  "platform.addLiveNumbers",
  `insert into platform.live_recipient as r (recipient, last_number)
   select recipient, added from ${columns(1, "text bigint")} as given (recipient, added)
   on conflict (recipient) do update set last_number = r.last_number + excluded.last_number
   returning recipient, last_number`,
);

export const insertLive = statement<
  [recipients: string[], numbers: bigint[], types: string[], data: string[]]
>(
  "platform.insertLive",
  `insert into platform.live_message (recipient, number, type, data)
   select recipient, number, type, data::jsonb from ${columns(1, "text bigint text text")}
     as given (recipient, number, type, data)`,
);

export const notifyLive = statement<[payload: string], Record<string, unknown>>(
  "platform.notifyLive",
  `select pg_notify('live', $1)`,
);

export const lastLiveNumbers = statement<
  [recipients: string[]],
  { recipient: string; last_number: bigint }
>(
  "platform.lastLiveNumbers",
  `select recipient, last_number from platform.live_recipient where recipient = any ($1)`,
);

export interface LiveRow {
  recipient: string;
  number: bigint;
  type: string;
  data: unknown;
}

export const liveAfter = statement<
  [recipients: string[], numbers: bigint[], limit: number],
  LiveRow
>(
  "platform.liveAfter",
  `select m.recipient, m.number, m.type, m.data
   from unnest($1::text[], $2::bigint[]) as seen (recipient, number)
   join platform.live_message m on m.recipient = seen.recipient and m.number > seen.number
   order by m.created_at, m.recipient, m.number limit $3`,
);

export const deleteOldLive = statement<[before: Date]>(
  "platform.deleteOldLive",
  `delete from platform.live_message where created_at < $1`,
);

export const deleteOldKeys = statement<[before: Date]>(
  "platform.deleteOldKeys",
  `delete from platform.idempotency where created_at < $1`,
);

/** Only events that every subscription has read. */
export const deleteOldEvents = statement<[before: Date]>(
  "platform.deleteOldEvents",
  `delete from platform.event e where created_at < $1 and not exists (
     select from platform.subscription s
     where (s.transaction_id, s.event_id) < (e.transaction_id, e.id)
   )`,
);

export const addJob = statement<
  [
    task: string,
    payload: string,
    runAt: Date | null,
    attemptsMax: number,
    key: string | null,
    queue: string | null,
  ],
  Record<string, unknown>
>(
  "platform.addJob",
  `select graphile_worker.add_job($1, payload => $2::json, run_at => $3, max_attempts => $4,
     job_key => $5, queue_name => $6)::text as job`,
);

export const insertAudit = statement<
  [id: string, at: Date, actor: string, action: string, subject: string, details: string]
>(
  "platform.insertAudit",
  `insert into platform.audit_entry (id, at, actor, action, subject, details)
   values ($1, $2, $3, $4, $5, $6::jsonb)`,
);

export const tryAuditLock = statement<[], { locked: boolean }>(
  "platform.tryAuditLock",
  `select pg_try_advisory_xact_lock(7204114) as locked`,
);

export const lastSealed = statement<[], { number: bigint; hash: Buffer }>(
  "platform.lastSealed",
  `select number, hash from platform.audit_entry where number is not null
   order by number desc limit 1`,
);

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  details: unknown;
  number: bigint | null;
  previous_hash: Buffer | null;
  hash: Buffer | null;
}

export const unsealedAudit = statement<[limit: number], AuditRow>(
  "platform.unsealedAudit",
  `select id, at, actor, action, subject, details, number, previous_hash, hash
   from platform.audit_entry where number is null order by at, id limit $1`,
);

export const sealAudit = statement<
  [ids: string[], numbers: bigint[], previous: Buffer[], hashes: Buffer[]]
>(
  "platform.sealAudit",
  `update platform.audit_entry e
   set number = s.number, previous_hash = s.previous_hash, hash = s.hash
   from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[])
     as s (id, number, previous_hash, hash)
   where e.id = s.id and e.number is null`,
);

export const sealedAuditAfter = statement<[number: bigint, limit: number], AuditRow>(
  "platform.sealedAuditAfter",
  `select id, at, actor, action, subject, details, number, previous_hash, hash
   from platform.audit_entry where number > $1 order by number limit $2`,
);

export const auditOfSubject = statement<[subject: string, limit: number], AuditRow>(
  "platform.auditOfSubject",
  `select id, at, actor, action, subject, details, number, previous_hash, hash
   from platform.audit_entry where subject = $1 order by at desc limit $2`,
);

export const ping = statement<[], { ok: number }>("platform.ping", "select 1 as ok");
