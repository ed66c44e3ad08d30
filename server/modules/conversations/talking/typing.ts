import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { ownConversation } from "../threads/own-conversation.ts";

/** A whisper to the other side that somebody is typing; it is not kept. */
export async function whisperTyping(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  conversationId: string,
): Promise<void> {
  const row = await ownConversation(tx, actor, conversationId);
  const data = { conversationId: row.id, from: actor.kind === "customer" ? "customer" : "agent" };
  const { live } = tx.app;
  if (actor.kind === "staff" && row.agent_id === actor.staffId) {
    await live.whisper(tx, `customer:${row.customer_id}`, "conversations.typing", data);
  } else if (actor.kind === "customer" && row.agent_id) {
    await live.whisper(tx, `staff:${row.agent_id}`, "conversations.typing", data);
  }
}
