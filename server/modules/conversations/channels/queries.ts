import { statement } from "../../../platform/database/database.ts";

/** What came from outside, who it came from, and which thread it belongs to. */

export const insertInbound = statement<
  [channel: string, externalId: string, raw: Buffer, now: Date],
  { external_id: string }
>(
  "conversations.insertInbound",
  `insert into conversations.inbound (channel, external_id, raw, received_at)
   values ($1, $2, $3, $4) on conflict (channel, external_id) do nothing returning external_id`,
);

export interface InboundRow {
  channel: string;
  external_id: string;
  raw: Buffer;
  received_at: Date;
}

/** The stored message, unless it is processed already; locked, so that it is processed once. */
export const lockUnprocessed = statement<[channel: string, externalId: string], InboundRow>(
  "conversations.lockUnprocessed",
  `select channel, external_id, raw, received_at from conversations.inbound
   where channel = $1 and external_id = $2 and processed_at is null for update`,
);

/** What came over the wire is forgotten; the id stays, so that a repeat is still a repeat. */
export const forgetRaw = statement<[processedBefore: Date, unreadableBefore: Date, limit: number]>(
  "conversations.forgetRaw",
  `update conversations.inbound set raw = null
   where (channel, external_id) in (
     select channel, external_id from conversations.inbound
     where raw is not null
       and processed_at <
         case outcome when 'processed' then $1::timestamptz else $2::timestamptz end
     limit $3)`,
);

export const setProcessed = statement<
  [channel: string, externalId: string, outcome: string, detail: string | null, now: Date]
>(
  "conversations.setProcessed",
  `update conversations.inbound set outcome = $3, detail = $4, processed_at = $5
   where channel = $1 and external_id = $2 and processed_at is null`,
);

export interface AddressRow {
  id: string;
  channel: string;
  customer_id: string | null;
  sealed: Buffer;
}

/** Finds the address or stores it; either way it is locked, so that its messages take turns. */
export const keepAddress = statement<
  [channel: string, addressIndex: Buffer, id: string, sealed: Buffer, now: Date],
  AddressRow
>(
  "conversations.keepAddress",
  `insert into conversations.address as a (channel, address_index, id, sealed, created_at)
   values ($1, $2, $3, $4, $5)
   on conflict (channel, address_index) do update set created_at = a.created_at
   returning a.id, a.channel, a.customer_id, a.sealed`,
);

export const findAddress = statement<[id: string], AddressRow>(
  "conversations.findAddress",
  `select id, channel, customer_id, sealed from conversations.address where id = $1`,
);

/** The first to claim a key is the only one; a message's own id is claimed so, and comes once. */
export const claimKey = statement<
  [channel: string, key: string, conversationId: string, now: Date],
  { key: string }
>(
  "conversations.claimKey",
  `insert into conversations.thread_key (channel, key, conversation_id, created_at)
   values ($1, $2, $3, $4) on conflict (channel, key) do nothing returning key`,
);

export const threadsOfKeys = statement<
  [channel: string, keys: readonly string[]],
  { key: string; conversation_id: string }
>(
  "conversations.threadsOfKeys",
  `select key, conversation_id from conversations.thread_key
   where channel = $1 and key = any ($2::text[])`,
);
