import type { Tx } from "../../../platform/database/database.ts";
import type { CaseRow } from "../file/types.ts";
import { rulesOn } from "./duties.ts";
import { obligationsOfCases } from "./queries.ts";
import { writeObligations } from "./write-obligations.ts";

/**
 * A proposal fell: staff owe the customer another one, or an answer. A second fall while that is
 * still owed moves no date.
 */
export async function oweProposal(tx: Tx, row: CaseRow): Promise<void> {
  const { jurisdiction } = row;
  const rules = rulesOn(tx.app, ["proposal_fell"], { jurisdiction, now: tx.now });
  const open = (await tx.all(obligationsOfCases, [row.id])).filter(({ met_at }) => met_at === null);
  const owed = rules.filter(({ rule }) => !open.some((duty) => duty.rule === rule));
  if (owed.length > 0) await writeObligations(tx, row, owed);
}
