import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { IdempotencyClaim } from "../../../platform/http/idempotency.ts";
import { confirmationRequired } from "../../identity/index.ts";
import { refuse, refuseEnded, refuseLimit } from "../errors.ts";
import type { Decision } from "../orders/money-verb.ts";
import type { OrderRecord } from "../orders/types.ts";
import { paymentFeeMinor } from "../rules/fees.ts";
import { limitFor } from "../rules/limits.ts";
import type { UsageRow } from "../rules/queries.ts";
import type { RuleFacts } from "../rules/rule.ts";
import type { CustomerFacts } from "../wallets/queries.ts";
import type { PayableRow } from "./queries.ts";

/** One customer's request to pay one order. */
export interface ConfirmPayment {
  readonly customerId: string;
  readonly sessionId: string;
  readonly orderId: string;
  readonly confirmationId: string;
  readonly claim: IdempotencyClaim;
}

/** Everything that a round of payments is decided on, as it was when the round was loaded. */
export interface PaymentSnapshot {
  readonly now: Date;
  readonly orders: ReadonlyMap<string, PayableRow>;
  readonly facts: ReadonlyMap<string, CustomerFacts>;
  /** Whose money may not move, and why: locked, or held after a recovery. */
  readonly stops: ReadonlyMap<string, Refusal>;
  /** Today, the jurisdiction and the operator's rules; the level is each customer's own. */
  readonly rules: RuleFacts;
  /** Spent today by customer. */
  readonly usage: ReadonlyMap<string, UsageRow>;
  /** Orders whose confirmation, proven for exactly that order, is now spent. */
  readonly confirmed: ReadonlySet<string>;
}

/** A payment that may be made, if the ledger finds the funds. */
export interface PaymentPlan {
  readonly order: PayableRow;
  readonly feeMinor: bigint;
}

/**
 * Decides a round in which every customer appears once. Funds are not looked at here: the ledger
 * decides on them in the same commit, and nobody else can.
 */
export function decidePayments(
  snapshot: PaymentSnapshot,
  items: readonly ConfirmPayment[],
): Decision<PaymentPlan, OrderRecord>[] {
  const codesTaken = new Set<string>();
  return items.map((item) => {
    const order = snapshot.orders.get(item.orderId);
    if (!order) return { refusal: refuseRequest("not_found") };
    // A payer whose first answer was lost asks again, with whatever key and proof: it is paid.
    if (order.state === "succeeded") return { answer: order };
    const refusal = refusalOf(snapshot, item, order, codesTaken);
    if (refusal) return { refusal };
    if (order.code_single_use && order.code) codesTaken.add(order.code);
    const feeMinor = paymentFeeMinor(order.amount_minor, order.merchant_fee_bps);
    return { plan: { order, feeMinor } };
  });
}

function refusalOf(
  snapshot: PaymentSnapshot,
  item: ConfirmPayment,
  order: PayableRow,
  codesTaken: ReadonlySet<string>,
): Refusal | undefined {
  if (order.state !== "created") return refuseEnded(order);
  if (order.expires_at && order.expires_at <= snapshot.now) return refuse("pay_code_expired");
  if (order.code_paid_order_id || (order.code && codesTaken.has(order.code))) {
    return refuse("pay_code_expired");
  }
  const customer = snapshot.facts.get(item.customerId);
  const stop = snapshot.stops.get(item.customerId);
  if (!customer || stop) return stop ?? refuse("wallet_locked");
  if (!order.merchant_open) return refuse("merchant_closed");
  const { level } = customer;
  const facts = { ...snapshot.rules, level, merchantCategory: order.merchant_category };
  const { maxMinor: paymentMax } = limitFor(facts, "per_payment");
  if (order.amount_minor > paymentMax) return refuseLimit("per_payment", paymentMax);
  const { maxMinor: dayMax } = limitFor(facts, "per_day");
  const spent = snapshot.usage.get(item.customerId)?.spent_minor ?? 0n;
  if (spent + order.amount_minor > dayMax) return refuseLimit("per_day", dayMax);
  // Asked last, so that a payment that cannot be made says so rather than asking for the PIN again.
  return snapshot.confirmed.has(order.id) ? undefined : confirmationRequired();
}
