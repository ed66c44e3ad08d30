import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { postMessage, system } from "../threads/post-message.ts";
import {
  type ConversationRow,
  type HandedCandidate,
  lockConversation,
} from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { dispatch, dispatchSoon } from "./dispatch.ts";
import { type QueuePlace, queuePlace } from "./estimate.ts";
import { setQueued } from "./queries.ts";

/** Urgent: money or a person may be in danger this minute. Raised: the customer must not wait. */
export const PRIORITY = { normal: 0, raised: 1, urgent: 2 } as const;

export interface HandOver {
  /** A word for the agent's screen: why the automatic line did not go on. */
  reason: string;
  priority?: number;
  candidates?: readonly HandedCandidate[];
  /** For those who change several conversations in one transaction; see `dispatchSoon`. */
  dispatchAfterCommit?: boolean;
}

/** Gives an automatic conversation to a person; one that already waits or is served stays so. */
export async function handOver(
  tx: Tx,
  conversationId: string,
  input: HandOver,
): Promise<ConversationRow> {
  const locked = await tx.maybe(lockConversation, conversationId);
  if (!locked) throw refuse("conversation_unknown");
  if (locked.state === "closed") throw refuse("conversation_closed");
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
  if (input.dispatchAfterCommit) await enqueue(tx, dispatchSoon, {}, { key: "dispatch" });
  else await dispatch(tx);
  return tx.one(lockConversation, row.id);
}

function waitingText(row: ConversationRow, queue: QueuePlace | null): string {
  const place = queue?.place ?? 1;
  const seconds = queue?.waitSecondsEstimate ?? null;
  if (seconds === null) return texts.nobody[row.language](place);
  return texts.waiting[row.language](place, seconds / 60);
}
