import type { App } from "../../../platform/app.ts";
import type { Lane, LaneResult } from "../../../platform/batch/lane.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { type GroupResult, post } from "../../ledger/index.ts";
import { balanceChanged, orderChanged } from "../events.ts";
import { completed } from "../orders/new-order.ts";
import { changeOrderState, ordersById } from "../orders/queries.ts";
import { BATCH_MAX, completeAll, expectAll, inRounds, takeReceipts } from "../orders/rounds.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import type { OrderRecord } from "../orders/types.ts";
import { step } from "../orders/view.ts";
import { returnDebitJob } from "./jobs-return.ts";

/** The bank's final word on a debit. */
export interface BankOutcome {
  readonly orderId: string;
  readonly state: "succeeded" | "failed";
  /** Checked against the order when the bank names them. */
  readonly amountMinor?: bigint | undefined;
  readonly currency?: string | undefined;
  readonly reason?: string | undefined;
}

/** What the word changed; only `credited` and `failed` moved the order. */
export type Settlement =
  | "credited"
  | "failed"
  | "already_settled"
  | "late_debit_returned"
  | "contradicts_success"
  | "amount_mismatch"
  | "order_unknown";

/** Credits or fails a top-up. Twice, late or in any order: the first final word stands. */
export function settleTopUp(app: App, outcome: BankOutcome): Promise<Settlement> {
  return app.lanes.submit(settlementLane, outcome);
}

export const settlementLane: Lane<BankOutcome, Settlement> = {
  name: "wallet.settlements",
  listMax: BATCH_MAX,
  work: (tx, items) =>
    inRounds(
      items,
      ({ orderId }) => orderId,
      (round) => settleRound(tx, round),
    ),
};

async function settleRound(
  tx: Tx,
  items: readonly BankOutcome[],
): Promise<readonly LaneResult<Settlement>[]> {
  const [rows, receipts] = await Promise.all([
    tx.all(
      ordersById,
      items.map(({ orderId }) => orderId),
    ),
    takeReceipts(tx, items.length),
  ]);
  const orders = new Map(rows.map((row) => [row.id, row]));
  const settlements = items.map((item) => decideSettlement(item, orders.get(item.orderId)));
  const ended = items.flatMap((item, index) => {
    const order = orders.get(item.orderId);
    const settlement = settlements[index];
    if (!order || (settlement !== "credited" && settlement !== "failed")) return [];
    return [end(tx.now, item, order, settlement, receipts[index])];
  });
  const credited = ended.filter(({ state }) => state === "succeeded");
  const posted = credited.length === 0 ? [] : await post(tx, credited.map(groupOf));
  for (const result of posted) {
    if (!result.ok) throw new Error(`the ledger refused a top-up with ${result.code}`);
  }
  completeAll(tx, ended);
  await publish(tx, ...ended.map(orderChanged), ...credited.map(balanceEvent(posted)));
  for (const order of ended.filter(({ reason }) => reason === "bank_no_answer")) {
    await enqueueReturn(tx, order);
  }
  for (const [index, settlement] of settlements.entries()) {
    const order = orders.get(items[index]?.orderId ?? "");
    if (order && settlement === "late_debit_returned") await callBack(tx, order);
  }
  return settlements.map((value) => ({ ok: true, value }));
}

/** Pure: what the bank's word means for the order as it stands. */
export function decideSettlement(item: BankOutcome, order: OrderRecord | undefined): Settlement {
  if (order?.kind !== "top_up") return "order_unknown";
  if (item.amountMinor !== undefined && item.amountMinor !== order.amount_minor) {
    return "amount_mismatch";
  }
  if (item.currency !== undefined && item.currency !== order.currency) return "amount_mismatch";
  if (order.state === "created" || order.state === "pending") {
    return item.state === "succeeded" ? "credited" : "failed";
  }
  if (order.state === "succeeded") {
    return item.state === "succeeded" ? "already_settled" : "contradicts_success";
  }
  const returned = order.timeline.some(({ code }) => code === "late_debit");
  return item.state === "succeeded" && !returned ? "late_debit_returned" : "already_settled";
}

function end(
  now: Date,
  item: BankOutcome,
  order: OrderRecord,
  settlement: "credited" | "failed",
  receiptNumber: string | undefined,
): OrderRecord {
  if (settlement === "failed") {
    const reason = item.reason ?? "bank_refused";
    return completed(order, now, { state: "failed", stepCode: "top_up_failed", reason });
  }
  return completed(order, now, { state: "succeeded", stepCode: "bank_debited", receiptNumber });
}

function groupOf(order: OrderRecord) {
  return [
    orderTransfer(order, {
      code: "topUp",
      debitAccountId: systemAccount("bankSettlement", order.currency),
      creditAccountId: order.account_id,
      amountMinor: order.amount_minor,
    }),
  ];
}

function balanceEvent(posted: readonly GroupResult[]) {
  return (order: OrderRecord, index: number) => {
    const balance = posted[index]?.balances.get(order.account_id);
    return balanceChanged(order.customer_id, order.currency, balance?.availableMinor ?? 0n);
  };
}

/**
 * The bank debited after we had told the customer that it failed. The order stays as it was told;
 * the bank is asked to send the money back, and the order's page says so.
 */
async function callBack(tx: Tx, order: OrderRecord): Promise<void> {
  const written = await tx.run(
    changeOrderState,
    order.customer_id,
    order.id,
    [order.state],
    order.state,
    order.reason,
    null,
    JSON.stringify(step(tx.now, order.state, "late_debit")),
    tx.now,
    order.completed_at,
  );
  expectAll(written, 1);
  await enqueueReturn(tx, order);
  await publish(tx, orderChanged({ ...order, updated_at: tx.now }));
}

function enqueueReturn(tx: Tx, { id: orderId }: OrderRecord): Promise<void> {
  return enqueue(tx, returnDebitJob, { orderId }, { key: `wallet.return:${orderId}` });
}
