import { nextShareMinor } from "@jinnang/money";
import type { App } from "../../../platform/app.ts";
import type { Lane, LaneResult } from "../../../platform/batch/lane.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { PublishedEvent } from "../../../platform/events/event.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { hashPayload } from "../../../platform/http/idempotency.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { type GroupResult, post, type Transfer } from "../../ledger/index.ts";
import { refuse } from "../errors.ts";
import { balanceChanged, orderChanged, refundMade } from "../events.ts";
import { newOrder, writeOrders } from "../orders/new-order.ts";
import { ordersById } from "../orders/queries.ts";
import {
  BATCH_MAX,
  inRounds,
  loadUsedKeys,
  runInside,
  takeReceipts,
  writeUsedKeys,
} from "../orders/rounds.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import type { OrderRecord } from "../orders/types.ts";
import { decideRefunds, type Refund, type RefundDecision } from "./decide.ts";
import { addRefunded, refundableOrders } from "./queries.ts";

/** The merchant's refund, through the lane of refunds. */
export function refundByMerchant(app: App, refund: Refund): Promise<OrderRecord> {
  return app.lanes.submit(refundLane, refund);
}

/**
 * A refund inside the caller's transaction, exactly once per key (a proposal's id): the same key
 * again answers the same refund, also when two processes ask at once.
 */
export function refundPayment(
  tx: Tx,
  actor: Actor,
  refund: { orderId: string; amountMinor: bigint; reason: string; key: string },
): Promise<OrderRecord> {
  const { orderId, amountMinor, reason, key } = refund;
  const payloadHash = hashPayload("refund", orderId, amountMinor);
  const claim = { scope: "proposal", key, payloadHash };
  const item = { orderId, amountMinor, reason, claim, actor, merchantId: null };
  return runInside(() => refundRound(tx, [item]));
}

export const refundLane: Lane<Refund, OrderRecord> = {
  name: "wallet.refunds",
  listMax: BATCH_MAX,
  work: (tx, items) =>
    inRounds(
      items,
      ({ orderId }) => orderId,
      (round) => refundRound(tx, round),
    ),
};

interface Refunded {
  readonly item: Refund;
  readonly order: OrderRecord;
  readonly refund: OrderRecord;
  readonly merchantAccountId: string;
  readonly balances: GroupResult["balances"];
}

async function refundRound(
  tx: Tx,
  items: readonly Refund[],
): Promise<readonly LaneResult<OrderRecord>[]> {
  const [used, orders, receipts] = await Promise.all([
    loadUsedKeys(
      tx,
      items.map(({ claim }) => claim),
    ),
    tx.all(
      refundableOrders,
      items.map(({ orderId }) => orderId),
    ),
    takeReceipts(tx, items.length),
  ]);
  const snapshot = { now: tx.now, used, orders: new Map(orders.map((row) => [row.id, row])) };
  const decisions = decideRefunds(snapshot, items);
  const planned = decisions.map((decision, index) =>
    decision.kind === "refund" ? plan(tx.now, items[index], decision, receipts[index]) : undefined,
  );
  const groups = planned.flatMap((item) => (item ? [item.group] : []));
  const posted = groups.length === 0 ? [] : [...(await post(tx, groups))];
  const refunded: Refunded[] = [];
  const results: LaneResult<OrderRecord>[] = [];
  for (const [index, decision] of decisions.entries()) {
    const item = planned[index];
    if (decision.kind === "refuse") results.push({ ok: false, refusal: decision.refusal });
    else if (decision.kind === "replay") results.push(await replay(tx, decision.orderId));
    else if (item) results.push(settle(item, posted.shift(), refunded));
  }
  await write(tx, refunded);
  return results;
}

type Decided = Extract<RefundDecision, { kind: "refund" }>;
type Planned = ReturnType<typeof plan>;

