import type { Tx } from "../../../platform/database/database.ts";
import { localDate } from "../../calendar/index.ts";
import { postMessage, system } from "../../conversations/index.ts";
import { notify } from "../../notify/index.ts";
import { obligationsOfCases } from "../actions/queries.ts";
import type { CaseCard, ProposalCard } from "../file/types.ts";
import { closedMessage, decidedMessage, openedMessage, type Person } from "./texts.ts";
import { nextDuty, proposalText } from "./view.ts";

/** What the customer hears of a case: in the conversation it came from, and in the inbox. */

/** The acknowledgement: number, day of the answer, and who is in charge. */
export async function tellOpened(tx: Tx, card: CaseCard): Promise<void> {
  const due = nextDuty(await tx.all(obligationsOfCases, [card.id]));
  const date = localDate(due?.due_at ?? tx.now, card.jurisdiction);
  const text = openedMessage(
    { kind: card.kind, number: card.number, date, person: openerOf(card) },
    card.language,
  );
  await say(tx, card, "case", text, {});
  await notify(tx, {
    channel: "in_app",
    customerId: card.customer_id,
    template: "case_opened",
    data: { number: card.number, caseId: card.id, due: date },
    language: card.language,
  });
}

/** The decision on a proposal, with the name and number of the agent who looks after the case. */
export async function tellDecided(
  tx: Tx,
  card: CaseCard,
  proposal: ProposalCard,
  outcome: "executed" | "rejected",
): Promise<void> {
  const agent: Person = { name: proposal.proposer_name, number: proposal.proposer_number };
  const action = proposalText(proposal, card.language);
  const text = decidedMessage(
    { outcome, number: card.number, action, agent, reason: proposal.decision_reason },
    card.language,
  );
  await say(tx, card, "proposal", text, {
    proposalId: proposal.id,
    state: outcome,
    action: proposal.action,
    ...(proposal.result_order_id ? { orderId: proposal.result_order_id } : {}),
    agent: { displayName: agent.name, staffNumber: agent.number },
  });
  await notify(tx, {
    channel: "in_app",
    customerId: card.customer_id,
    template: "case_decided",
    data: {
      number: card.number,
      caseId: card.id,
      agent: agent.name,
      staffNumber: agent.number,
    },
    language: card.language,
  });
}

export async function tellClosed(tx: Tx, card: CaseCard, agent: Person): Promise<void> {
  const { outcome, summary } = card;
  if (outcome === null || summary === null) return;
  const text = closedMessage({ number: card.number, outcome, summary }, card.language);
  await say(tx, card, "case", text, {});
  await notify(tx, {
    channel: "in_app",
    customerId: card.customer_id,
    template: "case_decided",
    data: {
      number: card.number,
      caseId: card.id,
      agent: agent.name,
      staffNumber: agent.number,
    },
    language: card.language,
  });
}

async function say(
  tx: Tx,
  card: CaseCard,
  kind: "case" | "proposal",
  text: string,
  data: Record<string, unknown>,
): Promise<void> {
  if (!card.conversation_id) return;
  await postMessage(tx, system, card.conversation_id, {
    kind,
    text,
    data: { caseId: card.id, caseNumber: card.number, ...data },
  });
}

function openerOf(card: CaseCard): Person | undefined {
  const { opener_name: name, opener_number: number } = card;
  return name !== null && number !== null ? { name, number } : undefined;
}
