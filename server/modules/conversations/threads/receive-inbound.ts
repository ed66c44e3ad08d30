import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { isStorable } from "../../../platform/database/storable.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { cutText } from "../../../platform/text/cut.ts";
import { languageEvidence } from "../../../platform/text/language.ts";
import type {
  InboundItem,
  InboundMessage,
  InboundRequest,
  StoredInbound,
  Unreadable,
} from "../channels/channel.ts";
import { type OpenChannel, openChannel } from "../channels/channels.ts";
import { keepSender } from "../channels/keep-sender.ts";
import {
  type AddressRow,
  claimKey,
  forgetRaw,
  insertInbound,
  lockUnprocessed,
  setProcessed,
  threadsOfKeys,
} from "../channels/queries.ts";
import { refuse } from "../errors.ts";
import { noteDelivery } from "./deliver.ts";
import { postMessage, system } from "./post-message.ts";
import { type ConversationRow, lockConversation, setSubject } from "./queries.ts";
import { receiveMessage } from "./receive.ts";
import { redactFreeText } from "./redact-free-text.ts";
import { openThread } from "./start.ts";
import { texts } from "./texts.ts";

/** Any sender's numbering fits; longer ones are a mistake or an attack. */
const EXTERNAL_ID_LENGTH_MAX = 200;
const SUBJECT_LENGTH_MAX = 100;
const DETAIL_LENGTH_MAX = 300;
const RAW_CONTEXT = "conversations.inbound";

/**
 * Stores a message from outside as it came and leaves the reading to a job of the same commit. A
 * forged, altered or old one leaves no trace but a log line; a repeated one is answered like the
 * first. Returns the body that the sender expects.
 */
export async function takeInbound(tx: Tx, id: string, request: InboundRequest): Promise<string> {
  const { app } = tx;
  const open = openChannel(app, id);
  const inbound = open?.channel.inbound;
  if (!inbound) throw refuse("channel_unknown");
  const accepted = inbound.accept(request, open.settings);
  const externalId = accepted?.externalId ?? "";
  if (!accepted || !externalId || externalId.length > EXTERNAL_ID_LENGTH_MAX) {
    app.log.warn({ channel: id }, "a message was not signed by the channel it claims to be from");
    throw refuse("channel_signature_invalid");
  }
  const raw = app.vault.seal(accepted.raw, RAW_CONTEXT);
  const stored = await tx.maybe(insertInbound, id, externalId, raw, tx.now);
  if (stored) await enqueue(tx, processInbound, { channel: id, externalId });
  return inbound.acknowledgement ?? "";
}

/** Reads a stored message and puts it into its thread; safe to run again after a crash. */
export const processInbound = job({
  name: "conversations.process-inbound",
  payload: z.object({ channel: z.string(), externalId: z.string() }),
  run: (app, { channel, externalId }) =>
    app.database.transaction(async (tx) => {
      const row = await tx.maybe(lockUnprocessed, channel, externalId);
      if (!row) return;
      const open = openChannel(app, channel);
      if (!open) throw new Error(`channel ${channel} is not set up; its messages wait`);
      const raw = app.vault.open(row.raw, RAW_CONTEXT);
      const found = readStored(app, open, { externalId, raw, receivedAt: row.received_at });
      if ("unreadable" in found) await noteUnreadable(tx, open, externalId, found);
      else for (const item of found) await receiveItem(tx, open, item);
      const [outcome, detail] =
        "unreadable" in found
          ? ["unreadable", found.unreadable.slice(0, DETAIL_LENGTH_MAX)]
          : ["processed", null];
      await tx.run(setProcessed, channel, externalId, outcome ?? "", detail ?? null, tx.now);
    }),
});

const DAY_MS = 24 * 3_600_000;
/** Long enough to read a message anew after a fault in reading it was found. */
const RAW_DAYS = 30;
/** Somebody has to look into those by hand. */
const UNREADABLE_RAW_DAYS = 180;
const FORGOTTEN_MAX = 5_000;

