import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { publishAssignmentGone, publishChanged } from "../events.ts";
import { subjectOf } from "../threads/own-conversation.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { dispatchAfterCommit } from "./dispatch.ts";
import { join } from "./join.ts";
import { CAPACITY_DEFAULT } from "./presence.ts";
import { withdrawAssignmentsOf } from "./queries.ts";
import { keepPresence } from "./queries-presence.ts";

/**
 * A supervisor takes a conversation at once: from the queue, from an assignment that somebody
 * thinks about, or from whoever has it. The customer reads who it is now; the audit log says from
 * whom.
 */
export async function takeOver(
  tx: Tx,
  actor: StaffActor,
  conversationId: string,
): Promise<ConversationRow> {
  const row = await tx.maybe(lockConversation, conversationId);
  if (!row) throw refuse("conversation_unknown");
  if (row.state === "closed") throw refuse("conversation_closed");
  if (row.state === "assigned" && row.agent_id === actor.staffId) return row;
  await withdrawOffers(tx, row);
  await audit(tx, actor, {
    action: "conversations.take",
    subject: subjectOf(row),
    details: { conversationId: row.id, from: row.agent_id ?? row.state },
  });
  const { staffId, staffNumber, displayName } = actor;
  await tx.run(keepPresence, staffId, staffNumber, displayName, CAPACITY_DEFAULT, tx.now);
  const taken = await join(tx, actor, row);
  // Whoever had it sees it go.
  if (row.agent_id) await publishChanged(tx, { ...taken, agent_id: row.agent_id });
  dispatchAfterCommit(tx);
  return taken;
}

/** Whoever thinks about it is told that it went elsewhere. */
export async function withdrawOffers(tx: Tx, row: ConversationRow): Promise<void> {
  for (const assignment of await tx.all(withdrawAssignmentsOf, row.id, tx.now)) {
    await publishAssignmentGone(tx, assignment);
  }
}
