import type { ConversationRow, MessageRow } from "./queries.ts";
import type { WireConversation, WireMessage } from "./schemas.ts";

export type Side = "customer" | "staff";

/** A conversation as one side sees it: unread is counted for that side. */
export function wireConversation(
  row: ConversationRow,
  queue: WireConversation["queue"],
  side: Side,
): WireConversation {
  const read = side === "customer" ? row.customer_read_number : row.agent_read_number;
  return {
    id: row.id,
    number: row.number,
    channel: row.channel,
    language: row.language,
    state: row.state,
    subject: row.subject,
    customerId: row.customer_id,
    orderId: row.order_id,
    agent: author(row.agent_name, row.agent_number),
    queue,
    reason: row.reason,
    candidates: side === "staff" ? row.candidates : [],
    rating: row.rating,
    caseNumber: row.case_number,
    caseId: row.case_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    unread: Math.max(0, row.last_number - read),
    lastNumber: row.last_number,
  };
}

export function wireMessage(row: MessageRow): WireMessage {
  return {
    id: row.id,
    number: row.number,
    from: row.sender,
    author: author(row.author_name, row.author_number),
    kind: row.kind,
    text: row.text,
    data: row.data,
    redacted: row.redacted,
    delivery: row.delivery && { state: row.delivery, reason: row.delivery_reason },
    at: row.created_at.toISOString(),
  };
}

function author(name: string | null, number: string | null) {
  return name && number ? { displayName: name, staffNumber: number } : null;
}
