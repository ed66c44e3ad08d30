import { statement } from "../../../platform/database/database.ts";
import type { OrderRecord, OrderRow } from "./types.ts";

/** Reads of orders, and the writes of new ones. */

/** Every read of orders uses this one list: the order `o` with its merchant `m`. */
export const ORDER_COLUMNS = `o.customer_id, o.id, o.kind, o.state, o.currency, o.amount_minor,
  o.fee_minor, o.account_id, o.merchant_id, o.instrument_id, o.rail, o.rail_reference, o.detail,
  o.code, o.note, o.refund_of,
  o.refunded_minor, o.receipt_number, o.reason, o.next_check_at, o.expires_at, o.timeline,
  o.created_at, o.updated_at, o.completed_at, m.name as merchant_name,
  m.category as merchant_category`;

const ORDER_RECORD = `
  select ${ORDER_COLUMNS},
    i.institution as instrument_institution, i.ending as instrument_ending
  from wallet.money_order o
  left join wallet.merchant m on m.id = o.merchant_id
  left join wallet.instrument i on i.customer_id = o.customer_id and i.id = o.instrument_id`;

/** For reads of orders that have no instrument. */
export const NO_INSTRUMENT =
  "null::text as instrument_institution, null::text as instrument_ending";

export const orderOfCustomer = statement<[customerId: string, id: string], OrderRecord>(
  "wallet.orderOfCustomer",
  `${ORDER_RECORD} where o.customer_id = $1 and o.id = $2`,
);

export const orderWithReceipt = statement<[customerId: string, number: string], OrderRecord>(
  "wallet.orderWithReceipt",
  `${ORDER_RECORD} where o.customer_id = $1 and o.receipt_number = $2`,
);

export const orderById = statement<[id: string], OrderRecord>(
  "wallet.orderById",
  `${ORDER_RECORD} where o.id = $1`,
);

export const ordersById = statement<[ids: string[]], OrderRecord>(
  "wallet.ordersById",
  `${ORDER_RECORD} where o.id = any ($1::uuid[])`,
);

export const ordersOfCustomer = statement<
  [
    customerId: string,
    kind: string | null,
    state: string | null,
    from: Date | null,
    to: Date | null,
    beforeAt: Date | null,
    beforeId: string | null,
    limit: number,
  ],
  OrderRecord
>(
  "wallet.ordersOfCustomer",
  `${ORDER_RECORD}
   where o.customer_id = $1
     and ($2::text is null or o.kind = $2) and ($3::text is null or o.state = $3)
     and ($4::timestamptz is null or o.created_at >= $4)
     and ($5::timestamptz is null or o.created_at < $5)
     and ($6::timestamptz is null or (o.created_at, o.id) < ($6, $7::uuid))
   order by o.created_at desc, o.id desc limit $8`,
);

export const insertOrders = statement<[orders: string], OrderRow>(
  "wallet.insertOrders",
  `with given as (
     select * from jsonb_populate_recordset(null::wallet.money_order, $1::jsonb)
   ), deadlines as (
     insert into wallet.order_deadline (expires_at, customer_id, id)
     select expires_at, customer_id, id from given
     where state = 'created' and expires_at is not null
   )
   insert into wallet.money_order select * from given`,
);

export interface DeadlineRow {
  customer_id: string;
  id: string;
}

/** Deletes and returns deadlines that have passed, whether their orders are still open or not. */
export const takeDeadlines = statement<[now: Date, limit: number], DeadlineRow>(
  "wallet.takeDeadlines",
  `delete from wallet.order_deadline where (expires_at, customer_id, id) in (
     select expires_at, customer_id, id from wallet.order_deadline
     where expires_at < $1 order by expires_at limit $2)
   returning customer_id, id`,
);

export const deleteOldRequestKeys = statement<[before: Date]>(
  "wallet.deleteOldRequestKeys",
  `delete from wallet.request_key where created_at < $1`,
);

export const incomingTopUps = statement<[customerId: string], { incoming: bigint }>(
  "wallet.incomingTopUps",
  `select coalesce(sum(amount_minor), 0)::bigint as incoming from wallet.money_order
   where customer_id = $1 and kind = 'top_up' and state in ('created', 'pending')`,
);

/** All that an account has brought in or will. */
export const broughtBy = statement<[customerId: string, instrumentId: string], { brought: bigint }>(
  "wallet.broughtBy",
  `select coalesce(sum(amount_minor), 0)::bigint as brought from wallet.money_order
   where customer_id = $1 and instrument_id = $2 and kind = 'top_up' and state <> 'failed'`,
);
