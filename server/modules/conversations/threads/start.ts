import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { readableNumber, uuidv7 } from "../../../platform/ids.ts";
import type { Channel } from "../channels/channel.ts";
import { chat } from "../channels/chat/chat.ts";
import { publishStarted } from "../events.ts";
import {
  type ConversationRow,
  claimOpen,
  findOpenOf,
  insertConversation,
  nextSerial,
  setSubject,
} from "./queries.ts";
import { redactFreeText } from "./redact-free-text.ts";

/** H for 会话 (huìhuà): the letter in front of the number people read aloud. */
const NUMBER_PREFIX = "H";

/** Starts a chat, or gives back the one that is open: a customer has at most one. */
export function startConversation(
  tx: Tx,
  input: {
    customerId: string;
    language: Language;
    topic?: string | undefined;
    orderId?: string | undefined;
  },
): Promise<ConversationRow> {
  const topic = redactFreeText(input.topic);
  return openThread(tx, { ...input, channel: chat, addressId: null, topic });
}

/** The other end of a thread: a customer, an address on a channel, or both. */
export interface NewThread {
  channel: Channel;
  /** Null while nobody knows whose address it is; then there is an address. */
  customerId: string | null;
  addressId: string | null;
  language: Language;
  topic: string | null;
  orderId?: string | undefined;
}

/** Starts a thread; on channels where a person has one open thread, that one is given back. */
export async function openThread(tx: Tx, thread: NewThread): Promise<ConversationRow> {
  const { channel, customerId, addressId, language, topic, orderId = null } = thread;
  const id = uuidv7(tx.now.getTime());
  if (channel.threading === "one") {
    const owner = ownerOf({ id, customer_id: customerId, address_id: addressId });
    const claimed = await tx.maybe(claimOpen, owner, channel.id, id);
    if (!claimed) return tx.one(findOpenOf, owner, channel.id);
  }
  const { serial } = await tx.one(nextSerial);
  const row = await tx.one(
    insertConversation,
    id,
    readableNumber(NUMBER_PREFIX, tx.now, serial),
    customerId,
    channel.id,
    addressId,
    channel.live,
    language,
    topic,
    orderId,
    tx.now,
  );
  await publishStarted(tx, { conversationId: id, customerId, topic, orderId });
  return row;
}

/** Who may have one open thread on a channel: the customer, or else the address. */
export function ownerOf(row: Pick<ConversationRow, "id" | "customer_id" | "address_id">): string {
  return row.customer_id ?? row.address_id ?? row.id;
}

/** Gives a conversation its subject when it has none yet. */
export async function nameConversation(tx: Tx, id: string, subject: string): Promise<void> {
  await tx.run(setSubject, id, subject);
}
