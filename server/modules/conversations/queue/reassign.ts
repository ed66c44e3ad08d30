import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { subjectOf } from "../threads/own-conversation.ts";
import { postMessage, system } from "../threads/post-message.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { dispatchAfterCommit, makeAssignment } from "./dispatch.ts";
import { PRIORITY } from "./priority.ts";
import { freeAgents, lockQueue, setReturned } from "./queries.ts";
import { findPresence, setServed } from "./queries-presence.ts";
import { withdrawOffers } from "./take.ts";

/**
 * Gives a conversation to a named colleague, as an assignment that they may let pass, or to the
 * head of the queue. The agent in charge may do so, and a supervisor also with one that waits.
 */
export async function transfer(
  tx: Tx,
  actor: StaffActor,
  input: { conversationId: string; staffId?: string | undefined },
): Promise<ConversationRow> {
  const row = await tx.maybe(lockConversation, input.conversationId);
  if (!row) throw refuse("conversation_unknown");
  if (row.state === "closed") throw refuse("conversation_closed");
  if (!mayReassign(actor, row)) throw refuse("conversation_not_yours");
  // The queue is locked before the room of the colleague is counted, as in every dispatch.
  await tx.one(lockQueue);
  if (input.staffId) await demandFree(tx, input.staffId);
  await withdrawOffers(tx, row);
  const queued = await tx.one(setReturned, row.id, PRIORITY.raised, null, tx.now);
  if (row.agent_id) await tx.run(setServed, row.agent_id, tx.now);
  await audit(tx, actor, {
    action: "conversations.transfer",
    subject: subjectOf(row),
    details: { conversationId: row.id, from: row.agent_id, to: input.staffId ?? "queue" },
  });
  if (row.state === "assigned") await sayTransferring(tx, row);
  if (input.staffId) await makeAssignment(tx, row.id, input.staffId);
  else await publishChanged(tx, queued);
  dispatchAfterCommit(tx);
  return tx.one(lockConversation, row.id);
}

function mayReassign(actor: StaffActor, row: ConversationRow): boolean {
  const isSupervisor = actor.roles.includes("supervisor");
  if (row.state === "assigned") return isSupervisor || row.agent_id === actor.staffId;
  return isSupervisor && (row.state === "queued" || row.state === "offered");
}

async function sayTransferring(tx: Tx, row: ConversationRow): Promise<void> {
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: texts.transferring[row.language](),
    data: { event: "transferred" },
  });
}

async function demandFree(tx: Tx, staffId: string): Promise<void> {
  const presence = await tx.maybe(findPresence, staffId);
  const agents = await tx.all(freeAgents);
  const agent = agents.find(({ staff_id }) => staff_id === staffId);
  const free = agent ? agent.room - agent.waiting : 0;
  if (presence?.state !== "available" || free <= 0) throw refuse("agent_not_available");
}
