import { columns, statement } from "../../../platform/database/database.ts";
import { ORDER_COLUMNS } from "./queries.ts";
import type { OrderRecord } from "./types.ts";

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

/** A payment order with the merchant and code as they are now. */
export interface PayableRow extends OrderRecord {
  merchant_open: boolean;
  merchant_fee_bps: number;
  merchant_account_id: string;
  code_single_use: boolean;
  code_paid_order_id: string | null;
}

export const payableOrders = statement<[customerIds: string[], ids: string[]], PayableRow>(
  "wallet.payableOrders",
  `select ${ORDER_COLUMNS},
     null::text as bank_id, null::text as bank_last_four, m.open as merchant_open,
     m.fee_bps as merchant_fee_bps, m.account_id as merchant_account_id,
     coalesce(c.amount_minor is not null, false) as code_single_use,
     c.paid_order_id as code_paid_order_id
   from ${columns(1, "uuid uuid")} as asked (customer_id, id)
   join wallet.money_order o on o.customer_id = asked.customer_id and o.id = asked.id
     and o.kind = 'payment'
   join wallet.merchant m on m.id = o.merchant_id
   left join wallet.merchant_code c on c.code = o.code`,
);

export interface UsageRow {
  customer_id: string;
  currency: string;
  spent_minor: bigint;
  version: bigint;
}

export const usageOf = statement<[customerIds: string[], day: string], UsageRow>(
  "wallet.usageOf",
  `select customer_id, currency, spent_minor, version
   from ${columns(1, "uuid")} as asked (customer_id)
   join wallet.usage using (customer_id) where day = $2::date`,
);

/** Fenced by version. */
export const writeUsage = statement<
  [
    customerIds: string[],
    currencies: string[],
    spent: bigint[],
    versionsBefore: bigint[],
    day: string,
  ]
>(
  "wallet.writeUsage",
  `insert into wallet.usage as u (customer_id, day, currency, spent_minor, version)
   select customer_id, $5::date, currency, spent_minor, version_before + 1
   from ${columns(1, "uuid text bigint bigint")}
     as given (customer_id, currency, spent_minor, version_before)
   on conflict (customer_id, day, currency) do update
   set spent_minor = excluded.spent_minor,
     version = case when u.version = excluded.version - 1 then excluded.version end`,
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

/** Fenced by its not being paid. */
export const markCodesPaid = statement<[codes: string[], orderIds: string[]]>(
  "wallet.markCodesPaid",
  `update wallet.merchant_code c
   set paid_order_id = g.order_id, id = case when c.paid_order_id is null then c.id end
   from ${columns(1, "text uuid")} as g (code, order_id)
   where c.code = g.code`,
);

export interface RefundableRow extends OrderRecord {
  merchant_account_id: string | null;
}

export const refundableOrders = statement<[ids: string[]], RefundableRow>(
  "wallet.refundableOrders",
  `select ${ORDER_COLUMNS},
     null::text as bank_id, null::text as bank_last_four, m.account_id as merchant_account_id
   from ${columns(1, "uuid")} as asked (id)
   join wallet.money_order o on o.id = asked.id and o.kind = 'payment'
   left join wallet.merchant m on m.id = o.merchant_id`,
);

/** Fenced by the sum refunded so far: two refunds at once cannot together exceed the payment. */
export const addRefunded = statement<
  [customerIds: string[], ids: string[], before: bigint[], after: bigint[], now: Date]
>(
  "wallet.addRefunded",
  `update wallet.money_order o
   set refunded_minor = case when o.refunded_minor = g.before then g.after end, updated_at = $5
   from ${columns(1, "uuid uuid bigint bigint")}
     as g (customer_id, id, before, after)
   where o.customer_id = g.customer_id and o.id = g.id`,
);
