import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import {
  publishAssignment,
  publishAssignmentGone,
  publishChanged,
  publishPlaces,
  publishPresence,
} from "../events.ts";
import { lockConversation } from "../threads/queries.ts";
import {
  type AssignmentRow,
  countLapse,
  decideAssignment,
  type FreeAgentRow,
  findAssignment,
  freeAgents,
  insertAssignment,
  lockQueue,
  lockQueued,
  lockStrandedAssignments,
  refusalsOf,
  setOffered,
  setRequeued,
  waitingCustomers,
} from "./queries.ts";

/** One dispatch assigns at most this many; what is left is offered by the next cause. */
const ASSIGNMENTS_MAX = 100;
/** So many who wait are told that their place moved; further back it hardly matters. */
const PLACES_MAX = 100;
/** After so many unanswered assignments in a row nobody sits there: the agent counts as away. */
const LAPSES_MAX = 3;

/**
 * Offers waiting conversations to free agents: the most urgent and oldest first, to the agent who
 * let it go by least often and has been idle longest. Runs in the transaction of its cause (someone
 * came, left, finished, declined). The queue's row is locked, so that two causes at once cannot
 * offer one place twice; rows that another cause has locked are left to that cause.
 */
export async function dispatch(tx: Tx): Promise<void> {
  await tx.one(lockQueue);
  await withdrawStranded(tx);
  const agents = (await tx.all(freeAgents)).filter((agent) => agent.free > 0);
  const room = agents.reduce((sum, agent) => sum + agent.free, 0);
  const queued = room > 0 ? await tx.all(lockQueued, Math.min(room, ASSIGNMENTS_MAX)) : [];
  const refusals = await refusalCounts(
    tx,
    queued.map((row) => row.id),
  );
  for (const { id } of queued) {
    const agent = pickAgent(agents, (staffId) => refusals.get(`${id} ${staffId}`) ?? 0);
    if (!agent) break;
    agent.free -= 1;
    await makeAssignment(tx, id, agent.staff_id);
  }
  await publishPlaces(tx, await tx.all(waitingCustomers, PLACES_MAX));
}

/**
 * Dispatches right after the commit. For whoever changes several conversations in one transaction:
 * holding the queue while waiting for a conversation could block someone who does the reverse.
 */
export const dispatchSoon = job({
  name: "conversations.dispatch",
  payload: z.object({}),
  run: (app) => app.database.transaction(dispatch),
});

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

/** Agents come longest idle first; among those who let it go by equally often, the first is it. */
export function pickAgent(
  agents: readonly FreeAgentRow[],
  timesLetBy: (staffId: string) => number,
): FreeAgentRow | undefined {
  let best: FreeAgentRow | undefined;
  for (const agent of agents) {
    if (agent.free <= 0) continue;
    if (!best || timesLetBy(agent.staff_id) < timesLetBy(best.staff_id)) best = agent;
  }
  return best;
}

/** Assignments to people who have gone away meanwhile go back to the queue. */
async function withdrawStranded(tx: Tx): Promise<void> {
  for (const stranded of await tx.all(lockStrandedAssignments)) {
    const assignment = await tx.maybe(
      decideAssignment,
      stranded.conversation_id,
      stranded.id,
      "withdrawn",
      tx.now,
    );
    if (!assignment) continue;
    await tx.one(setRequeued, assignment.conversation_id, 0, tx.now);
    await publishAssignmentGone(tx, assignment);
  }
}

async function refusalCounts(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all(refusalsOf, ids);
  return new Map(rows.map((row) => [`${row.conversation_id} ${row.staff_id}`, row.times]));
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

async function lapse(tx: Tx, assignment: AssignmentRow): Promise<void> {
  const lapsed = await endAssignment(tx, assignment, "lapsed");
  if (!lapsed) return;
  const presence = await tx.maybe(countLapse, assignment.staff_id, LAPSES_MAX);
  if (presence?.state === "away") await publishPresence(tx, assignment.staff_id, "away");
  await dispatch(tx);
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
    await publishChanged(tx, await tx.one(setRequeued, row.id, 0, tx.now));
  }
  await publishAssignmentGone(tx, ended);
  return true;
}
