import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { subjectOf } from "../threads/own-conversation.ts";
import { postMessage, system } from "../threads/post-message.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { dispatch, makeAssignment } from "./dispatch.ts";
import { PRIORITY } from "./hand-over.ts";
import { findPresence, freeAgents, lockQueue, setRequeued, setServed } from "./queries.ts";

/**
 * Gives an assigned conversation to a named colleague, as an assignment that they may let pass, or
 * back to the front of the queue. The agent in charge or a supervisor may do so.
 */
export async function transfer(
  tx: Tx,
  actor: StaffActor,
  input: { conversationId: string; staffId?: string | undefined },
): Promise<ConversationRow> {
  const row = await tx.maybe(lockConversation, input.conversationId);
  if (!row) throw refuse("conversation_unknown");
  if (row.state === "closed") throw refuse("conversation_closed");
  const isOwn = row.agent_id === actor.staffId;
  if (row.state !== "assigned" || !(isOwn || actor.roles.includes("supervisor"))) {
    throw refuse("conversation_not_yours");
  }
  // The queue is locked before the room of the colleague is counted, as in every dispatch.
  await tx.one(lockQueue);
  if (input.staffId) await demandFree(tx, input.staffId);
  const queued = await tx.one(setRequeued, row.id, PRIORITY.raised, tx.now);
  if (row.agent_id) await tx.run(setServed, row.agent_id, tx.now);
  await audit(tx, actor, {
    action: "conversations.transfer",
    subject: subjectOf(row),
    details: { conversationId: row.id, from: row.agent_id, to: input.staffId ?? "queue" },
  });
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: texts.transferring[row.language](),
    data: { event: "transferred" },
  });
  if (input.staffId) await makeAssignment(tx, row.id, input.staffId);
  else await publishChanged(tx, queued);
  await dispatch(tx);
  return tx.one(lockConversation, row.id);
}

async function demandFree(tx: Tx, staffId: string): Promise<void> {
  const presence = await tx.maybe(findPresence, staffId);
  const agents = await tx.all(freeAgents);
  const free = agents.find((agent) => agent.staff_id === staffId)?.free ?? 0;
  if (presence?.state !== "available" || free <= 0) throw refuse("agent_not_available");
}
