import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { insertObligations } from "../actions/queries.ts";
import { dueDate, type Rule } from "./duties.ts";

/** Writes the duties of a case with their days; the acknowledgement is met as it is written. */
export async function writeObligations(
  tx: Tx,
  caseId: string,
  rules: readonly Rule[],
): Promise<void> {
  const dates = rules.map((rule) => dueDate(rule, tx.now));
  await tx.run(
    insertObligations,
    rules.map(() => uuidv7(tx.now.getTime())),
    caseId,
    rules.map((rule) => rule.rule),
    rules.map((rule) => rule.version),
    dates.map((date) => date.at),
    dates.map((date) => date.provisional),
    rules.map((rule) => (rule.rule === "acknowledge" ? tx.now : null)),
  );
}
