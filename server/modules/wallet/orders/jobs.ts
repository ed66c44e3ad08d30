import { z } from "zod";
import { job } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { orderChanged } from "../events.ts";
import { workOffMessageJob } from "../rails/receive-message.ts";
import { DAY_MS } from "../rules/limits.ts";
import { askBankJob, sendDebitJob } from "../top-up/jobs.ts";
import { returnDebitJob } from "../top-up/jobs-return.ts";
import { deleteOldRequestKeys, expireOrders, ordersById, takeDeadlines } from "./queries.ts";
import { step } from "./view.ts";

/** Orders closed in one transaction; a backlog is worked off in several. */
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
        const expired = JSON.stringify(step(tx.now, "expired", "expired"));
        const due = await tx.all(takeDeadlines, tx.now, EXPIRE_MAX);
        const customerIds = due.map((row) => row.customer_id);
        const ids = due.map((row) => row.id);
        const late = await tx.all(expireOrders, tx.now, expired, customerIds, ids);
        const lateIds = late.map(({ id }) => id);
        await publish(tx, ...(await tx.all(ordersById, lateIds)).map(orderChanged));
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

export const jobs = [
  sendDebitJob,
  askBankJob,
  workOffMessageJob,
  returnDebitJob,
  expireOrdersJob,
  forgetKeysJob,
];
