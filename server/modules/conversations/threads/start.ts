import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { readableNumber, uuidv7 } from "../../../platform/ids.ts";
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

/** Starts a conversation, or gives back the one that is open: a customer has at most one. */
export async function startConversation(
  tx: Tx,
  input: {
    customerId: string;
    language: Language;
    topic?: string | undefined;
    orderId?: string | undefined;
  },
): Promise<ConversationRow> {
  const id = uuidv7(tx.now.getTime());
  const claimed = await tx.maybe(claimOpen, input.customerId, id);
  if (!claimed) return tx.one(findOpenOf, input.customerId);
  const { serial } = await tx.one(nextSerial);
  const number = readableNumber(NUMBER_PREFIX, tx.now, serial);
  const topic = redactFreeText(input.topic);
  const orderId = input.orderId ?? null;
  const row = await tx.one(
    insertConversation,
    id,
    number,
    input.customerId,
    input.language,
    "",
    topic,
    orderId,
    tx.now,
  );
  await publishStarted(tx, { conversationId: id, customerId: input.customerId, topic, orderId });
  return row;
}

/** Gives a conversation its subject when it has none yet. */
export async function nameConversation(tx: Tx, id: string, subject: string): Promise<void> {
  await tx.run(setSubject, id, subject);
}
