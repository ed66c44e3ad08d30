import type { App } from "../../../platform/app.ts";
import type { Lane, LaneResult } from "../../../platform/batch/lane.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { PublishedEvent } from "../../../platform/events/event.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { spendConfirmations } from "../../identity/index.ts";
import { type GroupResult, post, type Transfer } from "../../ledger/index.ts";
import { refuse, refuseFunds } from "../errors.ts";
import { balanceChanged, orderChanged, paymentReceived } from "../events.ts";
import { completed } from "../orders/new-order.ts";
import { ordersById } from "../orders/queries.ts";
import { BATCH_MAX, inRounds, loadUsedKeys, takeReceipts } from "../orders/rounds.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import type { OrderRecord } from "../orders/types.ts";
import { dayOf } from "../rules/limits.ts";
import { usageOf } from "../rules/queries.ts";
import { customerFacts } from "../wallets/queries.ts";
import {
  type ConfirmPayment,
  decidePayments,
  type PaymentDecision,
  type PaymentOutcome,
  type PaymentSnapshot,
} from "./decide.ts";
import { type PayableRow, payableOrders } from "./queries.ts";
import { writePayments } from "./write-payments.ts";

/**
 * Confirms a payment with a PIN that was proven for this order. Refusals: insufficient_funds,
 * limit_exceeded, merchant_closed, wallet_locked, code_expired, order_not_open,
 * confirmation_required; none of them moves money. The same key again answers the same order.
 */
export function confirmPayment(app: App, item: ConfirmPayment): Promise<OrderRecord> {
  return app.lanes.submit(paymentLane, item);
}

export const paymentLane: Lane<ConfirmPayment, OrderRecord> = {
  name: "wallet.payments",
  listMax: BATCH_MAX,
  work: (tx, items) =>
    inRounds(
      items,
      ({ customerId }) => customerId,
      (round) => payRound(tx, round),
    ),
};

async function payRound(
  tx: Tx,
  items: readonly ConfirmPayment[],
): Promise<readonly LaneResult<OrderRecord>[]> {
  const day = dayOf(tx.now, tx.app.config.timeZone);
  const { snapshot, usage, receipts } = await load(tx, items, day);
  const decisions = decidePayments(snapshot, items);
  const pays = decisions.filter((decision) => decision.kind === "pay");
  const posted = pays.length === 0 ? [] : await post(tx, pays.map(groupOf));
  const replays = await loadReplays(tx, decisions);
  const results = new Map(pays.map((decision, index) => [decision, posted[index]]));
  const outcomes = items.map((item, index): PaymentOutcome => {
    const decision = decisions[index];
    if (!decision) throw new Error("a decision is missing");
    if (decision.kind === "refuse") return refused(item, decision.refusal);
    if (decision.kind === "replay") return replayed(item, replays.get(decision.orderId));
    return outcomeOf(item, decision, results.get(decision), tx.now, receipts[index]);
  });
  writePayments(tx, { day, usage, outcomes, orders: snapshot.orders });
  await publish(tx, ...outcomes.flatMap(eventsOf));
  return outcomes.map(({ result }) => result);
}

async function load(tx: Tx, items: readonly ConfirmPayment[], day: string) {
  const customerIds = items.map(({ customerId }) => customerId);
  const orderIds = items.map(({ orderId }) => orderId);
  const [used, orders, facts, usage, receipts, confirmed] = await Promise.all([
    loadUsedKeys(
      tx,
      items.map(({ claim }) => claim),
    ),
    tx.all(payableOrders, customerIds, orderIds),
    tx.all(customerFacts, customerIds),
    tx.all(usageOf, customerIds, day),
    takeReceipts(tx, items.length),
    spendProofs(tx, items),
  ]);
  const snapshot: PaymentSnapshot = {
    now: tx.now,
    used,
    orders: new Map(orders.map((order) => [order.id, order])),
    facts: new Map(facts.map((row) => [row.id, row])),
    spentMinor: new Map(usage.map((row) => [row.customer_id, row.spent_minor])),
    confirmed,
  };
  return { snapshot, usage: new Map(usage.map((row) => [row.customer_id, row])), receipts };
}

