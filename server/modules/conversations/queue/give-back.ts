import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publishChanged } from "../events.ts";
import { postMessage, system } from "../threads/post-message.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { dispatchAfterCommit } from "./dispatch.ts";
import { PRIORITY } from "./priority.ts";
import { isLeftAlone, leftAlone, setReturned } from "./queries.ts";

/** So long a customer waits for the next word of an agent who is not there. */
const LEFT_ALONE_MS = 180_000;
/** Whoever wrote a letter does not sit and wait; the agent's next morning is soon enough. */
const LETTER_LEFT_ALONE_MS = 12 * 3_600_000;
/** One sweep gives back at most this many; the next one goes on. */
const GIVEN_BACK_MAX = 200;

/**
 * Conversations whose agent is gone while the customer waits for a word go back to the head of the
 * queue, whatever the reason: signed out, crashed, cut off, or gone home.
 */
export async function giveBackLeftAlone(app: App): Promise<void> {
  const [chats, letters] = limitsBefore(app.clock.now());
  for (const { id } of await app.database.all(leftAlone, chats, letters, GIVEN_BACK_MAX)) {
    await app.database.transaction(async (tx) => {
      const row = await tx.one(lockConversation, id);
      if ((await tx.one(isLeftAlone, id, ...limitsBefore(tx.now))).alone) await giveBack(tx, row);
    });
  }
}

function limitsBefore(now: Date): [chats: Date, letters: Date] {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return [before(LEFT_ALONE_MS), before(LETTER_LEFT_ALONE_MS)];
}

/**
 * Puts an assigned conversation, which the caller has locked, at the head of the queue and tells
 * the customer. The agent's name stays in the thread, and they get it again if they are back first.
 */
export async function giveBack(tx: Tx, row: ConversationRow): Promise<ConversationRow> {
  const queued = await tx.one(setReturned, row.id, PRIORITY.raised, row.agent_id, tx.now);
  const { agent_name: displayName, agent_number: staffNumber } = row;
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: texts.returned[row.language](displayName ?? "", staffNumber ?? ""),
    data: { event: "returned", agent: { displayName, staffNumber } },
  });
  await publishChanged(tx, queued);
  // Their own screen shows that it is no longer theirs.
  await publishChanged(tx, row);
  dispatchAfterCommit(tx);
  return queued;
}
