import type { Tx } from "../../../platform/database/database.ts";
import { refuse as refusePlatform } from "../../../platform/http/errors.ts";
import { findProposal, lockProposal } from "../actions/queries.ts";
import { refuse } from "../errors.ts";
import { lockCase } from "./queries.ts";
import type { CaseRow, ProposalRow } from "./types.ts";

/** Locks a case that may still change; every verb on a case begins with this. */
export async function lockOpenCase(tx: Tx, caseId: string): Promise<CaseRow> {
  const row = await tx.maybe(lockCase, caseId);
  if (!row) throw refusePlatform("not_found");
  if (row.state === "closed") throw refuse("case_closed");
  return row;
}

/** The case first, then the proposal: every verb locks in this order. */
export async function lockProposalAndCase(
  tx: Tx,
  proposalId: string,
): Promise<{ row: CaseRow; proposal: ProposalRow }> {
  const found = await tx.maybe(findProposal, proposalId);
  if (!found) throw refusePlatform("not_found");
  const row = await tx.one(lockCase, found.case_id);
  const proposal = await tx.one(lockProposal, proposalId);
  return { row, proposal };
}
