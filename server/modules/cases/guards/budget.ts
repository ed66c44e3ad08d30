import { formatMoney, type WireMoney } from "@jinnang/money";
import type { Language } from "../../../platform/http/errors.ts";
import type { Versioned } from "../file/versions.ts";

/** Whose approvals are added up. A pair is proposer and approver, whichever of them proposes. */
export const budgetScopes = ["all", "customer", "case", "proposer", "approver", "pair"] as const;
export type BudgetScope = (typeof budgetScopes)[number];

export const budgetPeriods = ["day", "month", "always"] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** One row of the table of budgets: how much may be approved for one subject in one period. */
export interface BudgetRule extends Versioned {
  readonly scope: BudgetScope;
  /** A day or month of the operator's clock. */
  readonly period: BudgetPeriod;
  readonly usesMax: number;
  /** Null for an action that moves no money. */
  readonly amountMax: WireMoney | null;
}

const VERSION = { version: "2026-1", validFrom: "2026-01-01" };

/** A budget as one line: its scope, its period, how often, and how much in minor units. */
type Line = readonly [BudgetScope, BudgetPeriod, usesMax: number, amountMaxMinor?: number];

/** The rows of one version; amounts are in yuan's minor units. */
export function budgets(lines: readonly Line[], version: Versioned = VERSION): BudgetRule[] {
  return lines.map(([scope, period, usesMax, value]) => ({
    version: version.version,
    validFrom: version.validFrom,
    scope,
    period,
    usesMax,
    amountMax: value === undefined ? null : { currency: "CNY", value },
  }));
}

/** What has been used of a budget. */
export interface Used {
  readonly uses: number;
  readonly amountMinor: bigint;
}
export const UNUSED: Used = { uses: 0, amountMinor: 0n };

/** True when one more use, of that amount, stays within the budget. */
export function fits(rule: BudgetRule, used: Used, amount: WireMoney | undefined): boolean {
  if (used.uses + 1 > rule.usesMax) return false;
  if (!amount) return true;
  if (rule.amountMax?.currency !== amount.currency) return false;
  return used.amountMinor + BigInt(amount.value) <= BigInt(rule.amountMax.value);
}

/** What is left of the amount; null where the action moves no money. */
export function amountLeft({ amountMax }: BudgetRule, used: Used): WireMoney | null {
  if (!amountMax) return null;
  const left = BigInt(amountMax.value) - used.amountMinor;
  return { currency: amountMax.currency, value: Number(left > 0n ? left : 0n) };
}

const scopeNames: Record<BudgetScope, Record<Language, string>> = {
  all: { zh: "全部客服合计", en: "the whole desk" },
  customer: { zh: "这位客户", en: "this customer" },
  case: { zh: "这个工单", en: "this case" },
  proposer: { zh: "提出人", en: "the proposer" },
  approver: { zh: "审批人", en: "the approver" },
  pair: { zh: "提出人和审批人两人", en: "the proposer and the approver together" },
};

const periodNames: Record<BudgetPeriod, Record<Language, string>> = {
  day: { zh: "每天", en: "a day" },
  month: { zh: "每月", en: "a month" },
  always: { zh: "总共", en: "in all" },
};

/** `这位客户每月最多 4 次、¥200.00`: the budget in words. */
export function budgetText(rule: BudgetRule, language: Language): string {
  const { scope, period, usesMax, amountMax } = rule;
  const money = amountMax && formatMoney(amountMax.currency, BigInt(amountMax.value), language);
  const who = scopeNames[scope][language];
  const often = periodNames[period][language];
  if (language === "zh") return `${who}${often}最多 ${usesMax} 次${money ? `、${money}` : ""}`;
  return `${who}: at most ${usesMax} times ${money ? `and ${money} ` : ""}${often}`;
}
