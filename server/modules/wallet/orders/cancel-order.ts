import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { refuse as refusePlatform } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { orderChanged } from "../events.ts";
import { changeOrderState, orderOfCustomer } from "./queries.ts";
import type { OrderRecord } from "./types.ts";
import { step } from "./view.ts";

/** Cancels an unconfirmed payment. A top-up is with the bank and cannot be called back. */
export async function cancelOrder(
  tx: Tx,
  actor: CustomerActor,
  orderId: string,
): Promise<OrderRecord> {
  const order = await tx.maybe(orderOfCustomer, actor.customerId, orderId);
  if (!order) throw refusePlatform("not_found");
  if (order.state === "cancelled") return order;
  if (order.kind !== "payment") throw refuse("order_not_open");
  const cancelled = await tx.run(
    changeOrderState,
    actor.customerId,
    orderId,
    ["created"],
    "cancelled",
    "cancelled_by_customer",
    null,
    JSON.stringify(step(tx.now, "cancelled", "cancelled")),
    tx.now,
    tx.now,
  );
  if (cancelled === 0) throw refuse("order_not_open");
  const after = await tx.one(orderOfCustomer, actor.customerId, orderId);
  await publish(tx, orderChanged(after));
  return after;
}
