import type { Reader } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { type Spending, whyNotSpend } from "../guards/budget-use.ts";
import { stopsByPeople } from "../guards/people.ts";
import { readAction } from "./actions.ts";
import type { ProposalRow } from "./types.ts";

/** What the proposal takes from the budgets once these people approve it at that time. */
export function spendingOf(
  reader: Reader,
  proposal: ProposalRow,
  { approvers, at }: { approvers: readonly string[]; at: Date },
): Spending | undefined {
  const read = readAction(reader.app, proposal);
  return (
    read && {
      action: proposal.action,
      rules: read.action.budgets,
      amount: read.action.amount(read.data),
      customerId: proposal.customer_id,
      caseId: proposal.case_id,
      proposedBy: proposal.proposed_by,
      approvers,
      at,
    }
  );
}

/**
 * Why this person cannot approve each of the waiting proposals, by its id: because of the people on
 * it, or of a budget that is used up. The verb asks the same, and then uses the budgets.
 */
export async function stopsOf(
  reader: Reader,
  proposals: readonly ProposalRow[],
  actor: StaffActor,
): Promise<ReadonlyMap<string, Refusal>> {
  const waiting = proposals.filter(({ state }) => state === "waiting");
  const stops = new Map(await stopsByPeople(reader, waiting, actor.staffId));
  const open = waiting.filter(({ id }) => !stops.has(id));
  await Promise.all(
    open.map(async (proposal) => {
      const approvers = [...proposal.approved_by, actor.staffId];
      const spending = spendingOf(reader, proposal, { approvers, at: reader.now });
      const stop = spending && (await whyNotSpend(reader, spending));
      if (stop) stops.set(proposal.id, stop);
    }),
  );
  return stops;
}
