import type { Language } from "../../../platform/http/errors.ts";
import { wireMoney } from "../../../platform/http/route.ts";
import { localDate, workingDaysUntil } from "../../calendar/index.ts";
import type {
  CaseCard,
  CaseOutcome,
  EntryKind,
  EntryRow,
  ObligationRow,
  ProposalCard,
  ProposalRow,
} from "../file/types.ts";
import { ruleOf } from "../obligations/duties.ts";
import type { CaseSummary, CaseView, CustomerCaseView, ProposalView } from "./schemas.ts";
import { actionText, entryText, nextText, outcomeName, systemName } from "./texts.ts";

/** Everything that is known of a case, read at one time. */
export interface CaseParts {
  readonly card: CaseCard;
  readonly obligations: readonly ObligationRow[];
  readonly proposals: readonly ProposalCard[];
  readonly entries: readonly EntryRow[];
  readonly staff: ReadonlyMap<string, { display_name: string; staff_number: string }>;
}

/** How a reader sees things: language, the present instant, and who looks. */
export interface Eyes {
  readonly language: Language;
  readonly now: Date;
  readonly staffId?: string;
}

export function caseView(parts: CaseParts, eyes: Eyes): CaseView {
  const { card } = parts;
  return {
    ...common(parts, eyes),
    remedySought: card.remedy_sought,
    customerId: card.customer_id,
    customer: customerOf(card.customer_id, card),
    openedBy: openerOf(card),
    timeline: parts.entries.map((entry) => timelineItem(entry, parts, eyes)),
    proposals: parts.proposals.map((proposal) => proposalView(proposal, eyes)),
  };
}

/** Notes are for staff; proposals reach the customer when they are decided. */
const CUSTOMER_ENTRIES: ReadonlySet<EntryKind> = new Set<EntryKind>([
  "opened",
  "acknowledged",
  "approved",
  "rejected",
  "executed",
  "extended",
  "escalated",
  "closed",
]);

export function customerCaseView(parts: CaseParts, eyes: Eyes): CustomerCaseView {
  const { card } = parts;
  const shared = common(parts, eyes);
  const due = nextDuty(parts.obligations);
  return {
    ...shared,
    agent: agentOf(parts),
    next: nextText(card.state, due && localDate(due.due_at, card.jurisdiction), eyes.language),
    timeline: parts.entries
      .filter((entry) => CUSTOMER_ENTRIES.has(entry.kind))
      .map((entry) => timelineItem(entry, parts, eyes)),
    proposals: parts.proposals.flatMap((proposal) => customerProposal(proposal)),
  };
}

export function caseSummary(
  card: CaseCard,
  obligations: readonly ObligationRow[],
  now: Date,
): CaseSummary {
  const due = card.state === "closed" ? undefined : nextDuty(obligations);
  return {
    id: card.id,
    number: card.number,
    kind: card.kind,
    state: card.state,
    subject: card.subject,
    customerId: card.customer_id,
    customer: customerOf(card.customer_id, card),
    conversationId: card.conversation_id,
    openedBy: openerOf(card),
    dueAt: due?.due_at.toISOString() ?? null,
    overdue: due !== undefined && due.due_at < now,
    createdAt: card.created_at.toISOString(),
    closedAt: card.closed_at?.toISOString() ?? null,
  };
}

export function proposalView(proposal: ProposalCard, eyes: Eyes): ProposalView {
  const amount = amountOf(proposal);
  return {
    id: proposal.id,
    caseId: proposal.case_id,
    caseNumber: proposal.case_number,
    caseSubject: proposal.case_subject,
    customer: customerOf(proposal.customer_id, proposal),
    state: proposal.state,
    action: actionOf(proposal),
    amount,
    reason: proposal.reason,
    proposedBy: { displayName: proposal.proposer_name, staffNumber: proposal.proposer_number },
    proposedByMe: proposal.proposed_by === eyes.staffId,
    decidedBy: deciderOf(proposal),
    decisionReason: proposal.decision_reason,
    createdAt: proposal.created_at.toISOString(),
    expiresAt: proposal.expires_at.toISOString(),
    decidedAt: proposal.decided_at?.toISOString() ?? null,
    executedAt: proposal.executed_at?.toISOString() ?? null,
    orderId: proposal.result_order_id,
    failureCode: proposal.failure_code,
  };
}

/** The first duty that is still open. */
export function nextDuty(obligations: readonly ObligationRow[]): ObligationRow | undefined {
  return obligations.find((obligation) => obligation.met_at === null);
}

/** A proposal's action in words, as the timeline and messages say it. */
export function proposalText(proposal: ProposalRow, language: Language): string {
  const { currency, amount_minor: minor } = proposal;
  const amount = currency !== null && minor !== null ? { currency, minor } : undefined;
  return actionText(proposal.action, amount, language);
}

