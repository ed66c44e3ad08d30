import { z } from "zod";
import { job } from "../../../platform/events/jobs.ts";
import { orderById } from "../orders/queries.ts";
import { directionOf, railOrderOf } from "./rail-order.ts";

/** Asks the rail for money back; repeated by the job runner until the rail has answered. */
export const recallJob = job({
  name: "wallet.rail-recall",
  payload: z.object({ orderId: z.uuid() }),
  run: async (app, { orderId }) => {
    const order = await app.database.one(orderById, orderId);
    await directionOf(app, order).recall?.(app, railOrderOf(order));
  },
});
