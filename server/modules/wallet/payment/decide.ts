import { feeMinor } from "@jinnang/money";
import type { LaneResult } from "../../../platform/batch/lane.ts";
import { type Refusal, refuse as refusePlatform } from "../../../platform/http/errors.ts";
import type { IdempotencyClaim } from "../../../platform/http/idempotency.ts";
import { confirmationRequired } from "../../identity/index.ts";
import type { GroupResult } from "../../ledger/index.ts";
import { refuse, refuseLimit } from "../errors.ts";
import { type UsedKeys, usedOrder } from "../orders/rounds.ts";
import type { OrderRecord } from "../orders/types.ts";
import { limitsOf } from "../rules/limits.ts";
import type { CustomerFacts } from "../wallets/queries.ts";
import type { PayableRow } from "./queries.ts";

/** One customer's wish to pay one order. */
export interface ConfirmPayment {
  readonly customerId: string;
  readonly sessionId: string;
  readonly orderId: string;
  readonly confirmationId: string;
  readonly claim: IdempotencyClaim;
}

/** Everything that a list of payments is decided on, as it was when the list was loaded. */
export interface PaymentSnapshot {
  readonly now: Date;
  readonly used: UsedKeys;
  readonly orders: ReadonlyMap<string, PayableRow>;
  readonly facts: ReadonlyMap<string, CustomerFacts>;
  /** Spent today by customer. */
  readonly spentMinor: ReadonlyMap<string, bigint>;
  /** Orders whose confirmation, proven for exactly that order, is now spent. */
  readonly confirmed: ReadonlySet<string>;
}

export type PaymentDecision =
  | { readonly kind: "replay"; readonly orderId: string }
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  | { readonly kind: "pay"; readonly order: PayableRow; readonly feeMinor: bigint };

/** What a payment became: the result of its caller, and what must be written about it. */
export interface PaymentOutcome {
  readonly item: ConfirmPayment;
  readonly result: LaneResult<OrderRecord>;
  readonly paid?: OrderRecord;
  readonly merchantAccountId?: string;
  readonly balances?: GroupResult["balances"];
}

/**
 * Decides a list in which every customer appears once. Funds are not looked at here: the ledger
 * decides on them in the same commit, and nobody else can.
 */
export function decidePayments(
  snapshot: PaymentSnapshot,
  items: readonly ConfirmPayment[],
): PaymentDecision[] {
  const codesTaken = new Set<string>();
  return items.map((item) => {
    const used = usedOrder(snapshot.used, item.claim);
    if (used) {
      return "refusal" in used
        ? { kind: "refuse", refusal: used.refusal }
        : { kind: "replay", orderId: used.orderId };
    }
    const order = snapshot.orders.get(item.orderId);
    if (!order) return { kind: "refuse", refusal: refusePlatform("not_found") };
    const refusal = refusalOf(snapshot, item, order, codesTaken);
    if (refusal) return { kind: "refuse", refusal };
    if (order.code_single_use && order.code) codesTaken.add(order.code);
    const fee = feeMinor(order.amount_minor, order.merchant_fee_bps);
    return { kind: "pay", order, feeMinor: fee };
  });
}

function refusalOf(
  snapshot: PaymentSnapshot,
  item: ConfirmPayment,
  order: PayableRow,
  codesTaken: ReadonlySet<string>,
): Refusal | undefined {
  if (order.state !== "created") return refuse("order_not_open");
  if (order.expires_at && order.expires_at <= snapshot.now) return refuse("code_expired");
  if (order.code_paid_order_id || (order.code && codesTaken.has(order.code))) {
    return refuse("code_expired");
  }
  const facts = snapshot.facts.get(item.customerId);
  if (!facts || facts.locked_reason) return refuse("wallet_locked");
  if (!order.merchant_open) return refuse("merchant_closed");
  const limits = limitsOf(facts.level);
  if (order.amount_minor > limits.perPaymentMinor) {
    return refuseLimit("per_payment", limits.perPaymentMinor);
  }
  const spent = snapshot.spentMinor.get(item.customerId) ?? 0n;
  if (spent + order.amount_minor > limits.perDayMinor) {
    return refuseLimit("per_day", limits.perDayMinor);
  }
  // Asked last, so that a payment that cannot be made says so rather than asking for the PIN again.
  return snapshot.confirmed.has(order.id) ? undefined : confirmationRequired();
}
