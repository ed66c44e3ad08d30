import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import {
  publishAssignment,
  publishAssignmentGone,
  publishChanged,
  publishPlaces,
  publishPresence,
  publishQueueChanged,
} from "../events.ts";
import { lockConversation } from "../threads/queries.ts";
import { noteAttendance } from "./attendance.ts";
import { coalesced, throttled } from "./coalesced.ts";
import { pickAgent, timesLetBy } from "./pick-agent.ts";
import {
  type AssignmentRow,
  decideAssignment,
  findAssignment,
  freeAgents,
  insertAssignment,
  lockQueue,
  lockQueued,
  lockStrandedAssignments,
  setOffered,
  setRequeued,
  waitingCustomers,
} from "./queries.ts";
import { countLapse } from "./queries-presence.ts";

/** One dispatch assigns at most this many; what is left is offered by the next cause. */
const ASSIGNMENTS_MAX = 100;
/** So many who wait are told that their place moved; further back it hardly matters. */
const PLACES_MAX = 100;
/** Places move with every cause; people read them every few seconds at most. */
const TELL_EVERY_MS = 2_000;
/** After so many unanswered assignments in a row nobody sits there: the agent counts as away. */
const LAPSES_MAX = 3;

interface Dispatcher {
  readonly run: () => Promise<void>;
  readonly tell: () => void;
}

const dispatchers = new WeakMap<App, Dispatcher>();

/**
 * Dispatches once this transaction has committed. Causes that come together share one run, so that
 * a rush of customers does not work through the whole queue for each of them; whoever asked waits
 * for the run, and so sees its outcome.
 */
export function dispatchAfterCommit(tx: Tx): void {
  tx.onCommit(() => dispatchNow(tx.app));
}

/** Also for whoever has no cause of their own: the start and the sweep. */
export function dispatchNow(app: App): Promise<void> {
  let dispatcher = dispatchers.get(app);
  if (!dispatcher) {
    dispatcher = {
      run: coalesced(() => dispatchOnce(app)),
      tell: throttled(TELL_EVERY_MS, () => void tellQueue(app)),
    };
    dispatchers.set(app, dispatcher);
  }
  return dispatcher.run();
}

async function dispatchOnce(app: App): Promise<void> {
  try {
    await app.database.transaction(dispatch);
    dispatchers.get(app)?.tell();
  } catch (error) {
    // What caused it is committed and stays; the sweep dispatches again.
    app.log.error({ err: error }, "dispatch failed");
  }
}

/** Those who wait hear that their place moved, those who serve that the queue did. */
async function tellQueue(app: App): Promise<void> {
  try {
    await app.database.transaction(async (tx) => {
      await publishPlaces(tx, await tx.all(waitingCustomers, PLACES_MAX));
      await publishQueueChanged(tx);
    });
  } catch (error) {
    app.log.warn({ err: error }, "the places in the queue could not be told");
  }
}

/**
 * Offers waiting conversations to free agents: the most urgent and oldest first, to the agent who
 * let it go by least often and has been idle longest, one at a time to each. The queue's row is
 * locked, so that two processes cannot offer one place twice; rows that somebody has locked are
 * left to the dispatch that their change causes.
 */
async function dispatch(tx: Tx): Promise<void> {
  await tx.one(lockQueue);
  await withdrawFromAbsent(tx);
  // Two offers at once lapse at once, and whoever answers the first cannot answer the second.
  let agents = (await tx.all(freeAgents)).filter(({ room, waiting }) => room > 0 && waiting === 0);
  const limit = Math.min(agents.length, ASSIGNMENTS_MAX);
  const queued = limit > 0 ? await tx.all(lockQueued, limit) : [];
  const letBy = await timesLetBy(tx, queued);
  for (const row of queued) {
    const agent = pickAgent(agents, row, letBy);
    if (!agent) break;
    agents = agents.filter((other) => other !== agent);
    await makeAssignment(tx, row.id, agent.staff_id);
  }
  await noteAttendance(tx);
}

/** Offers one conversation to one agent; its lapse is a job in the same transaction. */
export async function makeAssignment(
  tx: Tx,
  conversationId: string,
  staffId: string,
): Promise<void> {
  const expiresAt = new Date(tx.now.getTime() + tx.app.config.assignmentSeconds * 1_000);
  const row = await tx.one(setOffered, conversationId, tx.now);
  const id = uuidv7(tx.now.getTime());
  const assignment = await tx.one(insertAssignment, conversationId, id, staffId, tx.now, expiresAt);
  const payload = { assignmentId: assignment.id };
  await enqueue(tx, lapseAssignment, payload, {
    runAt: expiresAt,
    key: `assignment:${assignment.id}`,
  });
  await publishAssignment(tx, assignment, {
    number: row.number,
    subject: row.subject,
    reason: row.reason,
    priority: row.priority,
  });
  await publishChanged(tx, row);
}

/** Assignments to people who have gone away meanwhile go back to the queue. */
async function withdrawFromAbsent(tx: Tx): Promise<void> {
  for (const stranded of await tx.all(lockStrandedAssignments)) {
    const assignment = await tx.maybe(
      decideAssignment,
      stranded.conversation_id,
      stranded.id,
      "withdrawn",
      tx.now,
    );
    if (!assignment) continue;
    await tx.one(setRequeued, assignment.conversation_id, tx.now);
    await publishAssignmentGone(tx, assignment);
  }
}

/** Nobody answered the assignment in time: the conversation is offered to the next agent. */
export const lapseAssignment = job({
  name: "conversations.lapse-assignment",
  payload: z.object({ assignmentId: z.uuid() }),
  run: async (app, { assignmentId }) => {
    await app.database.transaction(async (tx) => {
      const assignment = await tx.maybe(findAssignment, assignmentId);
      if (assignment?.state === "waiting") await lapse(tx, assignment);
    });
  },
});

/**
 * Assignments that lay there together count as one, and none counts for an agent who did something
 * meanwhile: they work and only do not want another conversation.
 */
async function lapse(tx: Tx, assignment: AssignmentRow): Promise<void> {
  if (!(await endAssignment(tx, assignment, "lapsed"))) return;
  const { staff_id: staffId, created_at: offeredAt } = assignment;
  const presence = await tx.maybe(countLapse, staffId, offeredAt, LAPSES_MAX, tx.now);
  if (presence?.state === "away" && presence.lapse_count >= LAPSES_MAX) {
    await publishPresence(tx, presence);
  }
  dispatchAfterCommit(tx);
}

/**
 * Ends a waiting assignment and puts its conversation back; false when someone else was first. The
 * conversation is locked before the assignment, as everywhere, so that no two changes block each
 * other.
 */
export async function endAssignment(
  tx: Tx,
  assignment: AssignmentRow,
  state: "lapsed" | "declined",
): Promise<boolean> {
  const row = await tx.one(lockConversation, assignment.conversation_id);
  const ended = await tx.maybe(
    decideAssignment,
    assignment.conversation_id,
    assignment.id,
    state,
    tx.now,
  );
  if (!ended) return false;
  if (row.state === "offered") {
    await publishChanged(tx, await tx.one(setRequeued, row.id, tx.now));
  }
  await publishAssignmentGone(tx, ended);
  return true;
}
