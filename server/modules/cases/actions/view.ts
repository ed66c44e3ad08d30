import type { StaffActor } from "../../../platform/http/permission.ts";
import { entriesOf } from "../../../platform/registry.ts";
import { localDay } from "../../calendar/index.ts";
import { may } from "../file/may.ts";
import type { CaseRow } from "../file/types.ts";
import { customerView, personView, type Viewer } from "../file/view.ts";
import { kindSpec } from "../kinds.ts";
import { actionRegistry, readAction } from "./actions.ts";
import { amountMaxOf } from "./approval.ts";
import { whyNotDecide } from "./may.ts";
import type { CustomerProposalView, ProposalView } from "./schemas.ts";
import { unknownActionText } from "./texts.ts";
import type { ProposalCard } from "./types.ts";

export function proposalView(
  proposal: ProposalCard,
  viewer: Viewer & { readonly staff: StaffActor },
): ProposalView {
  const { title, amount, action } = actionParts(proposal, viewer);
  return {
    id: proposal.id,
    caseId: proposal.case_id,
    caseNumber: proposal.case_number,
    caseSubject: proposal.case_subject,
    customer: customerView(proposal.customer_id, proposal),
    state: proposal.state,
    action: action as ProposalView["action"],
    title,
    amount,
    reason: proposal.reason,
    proposedBy: { displayName: proposal.proposer_name, staffNumber: proposal.proposer_number },
    proposedByMe: proposal.proposed_by === viewer.staff.staffId,
    peopleNeeded: proposal.people_needed,
    peopleApproved: proposal.approved_by.length,
    decidedBy: personView(proposal.decider_name, proposal.decider_number),
    decisionReason: proposal.decision_reason,
    createdAt: proposal.created_at.toISOString(),
    expiresAt: proposal.expires_at.toISOString(),
    decidedAt: proposal.decided_at?.toISOString() ?? null,
    executedAt: proposal.executed_at?.toISOString() ?? null,
    orderId: proposal.result_order_id,
    failureCode: proposal.failure_code,
    may: mayOn(proposal, viewer),
  };
}

/** Only decided proposals reach the customer. */
export function customerProposals(
  proposals: readonly ProposalCard[],
  viewer: Viewer,
): CustomerProposalView[] {
  return proposals.flatMap((proposal) => {
    const { state } = proposal;
    if (state !== "approved" && state !== "rejected" && state !== "executed") return [];
    const { title, amount } = actionParts(proposal, viewer);
    return {
      id: proposal.id,
      state,
      action: proposal.action,
      title,
      amount,
      proposedBy: { displayName: proposal.proposer_name, staffNumber: proposal.proposer_number },
      decidedBy: personView(proposal.decider_name, proposal.decider_number),
      decisionReason: proposal.decision_reason,
      decidedAt: proposal.decided_at?.toISOString() ?? null,
      executedAt: proposal.executed_at?.toISOString() ?? null,
      orderId: proposal.result_order_id,
    };
  });
}

/** The actions that may be proposed on this kind of case, with the most that can be approved. */
export function proposableOn(row: CaseRow, { app, language, now }: Viewer) {
  const allowed = kindSpec(row.kind).actions;
  const today = localDay(now, app.config.timeZone);
  return Object.values(entriesOf(app, actionRegistry))
    .filter(({ type }) => allowed?.includes(type) ?? true)
    .map(({ type, title, approval }) => ({
      type,
      title: title[language],
      amountMax: amountMaxOf(approval, today),
    }));
}

function mayOn(
  proposal: ProposalCard,
  { app, now, language, staff }: Viewer & { readonly staff: StaffActor },
): ProposalView["may"] {
  const whyNot = (decision: "approved" | "rejected") =>
    may(whyNotDecide(app, proposal, { decision, actor: staff, now }), language);
  return { approve: whyNot("approved"), reject: whyNot("rejected") };
}

/** An action that cannot be read is shown by its type alone, never as one that is known. */
function actionParts(proposal: ProposalCard, { app, language }: Viewer) {
  const read = readAction(app, proposal);
  if (!read) {
    const type = proposal.action;
    return {
      title: unknownActionText(type, language),
      amount: null,
      action: { type: "unknown", stored: type },
    };
  }
  const { action, data } = read;
  return {
    title: action.title[language],
    amount: action.amount(data) ?? null,
    action: { type: action.type, ...data },
  };
}
