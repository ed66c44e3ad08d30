import type { Reader } from "../../../platform/database/database.ts";
import { localDate } from "../../calendar/index.ts";
import type { FeeRecord } from "./fees.ts";
import type { LimitRecord } from "./limits.ts";
import { operatorRules } from "./operator-rules.ts";

/** Whom a rule is for and since when. What is left out does not matter. */
export interface RuleRecord {
  /** First day in force, in the operator's zone: `2026-01-01`. */
  readonly from: string;
  readonly jurisdiction?: string;
  readonly level?: number;
  readonly merchantCategory?: string;
}

/** What a rule may ask about an order and its customer. */
export interface RuleFacts {
  /** The day of the decision in the operator's zone. */
  readonly day: string;
  readonly jurisdiction: string;
  readonly level: number;
  readonly merchantCategory?: string | null;
  /** The operator's own rules; they come before those of the product. */
  readonly operator?: OperatorRules;
}

export interface OperatorRules {
  readonly limits: readonly LimitRecord[];
  readonly fees: readonly FeeRecord[];
}

/** The law that this installation's wallets are under. */
export const JURISDICTION = "CN";

/** The facts of a decision made now, for a customer of that level. */
export async function ruleFacts(
  reader: Reader,
  level: number,
  merchantCategory: string | null = null,
): Promise<RuleFacts> {
  const { app, now } = reader;
  const operator = await operatorRules(app);
  return { day: dayOf(now), jurisdiction: JURISDICTION, level, merchantCategory, operator };
}

/** The wallet's calendar day of an instant: the day of the house's calendar. */
export function dayOf(at: Date): string {
  return localDate(at);
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
  const best = (records: readonly R[]) => {
    let found: R | undefined;
    for (const record of records) {
      if (!isWanted(record) || !applies(record, facts)) continue;
      if (!found || comesBefore(record, found)) found = record;
    }
    return found;
  };
  return best(operator) ?? best(shipped);
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
