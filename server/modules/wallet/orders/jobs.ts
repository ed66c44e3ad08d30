import { z } from "zod";
import { job } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { orderChanged } from "../events.ts";
import { DAY_MS } from "../rules/times.ts";
import { moveOrders } from "./move.ts";
import { deleteOldRequestKeys, ordersById, takeDeadlines } from "./queries.ts";

/** Orders closed in one transaction; a backlog takes several. */
const EXPIRE_MAX = 500;
/** A retry with the same key may come this late; after it the key is forgotten. */
const REQUEST_KEY_DAYS = 90;

/** Closes payments that nobody confirmed. Confirming one that is late is refused in any case. */
const expireOrdersJob = job({
  name: "wallet.expire-orders",
  payload: z.object({}),
  cron: "* * * * *",
  run: async (app) => {
    for (let count = EXPIRE_MAX; count === EXPIRE_MAX; ) {
      count = await app.database.transaction(async (tx) => {
        const due = await tx.all(takeDeadlines, tx.now, EXPIRE_MAX);
        const orders = await tx.all(
          ordersById,
          due.map(({ id }) => id),
        );
        const open = orders.filter(({ state }) => state === "created");
        const expired = moveOrders(tx, open, ({ reason }) => ({
          to: "expired",
          step: "expired",
          reason: reason ?? "order_expired",
        }));
        await publish(tx, ...expired.map(orderChanged));
        return due.length;
      });
    }
  },
});

const forgetKeysJob = job({
  name: "wallet.forget-keys",
  payload: z.object({}),
  cron: "17 3 * * *",
  run: async (app) => {
    const before = new Date(app.clock.now().getTime() - REQUEST_KEY_DAYS * DAY_MS);
    await app.database.run(deleteOldRequestKeys, before);
  },
});

export const orderJobs = [expireOrdersJob, forgetKeysJob];
