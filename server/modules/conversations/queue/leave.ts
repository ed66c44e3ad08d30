import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { subjectOf } from "../threads/own-conversation.ts";
import { lockConversation } from "../threads/queries.ts";
import { redactFreeText } from "../threads/redact-free-text.ts";
import { makeAssignment } from "./dispatch.ts";
import { giveBack } from "./give-back.ts";
import { setPresence } from "./presence.ts";
import { assignedIds } from "./queries.ts";
import { findPresence, type PresenceRow } from "./queries-presence.ts";

export type Leaving =
  | { chats: "queue" }
  | { chats: "colleague"; staffId: string }
  | { chats: "keep"; reason: string };

/**
 * Ends a shift: the agent is away, and says what becomes of the conversations in hand. Kept ones
 * stay theirs only as long as no customer waits for a word; each choice is in the audit log.
 */
export async function leave(tx: Tx, actor: StaffActor, leaving: Leaving): Promise<PresenceRow> {
  if (leaving.chats === "colleague") await demandThere(tx, actor, leaving.staffId);
  for (const { id } of await tx.all(assignedIds, actor.staffId)) {
    const row = await tx.one(lockConversation, id);
    if (row.state !== "assigned" || row.agent_id !== actor.staffId) continue;
    await audit(tx, actor, {
      action: "conversations.leave",
      subject: subjectOf(row),
      details: { conversationId: id, ...detailsOf(leaving) },
    });
    if (leaving.chats === "keep") continue;
    await giveBack(tx, row);
    if (leaving.chats === "colleague") await makeAssignment(tx, id, leaving.staffId);
  }
  return setPresence(tx, actor, { state: "away" });
}

function detailsOf(leaving: Leaving): Record<string, string | null> {
  if (leaving.chats === "colleague") return { to: leaving.staffId };
  if (leaving.chats === "queue") return { to: "queue" };
  return { to: "kept", reason: redactFreeText(leaving.reason) };
}

async function demandThere(tx: Tx, actor: StaffActor, staffId: string): Promise<void> {
  const colleague = await tx.maybe(findPresence, staffId);
  if (colleague?.state !== "available" || staffId === actor.staffId) {
    throw refuse("agent_not_available");
  }
}
