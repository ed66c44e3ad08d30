import type { Reader } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { entriesOf } from "../../../platform/registry.ts";
import { localDay } from "../../calendar/index.ts";
import { may } from "../file/may.ts";
import type { CaseRow } from "../file/types.ts";
import { customerView, personView, type Viewer } from "../file/view.ts";
import { budgetStates } from "../guards/budget-use.ts";
import { budgetView } from "../guards/schemas.ts";
import { kindSpec } from "../kinds.ts";
import { actionRegistry, readAction } from "./actions.ts";
import { amountMaxOf, tiersOn } from "./approval.ts";
import { whyNotDecide } from "./may.ts";
import type { CustomerProposalView, ProposalView } from "./schemas.ts";
import { failureText, meaningOf, unknownActionText } from "./texts.ts";
import type { ProposalCard } from "./types.ts";

export function proposalView(
  proposal: ProposalCard,
  viewer: Viewer & { readonly staff: StaffActor },
  stop: Refusal | undefined,
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
    peopleNeeded: shownNeed(proposal),
    peopleApproved: proposal.approved_by.length,
    decidedBy: personView(proposal.decider_name, proposal.decider_number),
    decisionReason: proposal.decision_reason,
    createdAt: proposal.created_at.toISOString(),
    expiresAt: proposal.expires_at.toISOString(),
    decidedAt: proposal.decided_at?.toISOString() ?? null,
    executedAt: proposal.executed_at?.toISOString() ?? null,
    orderId: proposal.result_order_id,
    failureCode: proposal.failure_code,
    failureText: proposal.failure_code && failureText(proposal.failure_code, viewer.language),
    may: mayOn(proposal, viewer, stop),
  };
}

/** One that still waits after enough approvals waits for one more: its approvers were young. */
function shownNeed({ state, people_needed: needed, approved_by: approved }: ProposalCard): number {
  return state === "waiting" ? Math.max(needed, approved.length + 1) : needed;
}

/** A proposal reaches the customer once it was decided or has ended in another way. */
export function customerProposals(
  proposals: readonly ProposalCard[],
  viewer: Viewer,
): CustomerProposalView[] {
  return proposals.flatMap((proposal) => {
    const { state } = proposal;
    if (state === "waiting") return [];
    const { title, amount } = actionParts(proposal, viewer);
    return {
      id: proposal.id,
      state,
      meaning: meaningOf(state, viewer.language),
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

/** The actions that may be proposed on this kind of case, who approves them and what is left. */
export async function proposableOn(
  reader: Reader,
  row: CaseRow,
  { app, language, now, staff }: Viewer & { readonly staff: StaffActor },
) {
  const allowed = kindSpec(row.kind).actions;
  const today = localDay(now, app.config.timeZone);
  const fitting = Object.values(entriesOf(app, actionRegistry)).filter(
    ({ type }) => allowed?.includes(type) ?? true,
  );
  return Promise.all(
    fitting.map(async ({ type, title, approval, budgets: rules }) => {
      const spending = { action: type, rules, amount: undefined, approvers: [], at: now };
      const whose = { customerId: row.customer_id, caseId: row.id, proposedBy: staff.staffId };
      const states = await budgetStates(reader, { ...spending, ...whose });
      return {
        type,
        title: title[language],
        amountMax: amountMaxOf(approval, today),
        tiers: tiersOn(approval, today).map(({ roles, people, amountMax }) => ({
          roles: [...roles],
          people,
          amountMax,
        })),
        budgets: states.map((state) => budgetView(state, language)),
      };
    }),
  );
}

function mayOn(
  proposal: ProposalCard,
  { app, now, language, staff }: Viewer & { readonly staff: StaffActor },
  stop: Refusal | undefined,
): ProposalView["may"] {
  const whyNot = (decision: "approved" | "rejected") =>
    may(whyNotDecide(app, proposal, { decision, actor: staff, now, stop }), language);
  return { approve: whyNot("approved"), reject: whyNot("rejected") };
}

/** An action that cannot be read is shown by its type alone, never as one that is known. */
export function actionParts(proposal: ProposalCard, { app, language }: Viewer) {
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
