import { type Refusal, refuse as refusePlatform } from "../../../platform/http/errors.ts";
import type { IdempotencyClaim } from "../../../platform/http/idempotency.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { type UsedKeys, usedOrder } from "../orders/rounds.ts";
import { moneyText } from "../orders/view.ts";
import { DAY_MS, REFUND_DAYS_MAX } from "../rules/limits.ts";
import type { RefundableRow } from "./queries.ts";

/** A wish to give a payment back, in full or in part. */
export interface Refund {
  readonly orderId: string;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly claim: IdempotencyClaim;
  readonly actor: Actor;
  /** Set when a merchant asks: only its own payments, and only for 180 days. */
  readonly merchantId: string | null;
}

export interface RefundSnapshot {
  readonly now: Date;
  readonly used: UsedKeys;
  /** The payments by id, with what was refunded of them so far. */
  readonly orders: ReadonlyMap<string, RefundableRow>;
}

export type RefundDecision =
  | { readonly kind: "replay"; readonly orderId: string }
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  | { readonly kind: "refund"; readonly order: RefundableRow; readonly merchantAccountId: string };

/** Decides a list in which every payment appears once. */
export function decideRefunds(
  snapshot: RefundSnapshot,
  items: readonly Refund[],
): RefundDecision[] {
  return items.map((item) => {
    const used = usedOrder(snapshot.used, item.claim);
    if (used) {
      return "refusal" in used
        ? { kind: "refuse", refusal: used.refusal }
        : { kind: "replay", orderId: used.orderId };
    }
    const order = snapshot.orders.get(item.orderId);
    // Another merchant's payment is as unknown as one that never was.
    if (!order || (item.merchantId !== null && order.merchant_id !== item.merchantId)) {
      return { kind: "refuse", refusal: refusePlatform("not_found") };
    }
    const refusal = refusalOf(snapshot.now, item, order);
    if (refusal) return { kind: "refuse", refusal };
    if (order.merchant_account_id === null) throw new Error("a payment without a merchant");
    return { kind: "refund", order, merchantAccountId: order.merchant_account_id };
  });
}

function refusalOf(now: Date, item: Refund, order: RefundableRow): Refusal | undefined {
  if (order.state !== "succeeded" || !order.completed_at) return refuse("order_not_refundable");
  const left = order.amount_minor - order.refunded_minor;
  if (item.amountMinor < 1n || item.amountMinor > left) {
    const amount = { currency: order.currency, value: Number(left) };
    return refuse("refund_exceeds_payment", { left: amount, leftText: moneyText(left) });
  }
  const age = now.getTime() - order.completed_at.getTime();
  if (item.merchantId !== null && age > REFUND_DAYS_MAX * DAY_MS) {
    return refuse("refund_too_late", { days: REFUND_DAYS_MAX });
  }
  return undefined;
}
