import type { Language } from "../../../platform/http/errors.ts";

type Text = Record<Language, string>;

/**
 * What a rule is about, in the words of the laws. A kind of case says which of these it is; a rule
 * on something that no kind is (yet) is written down and applies to no case.
 */
export type Trigger =
  | "case"
  | "complaint"
  | "forwarded_complaint"
  | "inquiry"
  | "urgent"
  | "error_notice"
  | "unauthorised"
  | "authorised_fraud"
  | "failed_transaction"
  /** A proposal that the customer was waiting for ended without being carried out. */
  | "proposal_fell";

/** A length of time in the unit in which the law counts it. */
export interface Span {
  readonly count: number;
  readonly unit: "minutes" | "calendar_days" | "working_days";
}

/**
 * One version of one duty. A case keeps the name and version of the record that fixed its date, so
 * records are only ever added: a changed rule never moves the date of an open case.
 */
export interface Rule {
  readonly rule: string;
  /** Unique within the jurisdiction and the rule, such as `cn-2026-2`. */
  readonly version: string;
  /** First day, on the jurisdiction's clock, on which new duties are made from this record. */
  readonly validFrom: string;
  /** Set when the record was wrong: no new duty is made from it, whatever the day. */
  readonly withdrawn?: Text;
  /** `law` binds us; `promise` is the operator's own; `planned` is not in force and applies to none. */
  readonly kind: "law" | "promise" | "planned";
  readonly triggers: readonly Trigger[];
  readonly within: Span;
  /** Which day is day one; minutes always count from the instant. */
  readonly start: "same_day" | "next_day";
  readonly end: "end_of_day" | "close_of_business";
  readonly extension?: {
    /** In all, counted from the same start. */
    readonly max: Span;
    readonly needs: readonly ("supervisor" | "reason_told" | "provisional_credit")[];
  };
  /** What stops the clock; empty where the law stops it for nothing. */
  readonly pausesOn: readonly "waiting_for_customer"[];
  readonly metBy: "acknowledgement" | "closing" | "proposal";
  readonly title: Text;
  /** What must be sent to whom for the duty to be met, where the rule says so. */
  readonly send?: Text;
  /** Where the customer goes next, or what a miss leads to. */
  readonly consequence?: Text;
  readonly sources: readonly string[];
  /** How sure we are of this record: low means that a lawyer has to confirm it. */
  readonly confidence: "good" | "medium" | "low";
  /** What is not established; shown to staff beside the duty. */
  readonly doubt?: Text;
}

/** The fields that nearly every rule in days shares. */
export const BY_DAYS = {
  start: "next_day",
  end: "end_of_day",
  pausesOn: [],
  metBy: "closing",
} as const satisfies Partial<Rule>;
