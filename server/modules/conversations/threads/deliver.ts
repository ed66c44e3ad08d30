import assert from "node:assert/strict";
import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { DeliveryRefused, type DeliveryReport } from "../channels/channel.ts";
import { openChannel } from "../channels/channels.ts";
import { ADDRESS_CONTEXT } from "../channels/keep-sender.ts";
import { claimKey, findAddress, threadsOfKeys } from "../channels/queries.ts";
import { messageDelivery } from "../events.ts";
import {
  countDeliveryAttempt,
  lastExternalId,
  nextQueued,
  type QueuedRow,
  setDelivered,
  setSent,
} from "./queries-delivery.ts";

/** With the worker's growing pauses these are about nine hours: longer than most outages. */
const ATTEMPTS_MAX = 10;
/** A channel that has not answered by then is treated as one that failed. */
const ANSWER_MS_MAX = 20_000;
const REASON_LENGTH_MAX = 300;

/** Sends what is queued in the thread once this transaction has committed. */
export async function deliverAfterCommit(tx: Tx, conversationId: string): Promise<void> {
  const key = `deliver:${conversationId}`;
  await enqueue(tx, deliverQueued, { conversationId }, { key, queue: key });
}

/**
 * Sends the queued messages of one thread, oldest first: one that fails holds back those behind it
 * until it is sent or given up, so that the person reads them in order. The thread's own job queue
 * keeps two runs apart.
 */
export const deliverQueued = job({
  name: "conversations.deliver",
  payload: z.object({ conversationId: z.uuid() }),
  run: async (app, { conversationId }) => {
    for (;;) {
      const row = await app.database.maybe(nextQueued, conversationId);
      if (!row) return;
      await deliverOne(app, row);
    }
  },
});

async function deliverOne(app: App, row: QueuedRow): Promise<void> {
  let externalId: string;
  try {
    externalId = await sendOut(app, row);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isFinal = error instanceof DeliveryRefused || row.delivery_attempts + 1 >= ATTEMPTS_MAX;
    await noteFailure(app, row, { reason: reason.slice(0, REASON_LENGTH_MAX), isFinal });
    if (isFinal) return;
    throw error;
  }
  await app.database.transaction(async (tx) => {
    const { conversation_id: id, number, channel } = row;
    if ((await tx.run(setSent, id, number, externalId)) === 0) return;
    // A reply that names this message finds its thread again.
    await tx.run(claimKey, channel, externalId, id, tx.now);
    await publishDelivery(tx, row, "sent");
  });
}

async function sendOut(app: App, row: QueuedRow): Promise<string> {
  const open = openChannel(app, row.channel);
  if (!open?.channel.deliver) throw new Error(`channel ${row.channel} is not set up`);
  const address = await app.database.one(findAddress, row.address_id);
  const last = await app.database.maybe(lastExternalId, row.conversation_id);
  const { externalId } = await open.channel.deliver(
    app,
    {
      to: app.vault.open(address.sealed, ADDRESS_CONTEXT),
      messageId: row.id,
      conversationNumber: row.conversation_number,
      text: row.text,
      inReplyTo: last?.client_id ?? null,
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    },
    open.settings,
  );
  assert(externalId !== "", "a channel names what it has sent");
  return externalId;
}

async function noteFailure(
  app: App,
  row: QueuedRow,
  { reason, isFinal }: { reason: string; isFinal: boolean },
): Promise<void> {
  app.log.warn({ channel: row.channel, messageId: row.id, reason, isFinal }, "not delivered");
  const state = isFinal ? "failed" : "queued";
  await app.database.transaction(async (tx) => {
    await tx.run(countDeliveryAttempt, row.conversation_id, row.number, state, reason);
    if (isFinal) await publishDelivery(tx, row, "failed");
  });
}

/** The channel reports on what we sent: late, twice and in any order, so no report goes back. */
export async function noteDelivery(tx: Tx, channel: string, report: DeliveryReport): Promise<void> {
  const [thread] = await tx.all(threadsOfKeys, channel, [report.externalId]);
  if (!thread) return;
  const { conversation_id: id } = thread;
  const reason = report.reason?.slice(0, REASON_LENGTH_MAX) ?? null;
  const row = await tx.maybe(setDelivered, id, report.externalId, report.state, reason);
  if (row) await publishDelivery(tx, row, report.state);
}

function publishDelivery(
  tx: Tx,
  row: Pick<QueuedRow, "conversation_id" | "number" | "agent_id">,
  state: DeliveryReport["state"],
): Promise<void> {
  return publish(tx, messageDelivery(row, state));
}
