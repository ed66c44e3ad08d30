import type { Tx } from "../../../platform/database/database.ts";
import type { CaseRow } from "../file/types.ts";
import { ruleOf } from "./duties.ts";
import { meetObligations, obligationsOfCases } from "./queries.ts";
import type { Rule } from "./rule.ts";

/** The answer that closes a case meets every duty that waits for it or for a proposal. */
export function meetByClosing(tx: Tx, row: CaseRow): Promise<void> {
  return meet(tx, row, ["closing", "proposal"]);
}

/** A new proposal meets the duty to make one. */
export function meetByProposal(tx: Tx, row: CaseRow): Promise<void> {
  return meet(tx, row, ["proposal"]);
}

async function meet(tx: Tx, row: CaseRow, acts: readonly Rule["metBy"][]): Promise<void> {
  const open = (await tx.all(obligationsOfCases, [row.id])).filter(({ met_at }) => met_at === null);
  const met = open.filter(({ rule, rule_version: version }) =>
    acts.includes(ruleOf(tx.app, row.jurisdiction, rule, version).metBy),
  );
  await tx.run(meetObligations, row.id, [...new Set(met.map(({ rule }) => rule))], tx.now);
}
