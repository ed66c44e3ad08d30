import { z } from "zod";
import type { OrderRecord } from "../orders/types.ts";
import { type CustomerStep, customerStepSchema } from "./rail.ts";

/** What an order that goes by a rail remembers of its own. */
export const railDetail = z.object({ customerStep: customerStepSchema }).nullable();

/** What the customer must do at the rail, as long as the order waits for it. */
export function customerStepOf(order: OrderRecord): CustomerStep | null {
  return order.state === "pending" ? (railDetail.parse(order.detail)?.customerStep ?? null) : null;
}