function common({ card, obligations }: CaseParts, eyes: Eyes) {
  const due = card.state === "closed" ? undefined : nextDuty(obligations);
  return {
    id: card.id,
    number: card.number,
    kind: card.kind,
    state: card.state,
    subject: card.subject,
    description: card.description,
    conversationId: card.conversation_id,
    orderId: card.order_id,
    dueAt: due?.due_at.toISOString() ?? null,
    obligations: obligations.map((obligation) => obligationView(obligation, eyes)),
    outcome: card.outcome,
    summary: card.summary,
    createdAt: card.created_at.toISOString(),
    closedAt: card.closed_at?.toISOString() ?? null,
  };
}

function obligationView(obligation: ObligationRow, eyes: Eyes) {
  const rule = ruleOf(obligation.rule, obligation.rule_version);
  const late = (obligation.met_at ?? eyes.now) > obligation.due_at;
  const state: "due" | "met" | "breached" = late ? "breached" : obligation.met_at ? "met" : "due";
  return {
    id: obligation.id,
    rule: rule.rule,
    title: rule.title[eyes.language],
    dueAt: obligation.due_at.toISOString(),
    metAt: obligation.met_at?.toISOString() ?? null,
    state,
    workingDaysLeft:
      state === "due" ? workingDaysUntil(eyes.now, obligation.due_at, rule.jurisdiction) : null,
    provisional: obligation.provisional,
  };
}

function timelineItem(entry: EntryRow, parts: CaseParts, { language }: Eyes) {
  const proposal = parts.proposals.find(({ id }) => id === entry.data.proposalId);
  // What the entry says: a case that was escalated and reopened has no outcome of its own now.
  const outcome = entry.kind === "closed" ? (entry.data.outcome as CaseOutcome) : null;
  const detail = proposal
    ? proposalText(proposal, language)
    : outcome
      ? outcomeName(outcome, language)
      : "";
  return {
    at: entry.at.toISOString(),
    actor: timelineActor(entry.actor, parts, language),
    kind: entry.kind,
    text: entryText(entry.kind, entry.data, detail, language),
  };
}

function timelineActor(name: string, { card, staff }: CaseParts, language: Language) {
  const [kind, id = ""] = name.split(":");
  if (kind === "customer") {
    return { kind: "customer" as const, displayName: card.customer_name, staffNumber: null };
  }
  const person = kind === "staff" ? staff.get(id) : undefined;
  if (!person) {
    return { kind: "system" as const, displayName: systemName[language], staffNumber: null };
  }
  const { display_name: displayName, staff_number: staffNumber } = person;
  return { kind: "staff" as const, displayName, staffNumber };
}

function customerProposal(proposal: ProposalCard): CustomerCaseView["proposals"] {
  const { state } = proposal;
  if (state !== "approved" && state !== "rejected" && state !== "executed") return [];
  return [
    {
      id: proposal.id,
      state,
      action: proposal.action,
      amount: amountOf(proposal),
      proposedBy: { displayName: proposal.proposer_name, staffNumber: proposal.proposer_number },
      decidedBy: deciderOf(proposal),
      decisionReason: proposal.decision_reason,
      decidedAt: proposal.decided_at?.toISOString() ?? null,
      executedAt: proposal.executed_at?.toISOString() ?? null,
      orderId: proposal.result_order_id,
    },
  ];
}

function actionOf(proposal: ProposalCard): ProposalView["action"] {
  const amount = amountOf(proposal);
  if (proposal.action === "unlock" || amount === null) return { type: "unlock" };
  if (proposal.action === "refund" && proposal.order_id !== null) {
    return { type: "refund", orderId: proposal.order_id, amount };
  }
  return { type: "goodwill_credit", amount };
}

function amountOf({ currency, amount_minor: minor }: ProposalRow) {
  return currency !== null && minor !== null ? wireMoney(currency, minor) : null;
}

function deciderOf({ decider_name: name, decider_number: number }: ProposalCard) {
  return name !== null && number !== null ? { displayName: name, staffNumber: number } : null;
}

function openerOf({ opener_name: name, opener_number: number }: CaseCard) {
  return name !== null && number !== null ? { displayName: name, staffNumber: number } : null;
}

/** Whoever proposed last looks after the case; before that, whoever opened it. */
function agentOf({ card, proposals }: CaseParts) {
  const last = proposals.at(-1);
  if (!last) return openerOf(card);
  return { displayName: last.proposer_name, staffNumber: last.proposer_number };
}

function customerOf(
  id: string,
  card: { customer_name: string; customer_number: string; phone_masked: string },
) {
  return {
    id,
    displayName: card.customer_name,
    customerNumber: card.customer_number,
    phoneMasked: card.phone_masked,
  };
}
