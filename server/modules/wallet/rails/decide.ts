import type { OrderKindSpec } from "../orders/kind.ts";
import type { OrderRecord } from "../orders/types.ts";
import type { RailDirection } from "./rail.ts";

/** The rail's final status of an order. */
export interface RailOutcome {
  readonly orderId: string;
  readonly state: "succeeded" | "failed";
  /** Checked against the order when the rail names them. */
  readonly amountMinor?: bigint | undefined;
  readonly currency?: string | undefined;
  readonly reason?: string | undefined;
}

/** Effect of the rail's final status. Only `succeeded` and `failed` change the order's state. */
export type Settlement =
  | "succeeded"
  | "failed"
  | "already_settled"
  /** Money moved after the order had failed; the rail is asked to give it back. */
  | "late_recalled"
  /** The rail says the opposite of what it said, and nothing can be asked back: for a person. */
  | "contradicts"
  | "amount_mismatch"
  | "order_unknown";

export interface SettlementFacts {
  readonly order: OrderRecord | undefined;
  readonly kind: OrderKindSpec | undefined;
  readonly direction: RailDirection | undefined;
}

/** Pure: what the rail's final status means for the order as it stands. */
export function decideSettlement(
  outcome: RailOutcome,
  { order, kind, direction }: SettlementFacts,
): Settlement {
  if (!order || !kind?.rail || !direction) return "order_unknown";
  if (outcome.amountMinor !== undefined && outcome.amountMinor !== order.amount_minor) {
    return "amount_mismatch";
  }
  if (outcome.currency !== undefined && outcome.currency !== order.currency) {
    return "amount_mismatch";
  }
  if (order.state === "created" || order.state === "pending") return outcome.state;
  if (order.state === "succeeded") {
    return outcome.state === "succeeded" ? "already_settled" : "contradicts";
  }
  const recalled = order.timeline.some(({ code }) => code === direction.steps.late);
  if (outcome.state === "failed" || recalled) return "already_settled";
  return direction.recall ? "late_recalled" : "contradicts";
}
