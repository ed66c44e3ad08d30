import type { App } from "../../../platform/app.ts";
import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import type { CaseRow } from "../file/types.ts";
import { readAction } from "./actions.ts";
import type { ProposalRow } from "./types.ts";

export type Decision = "approved" | "rejected";

/** Why nothing can be proposed on this case by this person now; undefined when it can. */
export function whyNotPropose(
  row: CaseRow,
  hasUndecided: boolean,
  actor: StaffActor,
): Refusal | undefined {
  const serves = actor.roles.some((role) => role === "agent" || role === "supervisor");
  if (!serves) return refuseRequest("not_allowed");
  if (row.state === "closed") return refuse("case_closed");
  return hasUndecided ? refuse("proposal_waiting") : undefined;
}

/** Why this person cannot decide the proposal this way now; undefined when they can. */
export function whyNotDecide(
  app: App,
  proposal: ProposalRow,
  { decision, actor, now }: { decision: Decision; actor: StaffActor; now: Date },
): Refusal | undefined {
  if (!actor.roles.includes(proposal.approver_role)) return refuseRequest("not_allowed");
  if (proposal.proposed_by === actor.staffId) return refuse("own_proposal");
  if (proposal.state === "expired") return refuse("proposal_expired");
  if (proposal.state !== "waiting") {
    return refuse("proposal_decided", { state: proposal.state });
  }
  if (proposal.expires_at <= now) return refuse("proposal_expired");
  if (decision === "rejected") return undefined;
  if (proposal.approved_by.includes(actor.staffId)) return refuse("approval_second_needed");
  // Approving what cannot be read would approve something else.
  return readAction(app, proposal) ? undefined : refuse("action_unknown");
}
