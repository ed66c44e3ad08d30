import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { typing } from "../events.ts";
import { setActed } from "../queue/queries-presence.ts";
import { ownConversation } from "../threads/own-conversation.ts";

/** A whisper to the other side that somebody is typing; it is not kept. */
export async function whisperTyping(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  conversationId: string,
): Promise<void> {
  const row = await ownConversation(tx, actor, conversationId);
  const { live } = tx.app;
  if (actor.kind === "customer") await live.whisper(tx, typing(row, "customer"));
  else if (row.agent_id === actor.staffId) {
    await tx.run(setActed, actor.staffId, tx.now);
    await live.whisper(tx, typing(row, "agent"));
  }
}
