import type { Tx } from "../../../platform/database/database.ts";
import { noteRefusals } from "../orders/queries-rounds.ts";
import { completeAll, writeUsedKeys } from "../orders/rounds.ts";
import type { OrderRecord } from "../orders/types.ts";
import { step } from "../orders/view.ts";
import { type UsageRow, writeUsage } from "../rules/queries.ts";
import type { PaymentOutcome } from "./decide.ts";
import { markCodesPaid, type PayableRow } from "./queries.ts";

/** Writes what a round of payments decided; each write is fenced against other processes. */
export function writePayments(
  tx: Tx,
  round: {
    day: string;
    usage: ReadonlyMap<string, UsageRow>;
    orders: ReadonlyMap<string, PayableRow>;
    outcomes: readonly PaymentOutcome[];
  },
): void {
  const paid = round.outcomes.flatMap(({ item, paid: order }) => (order ? [{ item, order }] : []));
  const orders = paid.map(({ order }) => order);
  completeAll(tx, orders);
  writeSpending(tx, round.day, round.usage, orders);
  writeCodes(tx, orders, round.orders);
  writeUsedKeys(
    tx,
    paid.map(({ item, order }) => ({
      claim: item.claim,
      customerId: order.customer_id,
      orderId: order.id,
    })),
  );
  writeRefusals(tx, round.outcomes, round.orders);
}

function writeSpending(
  tx: Tx,
  day: string,
  usage: ReadonlyMap<string, UsageRow>,
  orders: readonly OrderRecord[],
): void {
  if (orders.length === 0) return;
  const before = orders.map((order) => usage.get(order.customer_id));
  tx.later(
    writeUsage,
    orders.map((order) => order.customer_id),
    orders.map((order) => order.currency),
    orders.map((order, index) => (before[index]?.spent_minor ?? 0n) + order.amount_minor),
    before.map((row) => row?.version ?? 0n),
    day,
  );
}

function writeCodes(
  tx: Tx,
  orders: readonly OrderRecord[],
  loaded: ReadonlyMap<string, PayableRow>,
): void {
  const single = orders.filter((order) => loaded.get(order.id)?.code_single_use);
  if (single.length === 0) return;
  const codes = single.map((order) => order.code ?? "");
  const ids = single.map((order) => order.id);
  tx.later(markCodesPaid, codes, ids);
}

/** Only refusals that the customer's help page can explain stay on the order. */
const NOTED = new Set([
  "insufficient_funds",
  "limit_exceeded",
  "merchant_closed",
  "wallet_locked",
  "code_expired",
]);

function writeRefusals(
  tx: Tx,
  outcomes: readonly PaymentOutcome[],
  loaded: ReadonlyMap<string, PayableRow>,
): void {
  const noted = outcomes.flatMap(({ item, result }) => {
    const order = loaded.get(item.orderId);
    if (result.ok || !order || !NOTED.has(result.refusal.code)) return [];
    return [{ order, reason: result.refusal.code }];
  });
  if (noted.length === 0) return;
  const refusedStep = JSON.stringify(step(tx.now, "created", "payment_refused"));
  tx.later(
    noteRefusals,
    noted.map(({ order }) => order.customer_id),
    noted.map(({ order }) => order.id),
    noted.map(({ reason }) => reason),
    noted.map(() => refusedStep),
    tx.now,
  );
}
