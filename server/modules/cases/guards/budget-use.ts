import { formatMoney, type WireMoney } from "@jinnang/money";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { localDay } from "../../calendar/index.ts";
import { refuse } from "../errors.ts";
import { rowsOn } from "../file/versions.ts";
import {
  amountLeft,
  type BudgetPeriod,
  type BudgetRule,
  type BudgetScope,
  budgetText,
  fits,
  UNUSED,
  type Used,
} from "./budget.ts";
import { addBudgetUse, budgetUses, returnBudgetUse } from "./queries.ts";

/** An action on a case, as the budgets see it. Nobody has approved yet: no approvers. */
export interface Spending {
  readonly action: string;
  readonly rules: readonly BudgetRule[];
  readonly amount: WireMoney | undefined;
  readonly customerId: string;
  readonly caseId: string;
  readonly proposedBy: string;
  readonly approvers: readonly string[];
  /** When it is, or was, approved: that fixes the version and the period. */
  readonly at: Date;
}

/** One budget with one subject, and what was used of it. */
export interface BudgetState {
  readonly rule: BudgetRule;
  readonly subject: string;
  readonly used: Used;
}

interface Key {
  readonly rule: BudgetRule;
  readonly subject: string;
  readonly period: string;
}

/** The budgets that the spending falls under, with what was used of each. */
export async function budgetStates(reader: Reader, spending: Spending): Promise<BudgetState[]> {
  const keys = keysOf(reader, spending);
  const rows = await reader.all(budgetUses, spending.action, ...columnsOf(keys));
  return statesOf(keys, rows);
}

/** Why the spending does not fit now; undefined when it does. Only `spend` is safe from others. */
export async function whyNotSpend(
  reader: Reader,
  spending: Spending,
): Promise<Refusal | undefined> {
  const states = await budgetStates(reader, spending);
  const full = states.find(({ rule, used }) => !fits(rule, used, spending.amount));
  return full && refusalOf(full);
}

/**
 * Uses the budgets up, or refuses. The rows stay locked until the commit, and everybody takes them
 * in the same order, so approvals at the same time see one another.
 */
export async function spend(tx: Tx, spending: Spending): Promise<void> {
  const keys = keysOf(tx, spending);
  if (keys.length === 0) return;
  const { action, amount } = spending;
  const minor = BigInt(amount?.value ?? 0);
  const after = statesOf(keys, await tx.all(addBudgetUse, action, ...columnsOf(keys), minor));
  const before = after.map(({ used, ...state }) => ({
    ...state,
    used: { uses: used.uses - 1, amountMinor: used.amountMinor - minor },
  }));
  const full = before.find(({ rule, used }) => !fits(rule, used, amount));
  if (full) throw refusalOf(full);
}

/** Gives back what an approval used that was not carried out. */
export async function giveBack(tx: Tx, spending: Spending): Promise<void> {
  const keys = keysOf(tx, spending);
  const minor = BigInt(spending.amount?.value ?? 0);
  await tx.run(returnBudgetUse, spending.action, ...columnsOf(keys), minor);
}

function keysOf(reader: Reader, spending: Spending): Key[] {
  const day = localDay(spending.at, reader.app.config.timeZone);
  const periods: Record<BudgetPeriod, string> = {
    day,
    month: day.slice(0, "2026-11".length),
    always: "always",
  };
  return rowsOn(spending.rules, day).flatMap((rule) =>
    subjectsOf(spending, rule.scope).map((subject) => ({
      rule,
      subject,
      period: periods[rule.period],
    })),
  );
}

function subjectsOf(spending: Spending, scope: BudgetScope): readonly string[] {
  const { customerId, caseId, proposedBy, approvers } = spending;
  const subjects: Record<BudgetScope, readonly string[]> = {
    all: [""],
    customer: [customerId],
    case: [caseId],
    proposer: [proposedBy],
    approver: approvers,
    // Two who approve for each other are one pair.
    pair: approvers.map((approver) => [proposedBy, approver].toSorted().join("+")),
  };
  return subjects[scope];
}

function columnsOf(keys: readonly Key[]): [string[], string[], string[]] {
  return [
    keys.map(({ rule }) => rule.scope),
    keys.map(({ subject }) => subject),
    keys.map(({ period }) => period),
  ];
}

interface UseRow {
  scope: string;
  subject: string;
  period: string;
  uses: number;
  amount_minor: bigint;
}

function statesOf(keys: readonly Key[], rows: readonly UseRow[]): BudgetState[] {
  return keys.map(({ rule, subject, period }) => {
    const row = rows.find(
      (each) => each.scope === rule.scope && each.subject === subject && each.period === period,
    );
    const used = row ? { uses: row.uses, amountMinor: row.amount_minor } : UNUSED;
    return { rule, subject, used };
  });
}

function refusalOf({ rule, used }: BudgetState): Refusal {
  const left = amountLeft(rule, used);
  const uses = Math.max(0, rule.usesMax - used.uses);
  const words = (language: "zh" | "en") => {
    const money = left && formatMoney(left.currency, BigInt(left.value), language);
    const times = language === "zh" ? `${uses} 次` : `${uses} times`;
    return [times, ...(money ? [money] : [])].join(language === "zh" ? "、" : " and ");
  };
  return refuse("budget_used_up", {
    scope: rule.scope,
    ruleZh: budgetText(rule, "zh"),
    ruleEn: budgetText(rule, "en"),
    leftZh: words("zh"),
    leftEn: words("en"),
  });
}
