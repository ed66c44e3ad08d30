import type { Tx } from "../../../platform/database/database.ts";
import { notifyDecided, postCaseMessage } from "../file/post-message.ts";
import type { CaseCard, Person } from "../file/types.ts";
import { proposalText } from "./actions.ts";
import { decidedMessage, type Outcome } from "./texts.ts";
import type { ProposalCard } from "./types.ts";

/** How a proposal ended, with the name and number of the agent who looks after the case. */
export async function notifyProposalDecided(
  tx: Tx,
  card: CaseCard,
  proposal: ProposalCard,
  outcome: Outcome,
): Promise<void> {
  const agent: Person = { name: proposal.proposer_name, number: proposal.proposer_number };
  const action = proposalText(tx.app, proposal, card.language);
  const text = decidedMessage(
    { outcome, number: card.number, action, agent, reason: proposal.decision_reason },
    card.language,
  );
  const data = {
    proposalId: proposal.id,
    state: outcome,
    action: proposal.action,
    ...(proposal.result_order_id ? { orderId: proposal.result_order_id } : {}),
    agent: { displayName: agent.name, staffNumber: agent.number },
  };
  await postCaseMessage(tx, card, { kind: "proposal", text, data });
  await notifyDecided(tx, card, agent);
}
