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

export interface MerchantRow {
  id: string;
  name: string;
  category: string;
  open: boolean;
  fee_bps: number;
  currency: string;
  account_id: string;
  frozen_since: Date | null;
  frozen_by: string | null;
}

/** One that staff stopped is not open, whatever its members set. */
const MERCHANT_COLUMNS = `m.id, m.name, m.category, m.open and m.frozen_since is null as open,
  m.fee_bps, m.currency, m.account_id, m.frozen_since, m.frozen_by`;

export const insertMerchant = statement<
  [
    id: string,
    name: string,
    category: string,
    feeBps: number,
    currency: string,
    accountId: string,
    open: boolean,
    now: Date,
  ]
>(
  "wallet.insertMerchant",
  `insert into wallet.merchant
     (id, name, category, fee_bps, currency, account_id, open, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export const findMerchant = statement<[id: string], MerchantRow>(
  "wallet.findMerchant",
  `select ${MERCHANT_COLUMNS} from wallet.merchant m where m.id = $1`,
);

export const merchantOfOrder = statement<[orderId: string], MerchantRow>(
  "wallet.merchantOfOrder",
  `select ${MERCHANT_COLUMNS}
   from wallet.money_order o join wallet.merchant m on m.id = o.merchant_id where o.id = $1`,
);

export const setMerchantFrozen = statement<[id: string, since: Date | null, by: string | null]>(
  "wallet.setMerchantFrozen",
  `update wallet.merchant set frozen_since = $2, frozen_by = $3 where id = $1`,
);

export const setMerchantOpen = statement<[id: string, open: boolean]>(
  "wallet.setMerchantOpen",
  `update wallet.merchant set open = $2 where id = $1`,
);

export interface CodeRow {
  id: string;
  code: string;
  merchant_id: string;
  currency: string;
  amount_minor: bigint | null;
  note: string | null;
  expires_at: Date | null;
  paid_order_id: string | null;
  created_at: Date;
}

export const insertCode = statement<
  [
    id: string,
    code: string,
    merchantId: string,
    currency: string,
    amountMinor: bigint | null,
    note: string | null,
    expiresAt: Date | null,
    now: Date,
  ]
>(
  "wallet.insertCode",
  `insert into wallet.merchant_code
     (id, code, merchant_id, currency, amount_minor, note, expires_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export const findCode = statement<[code: string], CodeRow>(
  "wallet.findCode",
  `select id, code, merchant_id, currency, amount_minor, note, expires_at, paid_order_id, created_at
   from wallet.merchant_code where code = $1`,
);

export const codesOf = statement<[merchantId: string, limit: number], CodeRow>(
  "wallet.codesOf",
  `select id, code, merchant_id, currency, amount_minor, note, expires_at, paid_order_id, created_at
   from wallet.merchant_code where merchant_id = $1 order by created_at desc limit $2`,
);
