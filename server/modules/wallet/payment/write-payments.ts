import type { Tx } from "../../../platform/database/database.ts";
import type { Round } from "../orders/money-verb.ts";
import { noteRefusals } from "../orders/move.ts";
import type { OrderRecord } from "../orders/types.ts";
import { writeUsage } from "../rules/queries.ts";
import type { ConfirmPayment, PaymentPlan, PaymentSnapshot } from "./decide.ts";
import { markCodesPaid } from "./queries.ts";

/** What a round of payments writes beside its orders: spending, used codes, noted refusals. */
export function writePayments(
  tx: Tx,
  { snapshot, done, refused }: Round<ConfirmPayment, PaymentSnapshot, PaymentPlan>,
): void {
  writeSpending(
    tx,
    snapshot,
    done.map(({ order }) => order),
  );
  writeCodes(
    tx,
    done.map(({ plan }) => plan),
  );
  const noted = refused.flatMap(({ item, refusal }) => {
    const order = snapshot.orders.get(item.orderId);
    return order && NOTED.has(refusal.code) ? [{ order, reason: refusal.code }] : [];
  });
  noteRefusals(tx, noted, "payment_refused");
}

/** Only refusals that the customer's help page can explain stay on the order. */
const NOTED = new Set([
  "insufficient_funds",
  "limit_exceeded",
  "merchant_closed",
  "wallet_locked",
  "recovery_hold",
  "pay_code_expired",
]);

function writeSpending(
  tx: Tx,
  { usage, rules }: PaymentSnapshot,
  orders: readonly OrderRecord[],
): void {
  if (orders.length === 0) return;
  const before = orders.map((order) => usage.get(order.customer_id));
  tx.writeAtCommit(
    writeUsage,
    orders.map((order) => order.customer_id),
    orders.map((order) => order.currency),
    orders.map((order, index) => (before[index]?.spent_minor ?? 0n) + order.amount_minor),
    before.map((row) => row?.version ?? 0n),
    rules.day,
  );
}

function writeCodes(tx: Tx, plans: readonly PaymentPlan[]): void {
  const single = plans.filter(({ order }) => order.code_single_use);
  if (single.length === 0) return;
  tx.writeAtCommit(
    markCodesPaid,
    single.map(({ order }) => order.code ?? ""),
    single.map(({ order }) => order.id),
  );
}
