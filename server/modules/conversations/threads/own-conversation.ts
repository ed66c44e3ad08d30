import type { Reader } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { type ConversationRow, findConversation } from "./queries.ts";
import type { Side } from "./view.ts";

/**
 * The conversation, if this caller may see it. One of another customer is answered exactly like
 * one that does not exist.
 */
export async function ownConversation(
  reader: Reader,
  actor: CustomerActor | StaffActor,
  id: string,
): Promise<ConversationRow> {
  const row = await reader.maybe(findConversation, id);
  const isForeign = actor.kind === "customer" && row?.customer_id !== actor.customerId;
  if (!row || isForeign) throw refuse("conversation_unknown");
  return row;
}

export function sideOf(actor: CustomerActor | StaffActor): Side {
  return actor.kind === "customer" ? "customer" : "staff";
}

/** Whom an audit entry about the conversation is about. */
export function subjectOf(row: ConversationRow): string {
  return row.customer_id ? `customer:${row.customer_id}` : `conversation:${row.id}`;
}