/** A proof is spent by whatever is asked with it: what is then refused asks for the PIN again. */
async function spendProofs(tx: Tx, items: readonly ConfirmPayment[]): Promise<Set<string>> {
  const spent = await spendConfirmations(
    tx,
    items.map(({ customerId, sessionId, orderId, confirmationId }) => ({
      customerId,
      sessionId,
      purpose: `payment:${orderId}`,
      confirmationId,
    })),
  );
  return new Set(items.filter((_, index) => spent[index]).map(({ orderId }) => orderId));
}

type Pay = Extract<PaymentDecision, { kind: "pay" }>;

/** The merchant gets all of it and pays the fee from it, so that both show in its journal. */
function groupOf({ order, feeMinor }: Pay): Transfer[] {
  const payment = orderTransfer(order, {
    code: "payment",
    debitAccountId: order.account_id,
    creditAccountId: order.merchant_account_id,
    amountMinor: order.amount_minor,
  });
  if (feeMinor === 0n) return [payment];
  const fee = orderTransfer(order, {
    code: "merchantFee",
    debitAccountId: order.merchant_account_id,
    creditAccountId: systemAccount("fees", order.currency),
    amountMinor: feeMinor,
  });
  return [payment, fee];
}

function outcomeOf(
  item: ConfirmPayment,
  { order, feeMinor }: Pay,
  posted: GroupResult | undefined,
  now: Date,
  receiptNumber: string | undefined,
): PaymentOutcome {
  if (!posted || !receiptNumber) throw new Error("a posted payment has no result");
  if (!posted.ok) return refused(item, refusalOf(order, posted));
  const change = { state: "succeeded", stepCode: "payment_succeeded" } as const;
  const paid = completed(order, now, { ...change, feeMinor, receiptNumber });
  return {
    item,
    result: { ok: true, value: paid },
    paid,
    merchantAccountId: order.merchant_account_id,
    balances: posted.balances,
  };
}

/** What the ledger's word means to the payer; any other word is a broken invariant. */
function refusalOf(order: PayableRow, posted: GroupResult): Refusal {
  if (posted.code === "exceeds_funds") {
    return refuseFunds(posted.balances.get(order.account_id)?.availableMinor ?? 0n);
  }
  if (posted.code === "account_frozen_debit") return refuse("wallet_locked");
  const merchantShut = ["account_frozen_credit", "account_closed", "exceeds_ceiling"];
  if (merchantShut.includes(posted.code)) return refuse("merchant_closed");
  throw new Error(`the ledger refused a payment with ${posted.code}`);
}

function refused(item: ConfirmPayment, refusal: Refusal): PaymentOutcome {
  return { item, result: { ok: false, refusal } };
}

async function loadReplays(tx: Tx, decisions: readonly PaymentDecision[]) {
  const ids = decisions.flatMap((decision) =>
    decision.kind === "replay" ? [decision.orderId] : [],
  );
  const rows = ids.length === 0 ? [] : await tx.all(ordersById, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

function replayed(item: ConfirmPayment, order: OrderRecord | undefined): PaymentOutcome {
  if (!order) throw new Error("the order of a used key is missing");
  return { item, result: { ok: true, value: order } };
}

function eventsOf({ item, paid, merchantAccountId, balances }: PaymentOutcome): PublishedEvent[] {
  if (!paid || !merchantAccountId || !balances) return [];
  const available = (id: string) => balances.get(id)?.availableMinor ?? 0n;
  return [
    orderChanged(paid),
    paymentReceived(paid, available(merchantAccountId)),
    balanceChanged(item.customerId, paid.currency, available(paid.account_id)),
  ];
}
