export interface ObligationRow {
  id: string;
  case_id: string;
  rule: string;
  rule_version: string;
  /** The instant from which the duty counts: the opening, or the reopening of the case. */
  started_at: Date;
  /** How many units it was put off to in all, counted from `started_at`; null when never. */
  extended_count: number | null;
  due_at: Date;
  provisional: boolean;
  met_at: Date | null;
  breached_at: Date | null;
}
