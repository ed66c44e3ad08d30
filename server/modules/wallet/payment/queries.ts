import { columns, statement } from "../../../platform/database/database.ts";
import { NO_INSTRUMENT, ORDER_COLUMNS } from "../orders/queries.ts";
import type { OrderRecord } from "../orders/types.ts";

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
     ${NO_INSTRUMENT}, m.open and m.frozen_since is null as merchant_open,
     m.fee_bps as merchant_fee_bps, m.account_id as merchant_account_id,
     coalesce(c.amount_minor is not null, false) as code_single_use,
     c.paid_order_id as code_paid_order_id
   from ${columns(1, "uuid uuid")} as asked (customer_id, id)
   join wallet.money_order o on o.customer_id = asked.customer_id and o.id = asked.id
     and o.kind = 'payment'
   join wallet.merchant m on m.id = o.merchant_id
   left join wallet.merchant_code c on c.code = o.code`,
);

/** Fenced by its not being paid. */
export const markCodesPaid = statement<[codes: string[], orderIds: string[]]>(
  "wallet.markCodesPaid",
  `update wallet.merchant_code c
   set paid_order_id = g.order_id, id = case when c.paid_order_id is null then c.id end
   from ${columns(1, "text uuid")} as g (code, order_id)
   where c.code = g.code`,
);
