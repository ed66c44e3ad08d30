import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { caseCounts } from "../cases/index.ts";
import { queueOverview } from "../conversations/index.ts";
import type { overviewSchema } from "./schemas.ts";

/** The desk at a glance: who waits, who is there, what is due. */
export async function readOverview(reader: Reader): Promise<z.input<typeof overviewSchema>> {
  const [queue, counts] = await Promise.all([queueOverview(reader), caseCounts(reader)]);
  const { open, proposed, resolved, overdue, proposals_waiting: proposalsWaiting } = counts;
  return {
    queue: {
      ...queue,
      agentsAvailable: queue.agents.filter(({ state }) => state === "available").length,
    },
    cases: { open, proposed, resolved, overdue, proposalsWaiting },
  };
}
