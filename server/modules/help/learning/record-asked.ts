import type { Tx } from "../../../platform/database/database.ts";
import { countAsked } from "./queries.ts";
import type { DayRow } from "./queries-figures.ts";

/**
 * Counts how a question came out, by day. `person`: it had to go to one (safety, or asked for);
 * only the other outcomes say something about what help knows.
 */
export async function recordAsked(
  tx: Tx,
  outcome: DayRow["outcome"],
  slug: string | null = null,
): Promise<void> {
  await tx.run(countAsked, tx.now, tx.app.config.timeZone, outcome, slug ?? "");
}
