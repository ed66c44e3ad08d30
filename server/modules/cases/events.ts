import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";
import type { ProposalRow } from "./file/types.ts";

/** The news of this module, by type. */
export const OPENED = "cases.opened";
export const CHANGED = "cases.changed";
export const PROPOSAL_CREATED = "cases.proposal-created";
export const PROPOSAL_DECIDED = "cases.proposal-decided";
export const OBLIGATION_BREACHED = "cases.obligation-breached";

interface CaseNews {
  readonly id: string;
  readonly number: string;
  readonly customer_id: string;
  readonly opened_by_staff_id: string | null;
}

export function publishOpened(tx: Tx, row: CaseNews & { kind: string }): Promise<void> {
  const data = { ...caseData(row), kind: row.kind };
  return publish(tx, { type: OPENED, data, recipients: [...concerned(row), "role:supervisor"] });
}

/** Something on the case changed; screens read it again. */
export function publishChanged(tx: Tx, row: CaseNews, state: string): Promise<void> {
  const data = { ...caseData(row), state };
  return publish(tx, { type: CHANGED, data, recipients: [...concerned(row), "role:supervisor"] });
}

export function publishProposed(tx: Tx, row: CaseNews, proposalId: string): Promise<void> {
  const data = { ...caseData(row), proposalId };
  return publish(tx, { type: PROPOSAL_CREATED, data, recipients: ["role:supervisor"] });
}

/** Decided, and later executed or failed: each with the state it has then. */
export function publishDecided(tx: Tx, row: CaseNews, proposal: ProposalRow): Promise<void> {
  const data = { ...caseData(row), proposalId: proposal.id, state: proposal.state };
  const staff = [`staff:${proposal.proposed_by}`, "role:supervisor"];
  const recipients = [`customer:${row.customer_id}`, ...staff];
  return publish(tx, { type: PROPOSAL_DECIDED, data, recipients });
}

export function publishBreached(tx: Tx, row: CaseNews, rule: string): Promise<void> {
  const data = { ...caseData(row), rule };
  const opener = row.opened_by_staff_id ? [`staff:${row.opened_by_staff_id}`] : [];
  return publish(tx, {
    type: OBLIGATION_BREACHED,
    data,
    recipients: [...opener, "role:supervisor"],
  });
}

function caseData(row: CaseNews) {
  return { caseId: row.id, number: row.number, customerId: row.customer_id };
}

function concerned(row: CaseNews): string[] {
  const opener = row.opened_by_staff_id ? [`staff:${row.opened_by_staff_id}`] : [];
  return [`customer:${row.customer_id}`, ...opener];
}
