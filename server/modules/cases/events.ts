import { z } from "zod";
import type { Tx } from "../../platform/database/database.ts";
import { event, whisper } from "../../platform/events/event.ts";
import { publish } from "../../platform/events/outbox.ts";
import { type ProposalRow, proposalStates } from "./actions/types.ts";
import { type CaseKind, type CaseState, caseKinds, caseStates } from "./file/types.ts";

/** The events of cases. */

interface CaseParts {
  readonly id: string;
  readonly number: string;
  readonly customer_id: string;
  readonly opened_by_staff_id: string | null;
}

const caseFields = { caseId: z.uuid(), number: z.string(), customerId: z.uuid() };

function caseData(row: CaseParts) {
  return { caseId: row.id, number: row.number, customerId: row.customer_id };
}

/** The customer, whoever of the staff opened the case, and the supervisors. */
const concerned = {
  customer: (row: CaseParts) => row.customer_id,
  staff: (row: CaseParts) => row.opened_by_staff_id,
  roles: ["supervisor"],
} as const;

export const caseOpened = event(
  "cases.opened",
  z.object({ ...caseFields, kind: z.enum(caseKinds) }),
  concerned,
  (row: CaseParts & { kind: CaseKind }) => ({ ...caseData(row), kind: row.kind }),
);

/** Something on the case changed; screens read it again. */
export const caseChanged = event(
  "cases.changed",
  z.object({ ...caseFields, state: z.enum(caseStates) }),
  concerned,
  (row: CaseParts, state: CaseState) => ({ ...caseData(row), state }),
);

export const proposalCreated = event(
  "cases.proposal-created",
  z.object({ ...caseFields, proposalId: z.uuid() }),
  { roles: ["supervisor", "finance"] },
  (row: CaseParts, proposalId: string) => ({ ...caseData(row), proposalId }),
);

/** Decided, and later executed or failed: each with the state it has then. */
export const proposalDecided = event(
  "cases.proposal-decided",
  z.object({ ...caseFields, proposalId: z.uuid(), state: z.enum(proposalStates) }),
  {
    customer: (row) => row.customer_id,
    staff: (_, proposal) => proposal.proposed_by,
    roles: ["supervisor"],
  },
  (row: CaseParts, proposal: ProposalRow) => ({
    ...caseData(row),
    proposalId: proposal.id,
    state: proposal.state,
  }),
);

export const obligationBreached = event(
  "cases.obligation-breached",
  z.object({ ...caseFields, rule: z.string() }),
  { staff: (row) => row.opened_by_staff_id, roles: ["supervisor"] },
  (row: CaseParts, rule: string) => ({ ...caseData(row), rule }),
);

/** A colleague has the case open now: others who work on it see it. */
export const caseLookedAt = whisper(
  "cases.looked-at",
  z.object({ caseId: z.uuid(), staffId: z.uuid(), displayName: z.string() }),
  { roles: ["agent", "supervisor"] },
  (caseId: string, { staffId, displayName }: { staffId: string; displayName: string }) => ({
    caseId,
    staffId,
    displayName,
  }),
);

export function publishOpened(tx: Tx, row: CaseParts & { kind: CaseKind }): Promise<void> {
  return publish(tx, caseOpened(row));
}

export function publishChanged(tx: Tx, row: CaseParts, state: CaseState): Promise<void> {
  return publish(tx, caseChanged(row, state));
}

export function publishProposed(tx: Tx, row: CaseParts, proposalId: string): Promise<void> {
  return publish(tx, proposalCreated(row, proposalId));
}

export function publishDecided(tx: Tx, row: CaseParts, proposal: ProposalRow): Promise<void> {
  return publish(tx, proposalDecided(row, proposal));
}

export function publishBreached(tx: Tx, row: CaseParts, rule: string): Promise<void> {
  return publish(tx, obligationBreached(row, rule));
}
