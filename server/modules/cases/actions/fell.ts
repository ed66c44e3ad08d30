import type { Tx } from "../../../platform/database/database.ts";
import { publishDecided } from "../events.ts";
import type { CaseCard } from "../file/types.ts";
import { oweProposal } from "../obligations/owe-proposal.ts";
import { notifyProposalDecided } from "./notify-customer.ts";
import { findProposal } from "./queries.ts";

/**
 * A proposal ended without being carried out and without a person's no: the customer is told that
 * nothing moved, and staff owe them another proposal.
 */
export async function fell(
  tx: Tx,
  card: CaseCard,
  proposalId: string,
  outcome: "failed" | "expired",
): Promise<void> {
  const proposal = await tx.one(findProposal, proposalId);
  await oweProposal(tx, card);
  await notifyProposalDecided(tx, card, proposal, outcome);
  await publishDecided(tx, card, proposal);
}