/** Every night: what came over the wire is not kept beside the thread that it has become. */
export const forgetInbound = job({
  name: "conversations.forget-inbound",
  payload: z.object({}),
  cron: "41 19 * * *",
  run: async (app) => {
    const before = (days: number) => new Date(app.clock.now().getTime() - days * DAY_MS);
    const [processed, unreadable] = [before(RAW_DAYS), before(UNREADABLE_RAW_DAYS)];
    for (;;) {
      const forgotten = await app.database.run(forgetRaw, processed, unreadable, FORGOTTEN_MAX);
      if (forgotten < FORGOTTEN_MAX) return;
    }
  },
});

/** A channel that fails on a message has not read it; the message itself is kept either way. */
function readStored(
  app: App,
  { channel, settings }: OpenChannel,
  stored: StoredInbound,
): readonly InboundItem[] | Unreadable {
  try {
    const found = channel.inbound?.read(stored, settings) ?? { unreadable: "no inbound side" };
    return isStorable(found) ? found : { unreadable: "holds characters that are none" };
  } catch (error) {
    app.log.error({ err: error, channel: channel.id }, "a message from outside could not be read");
    return { unreadable: "the channel failed to read it" };
  }
}

async function receiveItem(tx: Tx, open: OpenChannel, item: InboundItem): Promise<void> {
  if (item.kind === "delivery") await noteDelivery(tx, open.channel.id, item);
  else await receiveInboundMessage(tx, open, item);
}

async function receiveInboundMessage(
  tx: Tx,
  open: OpenChannel,
  message: InboundMessage,
): Promise<void> {
  const { channel } = open;
  const sender = await keepSender(tx, channel.id, message.from);
  // The sender's row is locked: two deliveries of one message take turns, and the second is known.
  if ((await tx.all(threadsOfKeys, channel.id, [message.externalId])).length > 0) return;
  const thread = await threadOf(tx, open, sender, message);
  await tx.run(claimKey, channel.id, message.externalId, thread.id, tx.now);
  const subject = cutText(redactFreeText(message.subject) ?? "", SUBJECT_LENGTH_MAX);
  if (subject) await tx.run(setSubject, thread.id, subject);
  await receiveMessage(tx, thread, {
    text: message.text,
    clientId: message.externalId,
    textLengthMax: channel.bounds.textLengthMax,
    data: { sentAt: message.at.toISOString() },
  });
}

/** Nobody who wrote to us waits unseen because we could not read it. */
async function noteUnreadable(
  tx: Tx,
  open: OpenChannel,
  externalId: string,
  { unreadable, from }: Unreadable,
): Promise<void> {
  tx.app.log.warn({ channel: open.channel.id, externalId, unreadable }, "unreadable message");
  if (from === undefined) return;
  const sender = await keepSender(tx, open.channel.id, from);
  const thread = await threadOf(tx, open, sender, { threadKeys: [], text: "" });
  const text = texts.unreadable[thread.language]();
  const data = { event: "unreadable", externalId };
  await postMessage(tx, system, thread.id, { kind: "event", text, data });
}

/** By key, else the sender's open one, else a new one. Keys of other people's threads are none. */
async function threadOf(
  tx: Tx,
  { channel }: OpenChannel,
  sender: AddressRow,
  message: Pick<InboundMessage, "threadKeys" | "text" | "language">,
): Promise<ConversationRow> {
  const known = await tx.all(threadsOfKeys, channel.id, message.threadKeys);
  for (const key of message.threadKeys) {
    const id = known.find((row) => row.key === key)?.conversation_id;
    const row = id ? await tx.maybe(lockConversation, id) : undefined;
    if (row && row.state !== "closed" && belongsTo(row, sender)) return row;
  }
  const language = message.language ?? languageEvidence(message.text)?.language ?? "zh";
  const { id: addressId, customer_id: customerId } = sender;
  const opened = await openThread(tx, { channel, customerId, addressId, language, topic: null });
  await tx.run(claimKey, channel.id, opened.number, opened.id, tx.now);
  return opened;
}

function belongsTo(row: ConversationRow, sender: AddressRow): boolean {
  if (row.address_id === sender.id) return true;
  return row.customer_id !== null && row.customer_id === sender.customer_id;
}
