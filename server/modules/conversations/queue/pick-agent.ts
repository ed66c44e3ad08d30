import type { Tx } from "../../../platform/database/database.ts";
import { type FreeAgentRow, type QueuedRow, refusalsOf } from "./queries.ts";

/** How often each agent has let each conversation go by. */
export type TimesLetBy = (conversationId: string, staffId: string) => number;

/**
 * Agents come longest idle first; among those who let it go by equally often, the first is it.
 * Whoever had the conversation before and is back gets it first: they know it.
 */
export function pickAgent(
  agents: readonly FreeAgentRow[],
  queued: Pick<QueuedRow, "id" | "former_agent_id">,
  timesLetBy: TimesLetBy,
): FreeAgentRow | undefined {
  const former = agents.find(({ staff_id }) => staff_id === queued.former_agent_id);
  if (former) return former;
  let best: FreeAgentRow | undefined;
  for (const agent of agents) {
    const times = timesLetBy(queued.id, agent.staff_id);
    if (!best || times < timesLetBy(queued.id, best.staff_id)) best = agent;
  }
  return best;
}

export async function timesLetBy(tx: Tx, queued: readonly QueuedRow[]): Promise<TimesLetBy> {
  if (queued.length === 0) return () => 0;
  const ids = queued.map(({ id }) => id);
  const rows = await tx.all(refusalsOf, ids);
  const times = new Map(rows.map((row) => [`${row.conversation_id} ${row.staff_id}`, row.times]));
  return (conversationId, staffId) => times.get(`${conversationId} ${staffId}`) ?? 0;
}
