import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { lockCase } from "../file/queries.ts";
import type { CaseRow } from "../file/types.ts";
import { findProposal, lockProposal } from "./queries.ts";
import type { ProposalRow } from "./types.ts";

/** The case first, then the proposal: every verb locks in this order. */
export async function lockProposalAndCase(
  tx: Tx,
  proposalId: string,
): Promise<{ row: CaseRow; proposal: ProposalRow }> {
  const found = await tx.maybe(findProposal, proposalId);
  if (!found) throw refuseRequest("not_found");
  const row = await tx.one(lockCase, found.case_id);
  const proposal = await tx.one(lockProposal, proposalId);
  return { row, proposal };
}
