import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuseEnded } from "../errors.ts";
import { orderChanged } from "../events.ts";
import { kindOf } from "./kinds.ts";
import { moveOrder, writeMoves } from "./move.ts";
import { orderOfCustomer } from "./queries.ts";
import type { OrderRecord } from "./types.ts";

/** Cancels an order where its kind lets customers do so; again answers the same order. */
export async function cancelOrder(
  tx: Tx,
  actor: CustomerActor,
  orderId: string,
): Promise<OrderRecord> {
  const order = await tx.maybe(orderOfCustomer, actor.customerId, orderId);
  if (!order) throw refuseRequest("not_found");
  if (order.state === "cancelled") return order;
  if (!kindOf(tx.app, order.kind).customerMayCancel.includes(order.state)) {
    throw refuseEnded(order);
  }
  const change = { to: "cancelled", step: "cancelled", reason: "cancelled_by_customer" } as const;
  const moved = moveOrder(tx.app, tx.now, order, change);
  writeMoves(tx, [moved]);
  await publish(tx, orderChanged(moved.after));
  return moved.after;
}
