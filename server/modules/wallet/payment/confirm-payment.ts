import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { spendConfirmations } from "../../identity/index.ts";
import type { GroupResult, Transfer } from "../../ledger/index.ts";
import { refuse, refuseFunds } from "../errors.ts";
import { balanceChanged, orderChanged, paymentReceived } from "../events.ts";
import { type Finished, type MoneyVerb, moneyLane } from "../orders/money-verb.ts";
import { moveOrder } from "../orders/move.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import type { OrderRecord } from "../orders/types.ts";
import { usageOf } from "../rules/queries.ts";
import { ruleFacts } from "../rules/rule-facts.ts";
import { moneyStop } from "../wallets/money-stop.ts";
import { type CustomerFacts, customerFacts } from "../wallets/queries.ts";
import {
  type ConfirmPayment,
  decidePayments,
  type PaymentPlan,
  type PaymentSnapshot,
} from "./decide.ts";
import { payableOrders } from "./queries.ts";
import { writePayments } from "./write-payments.ts";

/**
 * Confirms a payment with a PIN that was proven for this order. Refusals: insufficient_funds,
 * limit_exceeded, merchant_closed, wallet_locked, recovery_hold, pay_code_expired, order_not_open,
 * confirmation_required; none of them moves money. Confirming a paid order again answers that
 * order, whatever the key and the proof.
 */
export function confirmPayment(app: App, item: ConfirmPayment): Promise<OrderRecord> {
  return app.lanes.submit(paymentLane, item);
}

const payment: MoneyVerb<ConfirmPayment, PaymentSnapshot, PaymentPlan, OrderRecord> = {
  lane: "wallet.payments",
  oneAtATime: ({ customerId }) => customerId,
  once: { claim: ({ claim }) => claim, answer: (order) => order },
  load,
  decide: decidePayments,
  transfers,
  refusal,
  finish,
  write: writePayments,
};

export const paymentLane = moneyLane(payment);

/** The level of each customer stands in their own facts. */
const NO_LEVEL = 0;

async function load(tx: Tx, items: readonly ConfirmPayment[]): Promise<PaymentSnapshot> {
  const customerIds = items.map(({ customerId }) => customerId);
  const orderIds = items.map(({ orderId }) => orderId);
  const rules = await ruleFacts(tx, NO_LEVEL);
  const [orders, facts, usage, confirmed] = await Promise.all([
    tx.all(payableOrders, customerIds, orderIds),
    tx.all(customerFacts, customerIds),
    tx.all(usageOf, customerIds, rules.day),
    spendProofs(tx, items),
  ]);
  return {
    now: tx.now,
    rules,
    orders: new Map(orders.map((order) => [order.id, order])),
    facts: new Map(facts.map((row) => [row.id, row])),
    stops: stopsOf(tx, facts),
    usage: new Map(usage.map((row) => [row.customer_id, row])),
    confirmed,
  };
}

function stopsOf(tx: Tx, facts: readonly CustomerFacts[]): Map<string, Refusal> {
  const stops = new Map<string, Refusal>();
  for (const row of facts) {
    const stop = moneyStop(tx.app, row, { now: tx.now });
    if (stop) stops.set(row.id, stop);
  }
  return stops;
}

/** A confirmation is consumed even when the payment is refused; the retry needs the PIN again. */
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

/** The merchant gets all of it and pays the fee from it, so that both show in its journal. */
function transfers({ order, feeMinor }: PaymentPlan): Transfer[] {
  const paid = orderTransfer(order, {
    code: "payment",
    debitAccountId: order.account_id,
    creditAccountId: order.merchant_account_id,
    amountMinor: order.amount_minor,
  });
  if (feeMinor === 0n) return [paid];
  const fee = orderTransfer(order, {
    code: "merchantFee",
    debitAccountId: order.merchant_account_id,
    creditAccountId: systemAccount("fees", order.currency),
    amountMinor: feeMinor,
  });
  return [paid, fee];
}

/** The ledger's refusal in the payer's words; any other code is a broken invariant. */
function refusal({ order }: PaymentPlan, posted: GroupResult): Refusal {
  if (posted.code === "exceeds_funds") {
    return refuseFunds(posted.balances.get(order.account_id)?.availableMinor ?? 0n);
  }
  if (posted.code === "account_frozen_debit") return refuse("wallet_locked");
  const merchantShut = ["account_frozen_credit", "account_closed", "exceeds_ceiling"];
  if (merchantShut.includes(posted.code)) return refuse("merchant_closed");
  throw new Error(`the ledger refused a payment with ${posted.code}`);
}

function finish(
  tx: Tx,
  { order, feeMinor }: PaymentPlan,
  posted: GroupResult | undefined,
  receiptNumber: string,
): Finished<OrderRecord> {
  const change = { to: "succeeded", step: "payment_succeeded", reason: null } as const;
  const moved = moveOrder(tx.app, tx.now, order, { ...change, feeMinor, receiptNumber });
  const { after: paid } = moved;
  const available = (id: string) => posted?.balances.get(id)?.availableMinor ?? 0n;
  return {
    answer: paid,
    order: paid,
    change: { moved },
    events: [
      orderChanged(paid),
      paymentReceived(paid, available(order.merchant_account_id)),
      balanceChanged(paid.customer_id, paid.currency, available(paid.account_id)),
    ],
  };
}
