import type { StaffRole } from "../../../platform/http/permission.ts";

export const proposalStates = [
  "waiting",
  "approved",
  "rejected",
  "executed",
  "expired",
  "failed",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface ProposalRow {
  id: string;
  case_id: string;
  customer_id: string;
  /** The action's type and data as they were stored: read them through `readAction` only. */
  action: string;
  data: unknown;
  reason: string;
  state: ProposalState;
  /** How many people must approve, as the approval rule of that day had it. */
  people_needed: number;
  /** The version of that rule; null for proposals older than the rules. */
  approval_version: string | null;
  approver_roles: StaffRole[];
  /** The staff who have approved so far, first to last. */
  approved_by: string[];
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
