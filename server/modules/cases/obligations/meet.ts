import type { Tx } from "../../../platform/database/database.ts";
import type { CaseRow } from "../file/types.ts";
import { ruleOf } from "./duties.ts";
import { meetObligations, obligationsOfCases } from "./queries.ts";

/** The answer that closes a case meets every duty that waits for it. */
export async function meetByClosing(tx: Tx, row: CaseRow): Promise<void> {
  const open = (await tx.all(obligationsOfCases, [row.id])).filter(({ met_at }) => met_at === null);
  const met = open.filter(
    (duty) => ruleOf(tx.app, row.jurisdiction, duty.rule, duty.rule_version).metBy === "closing",
  );
  await tx.run(meetObligations, row.id, [...new Set(met.map(({ rule }) => rule))], tx.now);
}
