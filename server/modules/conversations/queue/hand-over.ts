import type { Tx } from "../../../platform/database/database.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { postMessage, system } from "../threads/post-message.ts";
import {
  type ConversationRow,
  type HandedCandidate,
  lockConversation,
} from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { dispatchAfterCommit } from "./dispatch.ts";
import { type QueuePlace, queuePlace } from "./estimate.ts";
import { giveBack } from "./give-back.ts";
import { PRIORITY } from "./priority.ts";
import { setQueued } from "./queries.ts";
import { findPresence } from "./queries-presence.ts";

export interface HandOver {
  /** A word for the agent's screen: why the automatic line did not go on. */
  reason: string;
  priority?: number;
  candidates?: readonly HandedCandidate[];
}

/**
 * Gives an automatic conversation to a person, and one whose agent has gone away to a colleague;
 * one that already waits or is served stays so.
 */
export async function handOver(
  tx: Tx,
  conversationId: string,
  input: HandOver,
): Promise<ConversationRow> {
  const locked = await tx.maybe(lockConversation, conversationId);
  if (!locked) throw refuse("conversation_unknown");
  if (locked.state === "closed") throw refuse("conversation_closed");
  if (locked.state === "assigned" && !(await isThere(tx, locked))) return giveBack(tx, locked);
  if (locked.state !== "automatic") return locked;
  const candidates = JSON.stringify(input.candidates ?? []);
  const priority = input.priority ?? PRIORITY.normal;
  const row = await tx.one(setQueued, locked.id, input.reason, priority, candidates, tx.now);
  const place = await queuePlace(tx, row);
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: waitingText(row, place),
    data: { event: "queued", ...place },
  });
  await publishChanged(tx, row);
  dispatchAfterCommit(tx);
  return tx.one(lockConversation, row.id);
}

async function isThere(tx: Tx, { agent_id: agentId }: ConversationRow): Promise<boolean> {
  const presence = agentId ? await tx.maybe(findPresence, agentId) : undefined;
  return presence?.state === "available";
}

function waitingText(row: ConversationRow, queue: QueuePlace | null): string {
  const place = queue?.place ?? 1;
  const seconds = queue?.waitSecondsEstimate ?? null;
  if (seconds === null) return texts.nobody[row.language](place);
  return texts.waiting[row.language](place, seconds / 60);
}
