import { z } from "zod";
import type { Tx } from "../../platform/database/database.ts";
import { type EventData, event, whisper } from "../../platform/events/event.ts";
import { publish } from "../../platform/events/outbox.ts";
import { timeSchema } from "../../platform/http/route.ts";
import type { AssignmentRow } from "./queue/queries.ts";
import type { PresenceRow } from "./queue/queries-presence.ts";
import type { ConversationRow } from "./threads/queries.ts";
import { conversationSchema, messageSchema, type WireMessage } from "./threads/schemas.ts";

/** The events of conversations. */

const conversationStates = conversationSchema.shape.state;

/** The customer and the agent who has the conversation. */
const concerned = {
  customer: (row: ConversationRow) => row.customer_id,
  staff: (row: ConversationRow) => row.agent_id,
};

export const messagePosted = event(
  "conversations.message",
  z.object({ conversationId: z.uuid(), message: messageSchema }),
  concerned,
  (row: ConversationRow, message: WireMessage) => ({ conversationId: row.id, message }),
);

/** How far a message to an outside channel has come: its agent's screen shows it. */
export const messageDelivery = event(
  "conversations.message-delivery",
  z.object({
    conversationId: z.uuid(),
    number: z.number().int(),
    state: z.enum(["sent", "delivered", "read", "failed"]),
  }),
  { staff: ({ agent_id }) => agent_id },
  (
    row: { conversation_id: string; number: number; agent_id: string | null },
    state: "sent" | "delivered" | "read" | "failed",
  ) => ({ conversationId: row.conversation_id, number: row.number, state }),
);

/** The state, the queue or the agent changed; screens read the conversation again. */
export const conversationChanged = event(
  "conversations.changed",
  z.object({ conversationId: z.uuid(), state: conversationStates, number: z.string() }),
  { ...concerned, roles: ["supervisor"] },
  (row: ConversationRow) => ({ conversationId: row.id, state: row.state, number: row.number }),
);

/** Somebody came into the queue or left it; said every few seconds at most, to the whole desk. */
export const queueChanged = event("conversations.queue-changed", z.object({}), {
  roles: ["agent", "supervisor"],
});

/** Customers wait and nobody is available, or somebody is again: screens raise or end the alarm. */
export const attendanceChanged = event(
  "conversations.attendance",
  z.object({
    waiting: z.number().int(),
    since: timeSchema.nullable().describe("since when nobody is there; null: somebody is"),
  }),
  { roles: ["agent", "supervisor"] },
);

/** Only the place in the queue moved: one customer's screen shows it. */
export const placeMoved = event(
  "conversations.place-moved",
  z.object({ conversationId: z.uuid() }),
  { customer: ({ customer_id }) => customer_id },
  ({ id }: { id: string; customer_id: string | null }) => ({ conversationId: id }),
);

export const assignmentMade = event(
  "conversations.assignment",
  z.looseObject({ assignmentId: z.uuid(), conversationId: z.uuid(), expiresAt: timeSchema }),
  { staff: ({ staff_id }) => staff_id },
  (assignment: AssignmentRow, summary: Record<string, unknown>) => ({
    assignmentId: assignment.id,
    conversationId: assignment.conversation_id,
    expiresAt: assignment.expires_at.toISOString(),
    ...summary,
  }),
);

/** The assignment is no longer open, for whatever reason: the agent's screen takes it away. */
export const assignmentGone = event(
  "conversations.assignment-gone",
  z.object({ assignmentId: z.uuid(), conversationId: z.uuid(), state: z.string() }),
  { staff: ({ staff_id }) => staff_id },
  (assignment: AssignmentRow) => ({
    assignmentId: assignment.id,
    conversationId: assignment.conversation_id,
    state: assignment.state,
  }),
);

export const conversationStarted = event(
  "conversations.started",
  z.object({
    conversationId: z.uuid(),
    customerId: z.uuid().nullable(),
    topic: z.string().nullable(),
    orderId: z.string().nullable(),
  }),
  {},
);
export type StartedEvent = EventData<typeof conversationStarted>;

export const messageReceived = event(
  "conversations.message-received",
  z.object({
    conversationId: z.uuid(),
    customerId: z.uuid().nullable(),
    number: z.number().int(),
    text: z.string().describe("redacted"),
    chosenSlug: z
      .string()
      .nullable()
      .describe("the article that the customer picked from the choices, if that is what happened"),
  }),
  {},
);
export type MessageReceivedEvent = EventData<typeof messageReceived>;

export const answerJudged = event(
  "conversations.answer-judged",
  z.object({
    conversationId: z.uuid(),
    customerId: z.uuid().nullable(),
    slug: z.string(),
    helped: z.boolean(),
    question: z.string().describe("the customer's question, redacted; the recogniser may learn it"),
  }),
  {},
);
export type AnswerJudgedEvent = EventData<typeof answerJudged>;

export const presenceChanged = event(
  "conversations.presence",
  z.object({
    staffId: z.uuid(),
    state: z.enum(["available", "away"]),
    reason: z.enum(["own", "unanswered", "silent"]).nullable(),
  }),
  { staff: ({ staff_id }) => staff_id, roles: ["supervisor"] },
  ({ staff_id: staffId, state, away_reason: reason }: PresenceRow) => ({ staffId, state, reason }),
);

/** Somebody is typing: the other side hears of it. */
export const typing = whisper(
  "conversations.typing",
  z.object({ conversationId: z.uuid(), from: z.enum(["customer", "agent"]) }),
  {
    customer: (row, from) => (from === "agent" ? row.customer_id : null),
    staff: (row, from) => (from === "customer" ? row.agent_id : null),
  },
  (row: ConversationRow, from: "customer" | "agent") => ({ conversationId: row.id, from }),
);

export function publishMessage(tx: Tx, row: ConversationRow, message: WireMessage): Promise<void> {
  return publish(tx, messagePosted(row, message));
}

export function publishChanged(tx: Tx, row: ConversationRow): Promise<void> {
  return publish(tx, conversationChanged(row));
}

export function publishPlaces(
  tx: Tx,
  waiting: readonly { id: string; customer_id: string | null }[],
): Promise<void> {
  return publish(tx, ...waiting.map((row) => placeMoved(row)));
}

export function publishAssignment(
  tx: Tx,
  assignment: AssignmentRow,
  summary: Record<string, unknown>,
): Promise<void> {
  return publish(tx, assignmentMade(assignment, summary));
}

export function publishAssignmentGone(tx: Tx, assignment: AssignmentRow): Promise<void> {
  return publish(tx, assignmentGone(assignment));
}

export function publishStarted(tx: Tx, data: StartedEvent): Promise<void> {
  return publish(tx, conversationStarted(data));
}

export function publishReceived(tx: Tx, data: MessageReceivedEvent): Promise<void> {
  return publish(tx, messageReceived(data));
}

export function publishJudged(tx: Tx, data: AnswerJudgedEvent): Promise<void> {
  return publish(tx, answerJudged(data));
}

export function publishPresence(tx: Tx, row: PresenceRow): Promise<void> {
  return publish(tx, presenceChanged(row));
}

export function publishQueueChanged(tx: Tx): Promise<void> {
  return publish(tx, queueChanged({}));
}

export function publishAttendance(
  tx: Tx,
  data: EventData<typeof attendanceChanged>,
): Promise<void> {
  return publish(tx, attendanceChanged(data));
}