/** The refund's own order, and its transfers: first the merchant's fee share comes back. */
function plan(
  now: Date,
  item: Refund | undefined,
  { order, merchantAccountId }: Decided,
  receiptNumber: string | undefined,
) {
  if (!item || !receiptNumber) throw new Error("a decided refund has no item");
  const fee = nextShareMinor(
    order.fee_minor,
    order.amount_minor,
    order.refunded_minor,
    item.amountMinor,
  );
  const row = newOrder(now, {
    customerId: order.customer_id,
    kind: "refund",
    state: "succeeded",
    stepCode: item.merchantId ? "refund_by_merchant" : "refund_by_staff",
    currency: order.currency,
    amountMinor: item.amountMinor,
    accountId: order.account_id,
    feeMinor: fee,
    merchantId: order.merchant_id,
    note: item.reason,
    refundOf: order.id,
    receiptNumber,
  });
  const refund: OrderRecord = { ...order, ...row };
  return { item, order, refund, merchantAccountId, group: groupOf(refund, merchantAccountId) };
}

function groupOf(refund: OrderRecord, merchantAccountId: string): Transfer[] {
  const back = orderTransfer(refund, {
    code: "refund",
    debitAccountId: merchantAccountId,
    creditAccountId: refund.account_id,
    amountMinor: refund.amount_minor,
  });
  if (refund.fee_minor === 0n) return [back];
  const feeBack = orderTransfer(refund, {
    code: "merchantFeeReturned",
    debitAccountId: systemAccount("fees", refund.currency),
    creditAccountId: merchantAccountId,
    amountMinor: refund.fee_minor,
  });
  return [feeBack, back];
}

function settle(
  planned: Planned,
  posted: GroupResult | undefined,
  refunded: Refunded[],
): LaneResult<OrderRecord> {
  if (!posted) throw new Error("a posted refund has no result");
  if (posted.ok) {
    refunded.push({ ...planned, balances: posted.balances });
    return { ok: true, value: planned.refund };
  }
  const short = ["exceeds_funds", "account_frozen_debit", "account_closed"];
  if (short.includes(posted.code)) return { ok: false, refusal: refuse("merchant_funds_short") };
  throw new Error(`the ledger refused a refund with ${posted.code}`);
}

async function replay(tx: Tx, orderId: string): Promise<LaneResult<OrderRecord>> {
  const [order] = await tx.all(ordersById, [orderId]);
  if (!order) throw new Error("the refund of a used key is missing");
  return { ok: true, value: order };
}

async function write(tx: Tx, refunded: readonly Refunded[]): Promise<void> {
  if (refunded.length === 0) return;
  tx.later(
    addRefunded,
    refunded.map(({ order }) => order.customer_id),
    refunded.map(({ order }) => order.id),
    refunded.map(({ order }) => order.refunded_minor),
    refunded.map(({ order, item }) => order.refunded_minor + item.amountMinor),
    tx.now,
  );
  await writeOrders(
    tx,
    refunded.map(({ refund }) => refund),
  );
  writeUsedKeys(
    tx,
    refunded.map(({ item, refund }) => ({
      claim: item.claim,
      customerId: refund.customer_id,
      orderId: refund.id,
    })),
  );
  await publish(tx, ...refunded.flatMap(eventsOf));
  for (const { item, order, refund } of refunded) {
    const details = { refundId: refund.id, amountMinor: item.amountMinor.toString() };
    await audit(tx, item.actor, { action: "wallet.refund", subject: `order:${order.id}`, details });
  }
}

function eventsOf({ order, refund, merchantAccountId, balances }: Refunded): PublishedEvent[] {
  const available = (id: string) => balances.get(id)?.availableMinor ?? 0n;
  const changed = { ...order, updated_at: refund.created_at };
  return [
    orderChanged(refund),
    orderChanged(changed),
    refundMade(refund, available(merchantAccountId)),
    balanceChanged(refund.customer_id, refund.currency, available(refund.account_id)),
  ];
}
