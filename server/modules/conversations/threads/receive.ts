import type { Tx } from "../../../platform/database/database.ts";
import { cutText } from "../../../platform/text/cut.ts";
import { refuse } from "../errors.ts";
import { publishReceived } from "../events.ts";
import { type NewMessage, type Posted, postMessage, system } from "./post-message.ts";
import {
  type ConversationRow,
  isFlooded,
  lockConversation,
  setCustomerRead,
  setSubject,
} from "./queries.ts";
import { hiddenNotice } from "./texts.ts";

/** The subject of a conversation is the start of its first question. */
const SUBJECT_LENGTH_MAX = 60;
/** Nobody types a message a second for a minute; a script does. */
const FLOOD_MESSAGES = 60;
const FLOOD_WINDOW_MS = 60_000;

export type Said = Pick<NewMessage, "text" | "clientId" | "data" | "textLengthMax">;

/**
 * The person on the other side of a thread has said something: by a channel, after the raw message
 * was read, or in our own chat. It is redacted, posted and, while no person of ours has the thread,
 * handed to the automatic line.
 */
export async function receiveMessage(
  tx: Tx,
  thread: Pick<ConversationRow, "id" | "customer_id">,
  said: Said,
): Promise<Posted> {
  const { id, customer_id: customerId } = thread;
  const author = { from: "customer" as const, ...(customerId ? { id: customerId } : {}) };
  const posted = await postMessage(tx, author, id, { kind: "text", ...said });
  if (!posted.isNew) return posted;
  const { number, text } = posted.message;
  await tx.run(setCustomerRead, id, number);
  await tx.run(setSubject, id, cutText(text, SUBJECT_LENGTH_MAX));
  if (posted.row.state === "automatic") {
    await publishReceived(tx, { conversationId: id, customerId, number, text, chosenSlug: null });
  }
  await noticeHidden(tx, posted);
  return posted;
}

/** Tells the sender that a secret in their message was hidden. */
export async function noticeHidden(tx: Tx, posted: Posted): Promise<void> {
  if (!posted.isNew || posted.kinds.length === 0) return;
  const text = hiddenNotice(posted.kinds, posted.row.language);
  const data = { notice: "secret_hidden", kinds: posted.kinds, to: posted.message.from };
  await postMessage(tx, system, posted.row.id, { kind: "notice", text, data });
}

/** The row is locked before the state is judged: a message cannot slip in after the close. */
export async function demandOpen(tx: Tx, id: string): Promise<ConversationRow> {
  const row = await tx.one(lockConversation, id);
  if (row.state === "closed") throw refuse("conversation_closed");
  return row;
}

/** Bounds what a customer sends; a burst of theirs does not keep the agent from answering. */
export async function demandCalm(tx: Tx, id: string): Promise<void> {
  const since = new Date(tx.now.getTime() - FLOOD_WINDOW_MS);
  if ((await tx.one(isFlooded, id, FLOOD_MESSAGES, since)).flooded) {
    throw refuse("conversation_flooded");
  }
}
