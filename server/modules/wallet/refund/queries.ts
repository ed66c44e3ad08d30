import { columns, statement } from "../../../platform/database/database.ts";
import { NO_INSTRUMENT, ORDER_COLUMNS } from "../orders/queries.ts";
import type { OrderRecord } from "../orders/types.ts";

export interface RefundableRow extends OrderRecord {
  merchant_account_id: string | null;
}

export const refundableOrders = statement<[ids: string[]], RefundableRow>(
  "wallet.refundableOrders",
  `select ${ORDER_COLUMNS},
     ${NO_INSTRUMENT}, m.account_id as merchant_account_id
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
