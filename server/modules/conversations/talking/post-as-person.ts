import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { channelOf } from "../channels/channels.ts";
import { chat } from "../channels/chat/chat.ts";
import { refuse } from "../errors.ts";
import { demandOwnWords } from "../outgoing/words-to-customer.ts";
import { setActed } from "../queue/queries-presence.ts";
import { ownConversation } from "../threads/own-conversation.ts";
import { postMessage, staffAuthor } from "../threads/post-message.ts";
import type { ConversationRow } from "../threads/queries.ts";
import { demandCalm, demandOpen, noticeHidden, receiveMessage } from "../threads/receive.ts";
import type { WireMessage } from "../threads/schemas.ts";
import { lastQuestion, setAgentRead } from "./queries.ts";

type Said = { conversationId: string; text: string; clientId: string };

/** A customer or an agent writes a message in a conversation. */
export function postAsPerson(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  input: Said,
): Promise<WireMessage> {
  return actor.kind === "customer"
    ? postAsCustomer(tx, actor, input)
    : postAsStaff(tx, actor, input);
}

async function postAsCustomer(tx: Tx, actor: CustomerActor, input: Said): Promise<WireMessage> {
  const row = await ownConversation(tx, actor, input.conversationId);
  // The person at the other end of an e-mail does not look into the app for what was written there.
  if (row.channel !== chat.id) throw refuse("conversation_elsewhere");
  await demandOpen(tx, row.id);
  await demandCalm(tx, row.id);
  const { text, clientId } = input;
  return (await receiveMessage(tx, row, { text, clientId })).message;
}

async function postAsStaff(tx: Tx, actor: StaffActor, input: Said): Promise<WireMessage> {
  const before = await ownConversation(tx, actor, input.conversationId);
  if (before.state !== "closed" && before.agent_id !== actor.staffId) {
    throw refuse("conversation_not_yours");
  }
  await demandOwnWords(tx, actor, { kind: "conversation", id: before.id }, [input.text]);
  await demandOpen(tx, before.id);
  await demandWithinBounds(tx, before, input.text);
  const { text, clientId } = input;
  const message = { kind: "text" as const, text, clientId };
  const posted = await postMessage(tx, staffAuthor(actor), before.id, message);
  if (posted.isNew) await tx.run(setAgentRead, before.id, posted.message.number);
  await tx.run(setActed, actor.staffId, tx.now);
  await noticeHidden(tx, posted);
  return posted.message;
}

/** What the channel would refuse anyway is refused here, where the agent can still change it. */
async function demandWithinBounds(tx: Tx, row: ConversationRow, text: string): Promise<void> {
  const bounds = channelOf(tx.app, row.channel)?.bounds;
  if (!bounds) throw refuse("channel_unknown");
  if (text.length > bounds.textLengthMax) throw refuse("message_too_long");
  if (bounds.replyWithinMs === undefined) return;
  const last = await tx.maybe(lastQuestion, row.id);
  const since = last?.created_at.getTime() ?? 0;
  if (tx.now.getTime() - since > bounds.replyWithinMs) throw refuse("reply_window_closed");
}
