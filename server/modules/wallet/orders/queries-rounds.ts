import { columns, statement } from "../../../platform/database/database.ts";

/**
 * Idempotency keys and receipt numbers: one array query for all the items of a round, its length
 * hidden from the planner. A key that exists already breaks its primary key, which rolls the round
 * back to be loaded and decided again.
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
