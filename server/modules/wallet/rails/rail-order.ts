import type { App } from "../../../platform/app.ts";
import { kindOf } from "../orders/kinds.ts";
import type { OrderRecord } from "../orders/types.ts";
import type { RailDirection, RailOrder } from "./rail.ts";
import { railWayOf } from "./registry.ts";

/** The order as its rail knows it. */
export function railOrderOf(order: OrderRecord): RailOrder {
  return {
    reference: order.id,
    railReference: order.rail_reference,
    amountMinor: order.amount_minor,
    currency: order.currency,
  };
}

/** The way that the order's money takes. */
export function directionOf(app: App, order: OrderRecord): RailDirection {
  const { rail } = kindOf(app, order.kind);
  if (!rail || order.rail === null) throw new Error(`a ${order.kind} goes by no rail`);
  return railWayOf(app, order.rail, rail.direction);
}
