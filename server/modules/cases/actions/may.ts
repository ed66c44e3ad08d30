import type { App } from "../../../platform/app.ts";
import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import type { CaseRow } from "../file/types.ts";
import { proposerRoles } from "../guards/people.ts";
import { readAction } from "./actions.ts";
import type { ProposalRow } from "./types.ts";

export type Decision = "approved" | "rejected";

/** Why nothing can be proposed on this case by this person now; undefined when it can. */
export function whyNotPropose(
  row: CaseRow,
  hasUndecided: boolean,
  { actor, conflict }: { actor: StaffActor; conflict: Refusal | undefined },
): Refusal | undefined {
  const serves = actor.roles.some((role) => proposerRoles.includes(role));
  if (!serves) return refuseRequest("not_allowed");
  if (row.state === "closed") return refuse("case_closed");
  return conflict ?? (hasUndecided ? refuse("proposal_waiting") : undefined);
}

interface Deciding {
  readonly decision: Decision;
  readonly actor: StaffActor;
  readonly now: Date;
  /** What people or budgets have against the approval; see `stopsOf`. */
  readonly stop: Refusal | undefined;
}

/** Why this person cannot decide the proposal this way now; undefined when they can. */
export function whyNotDecide(
  app: App,
  proposal: ProposalRow,
  { decision, actor, now, stop }: Deciding,
): Refusal | undefined {
  if (!actor.roles.some((role) => proposal.approver_roles.includes(role)))
    return refuseRequest("not_allowed");
  if (proposal.proposed_by === actor.staffId) return refuse("own_proposal");
  if (proposal.state === "expired") return refuse("proposal_expired");
  if (proposal.state !== "waiting") {
    return refuse("proposal_decided", { state: proposal.state });
  }
  if (proposal.expires_at <= now) return refuse("proposal_expired");
  if (decision === "rejected") return undefined;
  if (proposal.approved_by.includes(actor.staffId)) return refuse("approval_second_needed");
  // Approving what cannot be read would approve something else.
  return readAction(app, proposal) ? stop : refuse("action_unknown");
}
