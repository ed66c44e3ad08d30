import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { publishReceived } from "../events.ts";
import { ownConversation } from "../threads/own-conversation.ts";
import {
  type Author,
  type Posted,
  postMessage,
  staffAuthor,
  system,
} from "../threads/post-message.ts";
import { isFlooded, lockConversation, setCustomerRead, setSubject } from "../threads/queries.ts";
import type { WireMessage } from "../threads/schemas.ts";
import { hiddenNotice } from "../threads/texts.ts";
import { asksSecret } from "./asks-secret.ts";
import { setAgentRead } from "./queries.ts";

/** The subject of a conversation is the start of its first question. */
const SUBJECT_LENGTH_MAX = 60;
/** Nobody types a message a second for a minute; a script does. */
const FLOOD_MESSAGES = 60;
const FLOOD_WINDOW_MS = 60_000;

/** A customer or an agent says something in a conversation. */
export async function say(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  input: { conversationId: string; text: string; clientId: string },
): Promise<WireMessage> {
  const posted =
    actor.kind === "customer"
      ? await sayAsCustomer(tx, actor, input)
      : await sayAsStaff(tx, actor, input);
  if (posted.isNew && posted.kinds.length > 0) {
    const text = hiddenNotice(posted.kinds, posted.row.language);
    const data = { notice: "secret_hidden", kinds: posted.kinds, to: posted.message.from };
    await postMessage(tx, system, posted.row.id, { kind: "notice", text, data });
  }
  return posted.message;
}

type Said = { conversationId: string; text: string; clientId: string };

async function sayAsCustomer(tx: Tx, actor: CustomerActor, input: Said): Promise<Posted> {
  const before = await ownConversation(tx, actor, input.conversationId);
  const author: Author = { from: "customer", id: actor.customerId };
  const { text, clientId } = input;
  const posted = await postOpen(tx, author, before.id, { text, clientId });
  if (!posted.isNew) return posted;
  await tx.run(setCustomerRead, before.id, posted.message.number);
  await tx.run(setSubject, before.id, posted.message.text.slice(0, SUBJECT_LENGTH_MAX));
  if (posted.row.state === "automatic") {
    await publishReceived(tx, {
      conversationId: before.id,
      customerId: before.customer_id,
      number: posted.message.number,
      text: posted.message.text,
      chosenSlug: null,
    });
  }
  return posted;
}

async function sayAsStaff(tx: Tx, actor: StaffActor, input: Said): Promise<Posted> {
  const before = await ownConversation(tx, actor, input.conversationId);
  if (before.state !== "closed" && before.agent_id !== actor.staffId) {
    throw refuse("conversation_not_yours");
  }
  if (asksSecret(input.text)) throw refuse("agent_asks_secret");
  const { text, clientId } = input;
  const posted = await postOpen(tx, staffAuthor(actor), before.id, { text, clientId });
  if (posted.isNew) await tx.run(setAgentRead, before.id, posted.message.number);
  return posted;
}

/** The row is locked before the state is judged: a message cannot slip in after the close. */
async function postOpen(
  tx: Tx,
  author: Author,
  id: string,
  said: { text: string; clientId: string },
): Promise<Posted> {
  const row = await tx.one(lockConversation, id);
  if (row.state === "closed") throw refuse("conversation_closed");
  const since = new Date(tx.now.getTime() - FLOOD_WINDOW_MS);
  if ((await tx.one(isFlooded, id, FLOOD_MESSAGES, since)).flooded) {
    throw refuse("conversation_flooded");
  }
  return postMessage(tx, author, id, { kind: "text", ...said });
}
