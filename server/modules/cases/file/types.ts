import type { Jurisdiction } from "../../calendar/index.ts";

/** Shapes that the verbs of this module share. Amounts are minor units. */
export const caseKinds = [
  "complaint",
  "dispute",
  "inquiry",
  "correction",
  "unlock",
  "fraud_report",
] as const;
export type CaseKind = (typeof caseKinds)[number];

export const caseStates = ["open", "proposed", "resolved", "closed"] as const;
export type CaseState = (typeof caseStates)[number];

export const caseOutcomes = ["upheld", "partly_upheld", "not_upheld", "withdrawn"] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

export const proposalStates = [
  "waiting",
  "approved",
  "rejected",
  "executed",
  "expired",
  "failed",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export type ProposalActionName = "refund" | "goodwill_credit" | "unlock";

export interface CaseRow {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseState;
  subject: string;
  description: string;
  remedy_sought: string | null;
  customer_id: string;
  conversation_id: string | null;
  order_id: string | null;
  opened_by_staff_id: string | null;
  jurisdiction: Jurisdiction;
  outcome: CaseOutcome | null;
  summary: string | null;
  created_at: Date;
  closed_at: Date | null;
}

/** A case with the people on it, as another module publishes them. */
export interface CaseCard extends CaseRow {
  customer_name: string;
  customer_number: string;
  phone_masked: string;
  language: "zh" | "en";
  opener_name: string | null;
  opener_number: string | null;
}

export interface ObligationRow {
  id: string;
  case_id: string;
  rule: string;
  rule_version: string;
  due_at: Date;
  provisional: boolean;
  met_at: Date | null;
  breached_at: Date | null;
}

export interface ProposalRow {
  id: string;
  case_id: string;
  customer_id: string;
  action: ProposalActionName;
  order_id: string | null;
  currency: string | null;
  amount_minor: bigint | null;
  reason: string;
  state: ProposalState;
  proposed_by: string;
  decided_by: string | null;
  decision_reason: string | null;
  created_at: Date;
  expires_at: Date;
  decided_at: Date | null;
  executed_at: Date | null;
  result_order_id: string | null;
  failure_code: string | null;
}

/** A proposal with the people on it and the case it belongs to. */
export interface ProposalCard extends ProposalRow {
  case_number: string;
  case_subject: string;
  conversation_id: string | null;
  customer_name: string;
  customer_number: string;
  phone_masked: string;
  proposer_name: string;
  proposer_number: string;
  decider_name: string | null;
  decider_number: string | null;
}

/** What an entry of the evidence says happened. */
export type EntryKind =
  | "opened"
  | "acknowledged"
  | "note"
  | "proposed"
  | "approved"
  | "rejected"
  | "executed"
  | "failed"
  | "expired"
  | "extended"
  | "breached"
  | "escalated"
  | "closed";

export type EntryData = Readonly<Record<string, string | null>>;

export interface EntryRow {
  case_id: string;
  number: number;
  at: Date;
  actor: string;
  kind: EntryKind;
  data: EntryData;
  previous_hash: Buffer;
  hash: Buffer;
}
