/** Shapes of a case that the verbs of this module share. Amounts are minor units. */
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
  jurisdiction: string;
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

/** A member of staff as customers may check them. */
export interface Person {
  readonly name: string;
  readonly number: string;
}
