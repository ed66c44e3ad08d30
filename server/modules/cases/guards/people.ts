import type { Reader } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { establishedStaff, type StaffCard, staffCardsOf } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import { conflictedCustomers } from "./conflicts.ts";

/** Who may propose; a proposal of somebody who no longer may stops. */
export const proposerRoles: readonly StaffRole[] = ["agent", "supervisor"];

/** The people on a proposal, by id. */
export interface Involved {
  readonly id: string;
  readonly customer_id: string;
  readonly proposed_by: string;
  readonly approved_by: readonly string[];
  readonly approver_roles: readonly StaffRole[];
}

/**
 * Why each of these proposals may not go on because of the people on it, by its id. A colleague who
 * was deactivated or lost the role stops what they proposed or approved; so does a conflict of
 * interest of anybody on it, and of `deciding`, who looks at it now.
 */
export async function stopsByPeople(
  reader: Reader,
  proposals: readonly Involved[],
  deciding?: string,
): Promise<ReadonlyMap<string, Refusal>> {
  if (proposals.length === 0) return new Map();
  const ids = new Set(proposals.flatMap((each) => [each.proposed_by, ...each.approved_by]));
  const [cards, conflicts] = await Promise.all([
    staffCardsOf(reader, [...ids]),
    conflictedCustomers(reader, [...ids, ...(deciding === undefined ? [] : [deciding])]),
  ]);
  const stops = new Map<string, Refusal>();
  for (const each of proposals) {
    const people = [each.proposed_by, ...each.approved_by, ...(deciding ? [deciding] : [])];
    const conflicted = people.some((id) => conflicts.get(id)?.has(each.customer_id));
    const stop = conflicted ? refuse("conflict_of_interest") : goneFrom(each, cards);
    if (stop) stops.set(each.id, stop);
  }
  return stops;
}

/** A desk with fewer established approvers than this is too new to have known ones. */
const ESTABLISHED_MIN = 2;

/**
 * How many people must approve when these do. Approvers whose account or rights are young need one
 * more pair of eyes, so that nobody is made an approver for one approval; until the desk has two
 * established approvers besides the proposer, everybody counts.
 */
export async function peopleNeeded(
  reader: Reader,
  { proposed_by, approver_roles, people_needed }: Involved & { readonly people_needed: number },
  approvers: readonly string[],
): Promise<number> {
  const established = new Set(await establishedStaff(reader, approver_roles));
  established.delete(proposed_by);
  const isKnown = established.size < ESTABLISHED_MIN || approvers.some((id) => established.has(id));
  return isKnown ? people_needed : people_needed + 1;
}

function goneFrom(
  { proposed_by, approved_by, approver_roles }: Involved,
  cards: ReadonlyMap<string, StaffCard>,
): Refusal | undefined {
  if (!serves(cards.get(proposed_by), proposerRoles)) return refuse("proposer_gone");
  const gone = approved_by.some((id) => !serves(cards.get(id), approver_roles));
  return gone ? refuse("approver_gone") : undefined;
}

function serves(card: StaffCard | undefined, roles: readonly StaffRole[]): boolean {
  return card?.active === true && card.roles.some((role) => roles.includes(role));
}
