import type { Reader } from "../../../platform/database/database.ts";
import { presences, waitingNow } from "./queries.ts";

const AGENTS_MAX = 200;

/** The queue as staff see it: how many wait, how long, and who is there. */
export async function queueOverview(reader: Reader) {
  const [now, people] = await Promise.all([
    reader.one(waitingNow),
    reader.all(presences, AGENTS_MAX),
  ]);
  const ageMs = now.oldest ? reader.now.getTime() - now.oldest.getTime() : 0;
  return {
    waiting: now.waiting,
    offered: now.offered,
    longestSeconds: Math.max(0, Math.round(ageMs / 1_000)),
    agents: people.map((row) => ({
      staffId: row.staff_id,
      staffNumber: row.staff_number,
      displayName: row.display_name,
      state: row.state,
      capacity: row.capacity,
      assigned: row.assigned,
    })),
  };
}
