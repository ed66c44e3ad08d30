import type { Refusal } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { jurisdictionIn, localDate } from "../../calendar/index.ts";
import { proposalText } from "../actions/actions.ts";
import { failureText } from "../actions/texts.ts";
import type { ProposalCard } from "../actions/types.ts";
import { customerProposals, proposalView } from "../actions/view.ts";
import type { EntryRow } from "../evidence/types.ts";
import { CUSTOMER_ENTRIES, type Names, timelineItem } from "../evidence/view.ts";
import { may } from "../file/may.ts";
import type { CaseCard, CaseOutcome } from "../file/types.ts";
import { customerView, openerOf, type Viewer } from "../file/view.ts";
import type { ObligationRow } from "../obligations/types.ts";
import { nextDuty, obligationView, staffObligationView } from "../obligations/view.ts";
import { whyNotEscalate, whyNotOnCase } from "./may.ts";
import type { CaseSummary, CaseView, CustomerCaseView } from "./schemas.ts";
import { nextText, outcomeName, type Situation } from "./texts.ts";

/** Everything that is known of a case, read at one time. */
export interface CaseParts {
  readonly card: CaseCard;
  readonly obligations: readonly ObligationRow[];
  readonly proposals: readonly ProposalCard[];
  readonly entries: readonly EntryRow[];
  readonly staff: Names["staff"];
}

/** What staff see beside the case itself. */
export interface StaffParts extends CaseParts {
  readonly order: CaseView["order"];
  readonly proposable: CaseView["proposable"];
  readonly conflict: Refusal | undefined;
  /** Why this person cannot approve each of the proposals. */
  readonly stops: ReadonlyMap<string, Refusal>;
}

export function caseView(
  parts: StaffParts,
  viewer: Viewer & { readonly staff: StaffActor },
): CaseView {
  const { card, obligations, stops, conflict } = parts;
  const whyNot = whyNotOnCase(viewer.app, parts, { actor: viewer.staff, conflict });
  return {
    ...common(parts),
    remedySought: card.remedy_sought,
    customerId: card.customer_id,
    customer: customerView(card.customer_id, card),
    order: parts.order,
    openedBy: openerOf(card),
    obligations: obligations.map((obligation) => staffObligationView(obligation, card, viewer)),
    timeline: parts.entries.map((entry) => timelineOf(entry, parts, viewer)),
    proposals: parts.proposals.map((proposal) =>
      proposalView(proposal, viewer, stops.get(proposal.id)),
    ),
    proposable: parts.proposable,
    may: {
      addNote: may(whyNot.addNote, viewer.language),
      propose: may(whyNot.propose, viewer.language),
      extend: may(whyNot.extend, viewer.language),
      close: may(whyNot.close, viewer.language),
    },
  };
}

export function customerCaseView(parts: CaseParts, viewer: Viewer): CustomerCaseView {
  const { card, obligations } = parts;
  const due = nextDuty(obligations);
  const date = due && localDate(due.due_at, jurisdictionIn(viewer.app, card.jurisdiction));
  return {
    ...common(parts),
    agent: agentOf(parts),
    next: nextText(situationOf(parts), date, viewer.language),
    obligations: obligations.map((obligation) => obligationView(obligation, card, viewer)),
    timeline: parts.entries
      .filter((entry) => CUSTOMER_ENTRIES.has(entry.kind) && !isUndone(entry, parts))
      .map((entry) => timelineOf(entry, parts, viewer)),
    proposals: customerProposals(parts.proposals, viewer),
    may: { escalate: may(whyNotEscalate(wasEscalated(parts)), viewer.language) },
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
    customer: customerView(card.customer_id, card),
    conversationId: card.conversation_id,
    openedBy: openerOf(card),
    dueAt: due?.due_at.toISOString() ?? null,
    overdue: due !== undefined && due.due_at < now,
    createdAt: card.created_at.toISOString(),
    closedAt: card.closed_at?.toISOString() ?? null,
  };
}

function common({ card, obligations }: CaseParts) {
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
    outcome: card.outcome,
    summary: card.summary,
    createdAt: card.created_at.toISOString(),
    closedAt: card.closed_at?.toISOString() ?? null,
  };
}

function timelineOf(entry: EntryRow, parts: CaseParts, { app, language, staff }: Viewer) {
  const proposal = parts.proposals.find(({ id }) => id === entry.data.proposalId);
  // The outcome stands in the entry: a case that was reopened has none of its own now.
  const outcome = entry.kind === "closed" ? (entry.data.outcome as CaseOutcome) : null;
  const detail = proposal
    ? proposalText(app, proposal, language)
    : outcome
      ? outcomeName(outcome, language)
      : "";
  const names = { customerName: parts.card.customer_name, staff: parts.staff };
  // The code is for staff, in words.
  const { code } = entry.data;
  const data = code && staff ? { ...entry.data, why: failureText(code, language) } : entry.data;
  return timelineItem({ ...entry, data }, detail, names, language);
}

/**
 * An approval that could not be carried out. The customer reads that nothing was done, and never
 * that their refund was approved.
 */
function isUndone({ kind, data }: EntryRow, { proposals }: CaseParts): boolean {
  if (kind !== "approved") return false;
  return proposals.some(({ id, state }) => id === data.proposalId && state === "failed");
}

/** An open case whose last proposal fell waits for another one. */
function situationOf({ card, proposals }: CaseParts): Situation {
  const last = proposals.at(-1)?.state;
  return card.state === "open" && (last === "failed" || last === "expired") ? "fell" : card.state;
}

function wasEscalated({ entries }: CaseParts): boolean {
  return entries.some(({ kind }) => kind === "escalated");
}

/** The agent in charge: whoever proposed last, and before any proposal whoever opened the case. */
function agentOf({ card, proposals }: CaseParts) {
  const last = proposals.at(-1);
  if (!last) return openerOf(card);
  return { displayName: last.proposer_name, staffNumber: last.proposer_number };
}
