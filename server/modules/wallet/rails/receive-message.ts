import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { refuse } from "../errors.ts";
import { openLink } from "../instruments/queries-link.ts";
import { settleLink } from "../instruments/settle-link.ts";
import { orderById } from "../orders/queries.ts";
import { findMessage, finishMessage, insertMessage } from "./queries.ts";
import type { MandateAnswer, RailMessages, RawMessage } from "./rail.ts";
import { directionOf } from "./rail-order.ts";
import { railOf, requestedRail } from "./registry.ts";
import { outcomeOf } from "./see-through.ts";
import { settleRailOrder } from "./settle.ts";

/**
 * Takes a message of a rail: checks who sent it, stores it as it came and leaves the processing to
 * a job. A forged, altered or old message is refused and leaves nothing but a log line; a repeated
 * one gets the same answer as the first. Returns what the rail wants to hear.
 */
export async function receiveMessage(
  tx: Tx,
  railId: string,
  message: { headers: Readonly<Record<string, string>>; body: string },
): Promise<NonNullable<RailMessages["answer"]>> {
  const { app } = tx;
  const { messages } = requestedRail(app, railId);
  if (!messages) throw refuseRequest("not_found");
  const raw = { ...message, receivedAt: tx.now };
  const identified = messages.identify(app, raw);
  if (identified === "forged") {
    app.log.warn({ rail: railId }, "a message did not come from its rail");
    throw refuse("signature_invalid");
  }
  const { messageId } = identified;
  const headers = JSON.stringify(message.headers);
  const stored = await tx.maybe(insertMessage, railId, messageId, headers, message.body, tx.now);
  if (stored) await enqueue(tx, processMessageJob, { rail: railId, messageId });
  return messages.answer ?? RECEIVED;
}

const RECEIVED = { type: "application/json; charset=utf-8", body: '{"received":true}' };

/** Processes a stored message; again after a crash, with the same effect. */
export const processMessageJob = job({
  name: "wallet.rail-message",
  payload: z.object({ rail: z.string(), messageId: z.string() }),
  run: async (app, { rail, messageId }) => {
    const message = await app.database.one(findMessage, rail, messageId);
    if (message.processed_at) return;
    const { headers, body, received_at: receivedAt } = message;
    const outcome = await processMessage(app, rail, { headers, body, receivedAt });
    await app.database.run(finishMessage, rail, messageId, outcome, app.clock.now());
  },
});

async function processMessage(app: App, railId: string, raw: RawMessage): Promise<string> {
  const message = await railOf(app, railId).messages?.read(app, raw);
  if (message === undefined || typeof message === "string") return message ?? "unreadable";
  if ("link" in message) return processMandate(app, railId, message.link, message.mandate);
  const { reference: orderId, answer } = message;
  // Progress reports carry nothing that we do not know already.
  if (answer.state === "pending") return "nothing_new";
  const order = await app.database.maybe(orderById, orderId);
  // A rail speaks only of its own orders, whatever number it names.
  if (order?.rail !== railId) return "order_unknown";
  return settleRailOrder(app, { orderId, ...outcomeOf(answer, directionOf(app, order)) });
}

/** Only what ends a link or asks for its code: a link is proven by its owner, never by message. */
async function processMandate(
  app: App,
  railId: string,
  id: string,
  answer: MandateAnswer,
): Promise<string> {
  const link = await app.database.maybe(openLink, id);
  if (link?.rail !== railId) return "link_unknown";
  if (answer.state !== "code" && answer.state !== "refused") return "nothing_new";
  await settleLink(app, id, answer);
  return `link_${answer.state}`;
}
