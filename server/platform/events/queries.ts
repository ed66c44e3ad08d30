import { columns, statement } from "../database/statement.ts";

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

/** Only events that every subscription has read. */
export const deleteOldEvents = statement<[before: Date]>(
  "platform.deleteOldEvents",
  `delete from platform.event e where created_at < $1 and not exists (
     select from platform.subscription s
     where (s.transaction_id, s.event_id) < (e.transaction_id, e.id)
   )`,
);
