import { moneyText, nextShareMinor } from "@jinnang/money";
import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { IdempotencyClaim } from "../../../platform/http/idempotency.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { confirmationRequired } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import type { Decision } from "../orders/money-verb.ts";
import type { OrderRecord } from "../orders/types.ts";
import { DAY_MS, REFUND_DAYS_MAX } from "../rules/times.ts";
import type { RefundableRow } from "./queries.ts";

/** A request to give a payment back, in full or in part. */
export interface Refund {
  readonly orderId: string;
  readonly amountMinor: bigint;
  /** It must be the payment's: an amount of another currency is another amount. */
  readonly currency: string;
  readonly reason: string;
  readonly claim: IdempotencyClaim;
  readonly actor: Actor;
  /** Set when a merchant asks: only its own payments, and only for 180 days. */
  readonly merchantId: string | null;
  /** The member's PIN, proven for this refund; null where four eyes have agreed on it. */
  readonly proof: RefundProof | null;
}

export interface RefundProof {
  readonly customerId: string;
  readonly sessionId: string;
  readonly confirmationId: string;
}

export interface RefundSnapshot {
  readonly now: Date;
  /** The ids of the refunds' own orders, by the payment's id. */
  readonly newIds: ReadonlyMap<string, string>;
  /** The payments by id, with what was refunded of them so far. */
  readonly orders: ReadonlyMap<string, RefundableRow>;
  /** Requests whose confirmation, proven for exactly this refund, is now spent. */
  readonly confirmed: ReadonlySet<Refund>;
}

/** A refund that may be made, if the merchant has the funds. */
export interface RefundPlan {
  readonly id: string;
  readonly item: Refund;
  readonly order: RefundableRow;
  readonly merchantAccountId: string;
  /** The share of the merchant's fee that comes back with it. */
  readonly feeMinor: bigint;
}

/** Decides a round in which every payment appears once. */
export function decideRefunds(
  snapshot: RefundSnapshot,
  items: readonly Refund[],
): Decision<RefundPlan, OrderRecord>[] {
  return items.map((item) => {
    const order = snapshot.orders.get(item.orderId);
    // Another merchant's payment is as unknown as one that never was.
    if (!order || (item.merchantId !== null && order.merchant_id !== item.merchantId)) {
      return { refusal: refuseRequest("not_found") };
    }
    const refusal = refusalOf(snapshot, item, order);
    // A refund before this one may be the first try, whose answer was lost.
    if (refusal) return { refusal: refusal.afterMoney(order.refunded_minor > 0n) };
    const { merchant_account_id: merchantAccountId } = order;
    const id = snapshot.newIds.get(item.orderId);
    if (merchantAccountId === null || !id) throw new Error("a payment without a merchant");
    const { fee_minor: fee, amount_minor: paid, refunded_minor: before } = order;
    const feeMinor = nextShareMinor(fee, paid, before, item.amountMinor);
    return { plan: { id, item, order, merchantAccountId, feeMinor } };
  });
}

function refusalOf(
  { now, confirmed }: RefundSnapshot,
  item: Refund,
  order: RefundableRow,
): Refusal | undefined {
  if (order.state !== "succeeded" || !order.completed_at) return refuse("order_not_refundable");
  const { currency } = order;
  if (item.currency !== currency) return refuse("refund_currency", { currency });
  const left = order.amount_minor - order.refunded_minor;
  if (item.amountMinor < 1n || item.amountMinor > left) {
    const amount = { currency: order.currency, value: Number(left) };
    return refuse("refund_exceeds_payment", { left: amount, leftText: moneyText(left) });
  }
  const age = now.getTime() - order.completed_at.getTime();
  if (item.merchantId !== null && age > REFUND_DAYS_MAX * DAY_MS) {
    return refuse("refund_too_late", { days: REFUND_DAYS_MAX });
  }
  // Asked last, so that a refund that cannot be made says so rather than asking for the PIN again.
  return item.proof && !confirmed.has(item) ? confirmationRequired() : undefined;
}
