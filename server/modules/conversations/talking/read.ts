import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { chat } from "../channels/chat/chat.ts";
import { seenBy } from "../queue/seen-by.ts";
import { ownConversation } from "../threads/own-conversation.ts";
import { type ConversationRow, findOpenOf, setCustomerRead } from "../threads/queries.ts";
import type { WireConversation, WireMessage } from "../threads/schemas.ts";
import { type Side, wireConversation, wireMessage } from "../threads/view.ts";
import {
  conversationsOfAgent,
  conversationsOfCustomer,
  lastMessages,
  messagesAfter,
  setAgentRead,
} from "./queries.ts";

export async function currentOf(
  reader: Reader,
  customerId: string,
): Promise<WireConversation | null> {
  const row = await reader.maybe(findOpenOf, customerId, chat.id);
  return row ? seenBy(reader, row, "customer") : null;
}

export async function listOf(
  reader: Reader,
  customerId: string,
  page: { before: string | null; limit: number },
  side: Side = "customer",
): Promise<{ items: WireConversation[]; next: string | null }> {
  const rows = await reader.all(conversationsOfCustomer, customerId, page.before, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const items = await Promise.all(shown.map((row) => seenBy(reader, row, side)));
  return { items, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

/** Messages after a number, oldest first. */
export async function messagesOf(
  reader: Reader,
  actor: CustomerActor | StaffActor,
  input: { id: string; after: number; limit: number },
): Promise<{ items: WireMessage[]; next: string | null }> {
  const row = await ownConversation(reader, actor, input.id);
  const rows = await reader.all(messagesAfter, row.id, input.after, input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1)?.number ?? 0;
  return {
    items: shown.map(wireMessage),
    next: rows.length > input.limit ? String(last) : null,
  };
}

/** Only the customer and the agent in charge move their marks; a passing reader leaves none. */
export async function markRead(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  row: ConversationRow,
  number: number,
): Promise<void> {
  if (actor.kind === "customer") await tx.run(setCustomerRead, row.id, number);
  else if (row.agent_id === actor.staffId) await tx.run(setAgentRead, row.id, number);
}

export interface AssignedConversation {
  conversation: WireConversation;
  lastMessage: WireMessage | null;
  priority: number;
  /** Since when the customer waits for the agent's word; null while the agent had the last one. */
  waitingSince: string | null;
}

/** The agent's open conversations with the last words of each, whoever waits longest first. */
export async function assignedTo(
  reader: Reader,
  staffId: string,
  limit: number,
): Promise<AssignedConversation[]> {
  const rows = await reader.all(conversationsOfAgent, staffId, limit);
  const ids = rows.map((row) => row.id);
  const messages = ids.length > 0 ? await reader.all(lastMessages, ids) : [];
  const byId = new Map(messages.map((message) => [message.conversation_id, message]));
  return rows.map((row) => {
    const message = byId.get(row.id);
    return {
      conversation: wireConversation(row, null, "staff"),
      lastMessage: message ? wireMessage(message) : null,
      priority: row.priority,
      waitingSince: row.unanswered_since?.toISOString() ?? null,
    };
  });
}
