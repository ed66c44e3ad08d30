import type { App } from "../../../platform/app.ts";
import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { whyNotPropose } from "../actions/may.ts";
import type { ProposalRow } from "../actions/types.ts";
import { refuse } from "../errors.ts";
import type { CaseRow } from "../file/types.ts";
import { whyNotExtend } from "../obligations/extend-case.ts";
import type { ObligationRow } from "../obligations/types.ts";

interface Given {
  readonly card: CaseRow;
  readonly obligations: readonly ObligationRow[];
  readonly proposals: readonly ProposalRow[];
}

/** Why each act on a case is not possible for this person now; undefined where it is. */
export function whyNotOnCase(
  app: App,
  { card, obligations, proposals }: Given,
  { actor, conflict }: { actor: StaffActor; conflict: Refusal | undefined },
) {
  const hasUndecided = proposals.some(({ state }) => state === "waiting" || state === "approved");
  return {
    addNote: whyNotAddNote(card, actor),
    propose: whyNotPropose(card, hasUndecided, { actor, conflict }),
    extend: whyNotExtend(app, card, obligations, actor),
    close: whyNotClose(card, hasUndecided, actor),
  };
}

function whyNotAddNote(row: CaseRow, actor: StaffActor): Refusal | undefined {
  if (!serves(actor)) return refuseRequest("not_allowed");
  return row.state === "closed" ? refuse("case_closed") : undefined;
}

/** A case is not closed over a proposal that has no result yet. */
export function whyNotClose(
  row: CaseRow,
  hasUndecided: boolean,
  actor: StaffActor,
): Refusal | undefined {
  if (!serves(actor)) return refuseRequest("not_allowed");
  if (row.state === "closed") return refuse("case_closed");
  return hasUndecided ? refuse("proposal_waiting") : undefined;
}

/** A customer asks once for a supervisor's review, of an open or a closed case. */
export function whyNotEscalate(wasEscalated: boolean): Refusal | undefined {
  return wasEscalated ? refuse("case_already_escalated") : undefined;
}

function serves(actor: StaffActor): boolean {
  return actor.roles.some((role) => role === "agent" || role === "supervisor");
}
