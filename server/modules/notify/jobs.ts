import { z } from "zod";
import type { App } from "../../platform/app.ts";
import { job } from "../../platform/events/jobs.ts";
import { providerOf } from "./providers/index.ts";
import { deleteOldDeliveries, endDelivery, queuedDelivery } from "./queries.ts";
import { ADDRESS_CONTEXT, DATA_CONTEXT } from "./sealed.ts";
import { render, type TemplateName } from "./templates/index.ts";

/** Tries spread over about a day by the worker's growing waits; then the delivery stays failed. */
const ATTEMPTS_MAX = 12;
/** Deliveries are kept as long as a complaint about a missing message is likely. */
const KEPT_MS = 180 * 24 * 60 * 60 * 1_000;

/** Sends one stored delivery through the provider; an expired code is not sent. */
export const sendMessage = job({
  name: "notify.send-message",
  payload: z.object({ deliveryId: z.uuid() }),
  attemptsMax: ATTEMPTS_MAX,
  run: async (app, { deliveryId }) => sendDelivery(app, deliveryId),
});

export const forgetDeliveries = job({
  name: "notify.forget-deliveries",
  payload: z.object({}),
  cron: "17 19 * * *",
  run: async ({ database }) => {
    await database.run(deleteOldDeliveries, new Date(database.now.getTime() - KEPT_MS));
  },
});

async function sendDelivery(app: App, deliveryId: string): Promise<void> {
  const { database, vault } = app;
  const delivery = await database.maybe(queuedDelivery, deliveryId);
  if (!delivery?.data_sealed) return;
  if (delivery.expires_at <= database.now) {
    await database.run(endDelivery, deliveryId, "failed", "came too late", database.now);
    return;
  }
  const data = JSON.parse(vault.open(delivery.data_sealed, DATA_CONTEXT));
  const words = render(app, delivery.template as TemplateName, data, delivery.language);
  await providerOf(app).send({
    id: delivery.id,
    channel: delivery.channel,
    address: vault.open(delivery.address_sealed, ADDRESS_CONTEXT),
    ...words,
  });
  await database.run(endDelivery, deliveryId, "sent", null, database.now);
}
