import { columns, statement } from "../../../platform/database/database.ts";

/**
 * Set-based loads and writes of the money lists: one array query for all the items of a list, its
 * length hidden from the planner. Writes leave with COMMIT, so each says itself that somebody was
 * faster: where a row is not as it was loaded, a column that may not be null becomes null, and the
 * list is loaded and decided again. Rows of orders are never deleted.
 */

export interface RequestKeyRow {
  scope: string;
  key: string;
  payload_hash: Buffer;
  customer_id: string;
  order_id: string;
}

export const findRequestKeys = statement<[scopes: string[], keys: string[]], RequestKeyRow>(
  "wallet.findRequestKeys",
  `select k.scope, k.key, k.payload_hash, k.customer_id, k.order_id
   from ${columns(1, "text text")} as asked (scope, key)
   join wallet.request_key k on k.scope = asked.scope and k.key = asked.key`,
);

export const insertRequestKeys = statement<
  [
    scopes: string[],
    keys: string[],
    hashes: Buffer[],
    customerIds: string[],
    orderIds: string[],
    now: Date,
  ]
>(
  "wallet.insertRequestKeys",
  `insert into wallet.request_key (scope, key, payload_hash, customer_id, order_id, created_at)
   select scope, key, payload_hash, customer_id, order_id, $6
   from ${columns(1, "text text bytea uuid uuid")}
     as given (scope, key, payload_hash, customer_id, order_id)`,
);

export const takeReceiptSerials = statement<[count: number], { serial: bigint }>(
  "wallet.takeReceiptSerials",
  `select nextval('wallet.receipt_serial') as serial from generate_series(1, $1)`,
);

/** Closes orders; fenced by their being open still. */
export const completeOrders = statement<
  [
    customerIds: string[],
    ids: string[],
    states: string[],
    fees: bigint[],
    receipts: (string | null)[],
    reasons: (string | null)[],
    steps: string[],
    now: Date,
  ]
>(
  "wallet.completeOrders",
  `update wallet.money_order o
   set state = case when o.state in ('created', 'pending') then g.state end,
       fee_minor = g.fee_minor, receipt_number = g.receipt, reason = g.reason,
       next_check_at = null, timeline = o.timeline || g.step::jsonb, updated_at = $8,
       completed_at = $8
   from ${columns(1, "uuid uuid text bigint text text text")}
     as g (customer_id, id, state, fee_minor, receipt, reason, step)
   where o.customer_id = g.customer_id and o.id = g.id`,
);

/** A refused try stays on the order, so that help can say why before anybody asks. */
export const noteRefusals = statement<
  [customerIds: string[], ids: string[], reasons: string[], steps: string[], now: Date]
>(
  "wallet.noteRefusals",
  `update wallet.money_order o
   set reason = g.reason, timeline = o.timeline || g.step::jsonb, updated_at = $5
   from ${columns(1, "uuid uuid text text")}
     as g (customer_id, id, reason, step)
   where o.customer_id = g.customer_id and o.id = g.id and o.state = 'created'
     and jsonb_array_length(o.timeline) < 50`,
);
