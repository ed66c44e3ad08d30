/** Whom a rule is for and since when. What is left out does not matter. */
export interface RuleRecord {
  /** First day in force, on the jurisdiction's own clock: `2026-01-01`. */
  readonly from: string;
  readonly jurisdiction?: string;
  readonly level?: number;
  readonly merchantCategory?: string;
}

/**
 * What may be limited. `top_up`, `per_payment` and `cashier_refund` bound one order, the others a
 * sum: `new_link` all that a freshly linked account brings in its first day.
 */
export const limitNames = [
  "per_payment",
  "per_day",
  "balance_max",
  "top_up",
  "new_link",
  "cashier_refund",
] as const;
export type LimitName = (typeof limitNames)[number];

/** One limit, for those that the record names. Amounts are minor units of CNY. */
export interface LimitRecord extends RuleRecord {
  readonly name: LimitName;
  readonly minMinor?: bigint;
  readonly maxMinor: bigint;
}

/** What a merchant pays of each payment. */
export interface FeeRecord extends RuleRecord {
  readonly name: "merchant_fee";
  /** Lowest amount first; the last band at or below the amount applies. */
  readonly bands: readonly FeeBand[];
}

export interface FeeBand {
  readonly fromMinor: bigint;
  /** Hundredths of a percent of the amount. */
  readonly feeBps: number;
}

/** The operator's own rules; they come before those of the product. */
export interface OperatorRules {
  readonly limits: readonly LimitRecord[];
  readonly fees: readonly FeeRecord[];
}

/** What a rule may ask about an order and its customer. */
export interface RuleFacts {
  /** The day of the decision, on the jurisdiction's own clock. */
  readonly day: string;
  readonly jurisdiction: string;
  readonly level: number;
  readonly merchantCategory?: string | null;
  readonly operator?: OperatorRules;
}

/**
 * The record that applies: the operator's own before the product's, the one that names more facts
 * before the general one, the later before the earlier.
 */
export function ruleInForce<R extends RuleRecord>(
  shipped: readonly R[],
  operator: readonly R[],
  facts: RuleFacts,
  isWanted: (record: R) => boolean,
): R | undefined {
  return best(operator, facts, isWanted) ?? best(shipped, facts, isWanted);
}

function best<R extends RuleRecord>(
  records: readonly R[],
  facts: RuleFacts,
  isWanted: (record: R) => boolean,
): R | undefined {
  let found: R | undefined;
  for (const record of records) {
    if (!isWanted(record) || !applies(record, facts)) continue;
    if (!found || comesBefore(record, found)) found = record;
  }
  return found;
}

function applies(record: RuleRecord, facts: RuleFacts): boolean {
  return (
    record.from <= facts.day &&
    (record.jurisdiction === undefined || record.jurisdiction === facts.jurisdiction) &&
    (record.level === undefined || record.level === facts.level) &&
    (record.merchantCategory === undefined || record.merchantCategory === facts.merchantCategory)
  );
}

function comesBefore(record: RuleRecord, other: RuleRecord): boolean {
  const difference = namedFacts(record) - namedFacts(other);
  return difference > 0 || (difference === 0 && record.from >= other.from);
}

function namedFacts({ jurisdiction, level, merchantCategory }: RuleRecord): number {
  return [jurisdiction, level, merchantCategory].filter((fact) => fact !== undefined).length;
}
