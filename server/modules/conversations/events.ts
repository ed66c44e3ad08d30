import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";
import type { OfferRow } from "./queue/queries.ts";
import type { ConversationRow } from "./threads/queries.ts";
import type { WireMessage } from "./threads/schemas.ts";

/** The news of this module, by type. Those without recipients are for other modules only. */
export const MESSAGE = "conversations.message";
export const CHANGED = "conversations.changed";
export const STARTED = "conversations.started";
export const MESSAGE_RECEIVED = "conversations.message-received";
export const ANSWER_JUDGED = "conversations.answer-judged";
export const OFFERED = "conversations.offered";
export const OFFER_LAPSED = "conversations.offer-lapsed";
export const PRESENCE = "conversations.presence";

export interface StartedEvent {
  conversationId: string;
  customerId: string;
  topic: string | null;
  orderId: string | null;
}

export interface MessageReceivedEvent {
  conversationId: string;
  customerId: string;
  number: number;
  /** Already redacted. */
  text: string;
  /** The article the customer picked from the choices, if that is what happened. */
  chosenSlug: string | null;
}

export interface AnswerJudgedEvent {
  conversationId: string;
  customerId: string;
  slug: string;
  helped: boolean;
  /** The customer's question, redacted; what the recogniser may learn from. */
  question: string;
}

export function publishMessage(tx: Tx, row: ConversationRow, message: WireMessage): Promise<void> {
  const data = { conversationId: row.id, message };
  return publish(tx, { type: MESSAGE, data, recipients: concerned(row) });
}

/** The state, the queue or the agent changed; screens read the conversation again. */
export function publishChanged(tx: Tx, row: ConversationRow): Promise<void> {
  const data = { conversationId: row.id, state: row.state, number: row.number };
  const recipients = [...concerned(row), "role:agent", "role:supervisor"];
  return publish(tx, { type: CHANGED, data, recipients });
}

/** Only the places of those who wait moved. */
export function publishPlaces(
  tx: Tx,
  waiting: readonly { id: string; customer_id: string }[],
): Promise<void> {
  return publish(
    tx,
    ...waiting.map(({ id, customer_id }) => ({
      type: CHANGED,
      data: { conversationId: id, state: "queued" },
      recipients: [`customer:${customer_id}`],
    })),
  );
}

export function publishOffered(
  tx: Tx,
  offer: OfferRow,
  summary: Record<string, unknown>,
): Promise<void> {
  const data = {
    offerId: offer.id,
    conversationId: offer.conversation_id,
    expiresAt: offer.expires_at.toISOString(),
    ...summary,
  };
  return publish(tx, { type: OFFERED, data, recipients: [`staff:${offer.staff_id}`] });
}

/** The offer is no longer open, for whatever reason: the agent's screen takes it away. */
export function publishOfferGone(tx: Tx, offer: OfferRow): Promise<void> {
  const data = {
    offerId: offer.id,
    conversationId: offer.conversation_id,
    state: offer.state,
  };
  return publish(tx, { type: OFFER_LAPSED, data, recipients: [`staff:${offer.staff_id}`] });
}

export function publishStarted(tx: Tx, data: StartedEvent): Promise<void> {
  return publish(tx, { type: STARTED, data });
}

export function publishReceived(tx: Tx, data: MessageReceivedEvent): Promise<void> {
  return publish(tx, { type: MESSAGE_RECEIVED, data });
}

export function publishJudged(tx: Tx, data: AnswerJudgedEvent): Promise<void> {
  return publish(tx, { type: ANSWER_JUDGED, data });
}

export function publishPresence(tx: Tx, staffId: string, state: string): Promise<void> {
  const recipients = [`staff:${staffId}`, "role:supervisor"];
  return publish(tx, { type: PRESENCE, data: { staffId, state }, recipients });
}

function concerned(row: ConversationRow): string[] {
  return [`customer:${row.customer_id}`, ...(row.agent_id ? [`staff:${row.agent_id}`] : [])];
}
