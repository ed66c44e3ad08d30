import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { deadlineOf } from "./duties.ts";
import { insertObligations } from "./queries.ts";
import type { Rule } from "./rule.ts";

/** Writes the duties of a case with their days; the acknowledgement is met as it is written. */
export async function writeObligations(
  tx: Tx,
  { id, jurisdiction }: { id: string; jurisdiction: string },
  rules: readonly Rule[],
): Promise<void> {
  const dates = rules.map((rule) => deadlineOf(tx.app, jurisdiction, { rule, start: tx.now }));
  await tx.run(
    insertObligations,
    rules.map(() => uuidv7(tx.now.getTime())),
    id,
    rules.map((rule) => rule.rule),
    rules.map((rule) => rule.version),
    tx.now,
    dates.map((date) => date.at),
    dates.map((date) => date.provisional),
    rules.map((rule) => (rule.metBy === "acknowledgement" ? tx.now : null)),
  );
}
