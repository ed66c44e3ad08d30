import { moneyText } from "@jinnang/money";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { hashPayload } from "../../../platform/http/idempotency.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { merchantMembers, notifyCustomer, spendConfirmations } from "../../identity/index.ts";
import type { GroupResult, Transfer } from "../../ledger/index.ts";
import { refuse } from "../errors.ts";
import { balanceChanged, orderChanged, refundMade } from "../events.ts";
import {
  type Finished,
  type MoneyVerb,
  moneyLane,
  type Round,
  runInside,
} from "../orders/money-verb.ts";
import { newOrder } from "../orders/new-order.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import type { OrderRecord } from "../orders/types.ts";
import { decideRefunds, type Refund, type RefundPlan, type RefundSnapshot } from "./decide.ts";
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
  refund: { orderId: string; amountMinor: bigint; currency: string; reason: string; key: string },
): Promise<OrderRecord> {
  const { key, ...wanted } = refund;
  const payloadHash = hashPayload("refund", refund.orderId, refund.amountMinor);
  const claim = { scope: "proposal", key, payloadHash };
  return runInside(tx, verb, { ...wanted, claim, actor, merchantId: null, proof: null });
}

/** What a member's PIN is proven for: this payment, this much. */
export function refundPurpose(
  refund: Pick<Refund, "orderId" | "amountMinor" | "currency">,
): string {
  return `merchant_refund:${refund.orderId}_${refund.currency}_${refund.amountMinor}`;
}

const verb: MoneyVerb<Refund, RefundSnapshot, RefundPlan, OrderRecord> = {
  lane: "wallet.refunds",
  oneAtATime: ({ orderId }) => orderId,
  once: { claim: ({ claim }) => claim, answer: (order) => order },
  load,
  decide: decideRefunds,
  transfers,
  refusal,
  finish,
  write,
};

export const refundLane = moneyLane(verb);

async function load(tx: Tx, items: readonly Refund[]): Promise<RefundSnapshot> {
  const ids = items.map(({ orderId }) => orderId);
  const [rows, confirmed] = await Promise.all([
    tx.all(refundableOrders, ids),
    spendProofs(tx, items),
  ]);
  return {
    confirmed,
    now: tx.now,
    newIds: new Map(ids.map((id) => [id, uuidv7(tx.now.getTime())])),
    orders: new Map(rows.map((row) => [row.id, row])),
  };
}

async function spendProofs(tx: Tx, items: readonly Refund[]): Promise<Set<Refund>> {
  const asked = items.flatMap((item) => (item.proof ? [{ item, proof: item.proof }] : []));
  if (asked.length === 0) return new Set();
  const spent = await spendConfirmations(
    tx,
    asked.map(({ item, proof }) => ({ ...proof, purpose: refundPurpose(item) })),
  );
  return new Set(asked.flatMap(({ item }, index) => (spent[index] ? [item] : [])));
}

/** First the merchant's fee share comes back, so that its balance covers the refund. */
function transfers({ id, item, order, merchantAccountId, feeMinor }: RefundPlan): Transfer[] {
  const refund = { id, currency: order.currency };
  const back = orderTransfer(refund, {
    code: "refund",
    debitAccountId: merchantAccountId,
    creditAccountId: order.account_id,
    amountMinor: item.amountMinor,
  });
  if (feeMinor === 0n) return [back];
  const feeBack = orderTransfer(refund, {
    code: "merchantFeeReturned",
    debitAccountId: systemAccount("fees", order.currency),
    creditAccountId: merchantAccountId,
    amountMinor: feeMinor,
  });
  return [feeBack, back];
}

function refusal({ order }: RefundPlan, posted: GroupResult): Refusal {
  const short = ["exceeds_funds", "account_frozen_debit", "account_closed"];
  if (short.includes(posted.code)) {
    return refuse("merchant_funds_short").afterMoney(order.refunded_minor > 0n);
  }
  throw new Error(`the ledger refused a refund with ${posted.code}`);
}

function finish(
  tx: Tx,
  plan: RefundPlan,
  posted: GroupResult | undefined,
  receiptNumber: string,
): Finished<OrderRecord> {
  const { item, order, merchantAccountId } = plan;
  const row = newOrder(tx, {
    id: plan.id,
    customerId: order.customer_id,
    kind: "refund",
    state: "succeeded",
    stepCode: item.merchantId ? "refund_by_merchant" : "refund_by_staff",
    currency: order.currency,
    amountMinor: item.amountMinor,
    accountId: order.account_id,
    feeMinor: plan.feeMinor,
    merchantId: order.merchant_id,
    note: item.reason,
    refundOf: order.id,
    receiptNumber,
  });
  const refund: OrderRecord = { ...order, ...row };
  const available = (id: string) => posted?.balances.get(id)?.availableMinor ?? 0n;
  const payment = { ...order, updated_at: refund.created_at };
  return {
    answer: refund,
    order: refund,
    change: { created: refund },
    events: [
      orderChanged(refund),
      orderChanged(payment),
      refundMade(refund, available(merchantAccountId)),
      balanceChanged(refund.customer_id, refund.currency, available(refund.account_id)),
    ],
  };
}

/** Writes the refunded sum of each payment, and the requester into the audit log. */
async function write(tx: Tx, { done }: Round<Refund, RefundSnapshot, RefundPlan>): Promise<void> {
  if (done.length === 0) return;
  tx.writeAtCommit(
    addRefunded,
    done.map(({ plan }) => plan.order.customer_id),
    done.map(({ plan }) => plan.order.id),
    done.map(({ plan }) => plan.order.refunded_minor),
    done.map(({ plan }) => plan.order.refunded_minor + plan.item.amountMinor),
    tx.now,
  );
  for (const { item, plan, order } of done) {
    const details = { refundId: order.id, amountMinor: item.amountMinor.toString() };
    const subject = `order:${plan.order.id}`;
    const about = [`customer:${plan.order.customer_id}`];
    await audit(tx, item.actor, { action: "wallet.refund", subject, about, details });
    if (item.merchantId === null) await tellMerchant(tx, order);
  }
}

/** Whose money was given back for them is told, so that a wrong refund does not go unnoticed. */
async function tellMerchant(tx: Tx, refund: OrderRecord): Promise<void> {
  const { merchant_id: merchantId, merchant_name: merchant, receipt_number: receipt } = refund;
  if (!merchantId) return;
  const amount = moneyText(refund.amount_minor, refund.currency);
  const data = { merchant: merchant ?? "", amount, receipt: receipt ?? "", merchantId };
  for (const { customerId, role } of await merchantMembers(tx, merchantId)) {
    if (role === "cashier") continue;
    await notifyCustomer(tx, customerId, {
      channels: ["sms", "in_app"],
      template: "merchant_refunded",
      data,
    });
  }
}
