import { statement } from "../../../platform/database/database.ts";
import type { OrderState } from "../orders/types.ts";

/** What a merchant's screen reads. */

export const merchantToday = statement<
  [merchantId: string, from: Date],
  { total: bigint; count: number }
>(
  "wallet.merchantToday",
  `select coalesce(sum(amount_minor), 0)::bigint as total, count(*)::int as count
   from wallet.money_order
   where merchant_id = $1 and kind = 'payment' and state = 'succeeded' and created_at >= $2
     and completed_at >= $2`,
);

export interface MerchantOrderRow {
  id: string;
  kind: "payment" | "refund";
  state: OrderState;
  currency: string;
  amount_minor: bigint;
  fee_minor: bigint;
  payer_name: string | null;
  note: string | null;
  receipt_number: string | null;
  created_at: Date;
  completed_at: Date | null;
  refunded_minor: bigint;
  refund_of: string | null;
}

export const ordersOfMerchant = statement<
  [merchantId: string, beforeAt: Date | null, beforeId: string | null, limit: number],
  MerchantOrderRow
>(
  "wallet.ordersOfMerchant",
  `select o.id, o.kind, o.state, o.currency, o.amount_minor, o.fee_minor,
     c.display_name as payer_name, o.note, o.receipt_number, o.created_at, o.completed_at,
     o.refunded_minor, o.refund_of
   from wallet.money_order o left join identity.customer_card c on c.id = o.customer_id
   where o.merchant_id = $1 and o.kind in ('payment', 'refund') and o.state = 'succeeded'
     and ($2::timestamptz is null or (o.created_at, o.id) < ($2, $3::uuid))
   order by o.created_at desc, o.id desc limit $4`,
);
