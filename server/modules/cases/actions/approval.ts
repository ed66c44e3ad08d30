import { formatMoney } from "@jinnang/money";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { WireMoney } from "../../../platform/http/route.ts";
import { refuse } from "../errors.ts";
import { rowsOn, type Versioned } from "../file/versions.ts";

/** The roles that may decide proposals at all; a rule names some of them. */
export const approverRoles = ["supervisor", "finance"] as const;
export type ApproverRole = (typeof approverRoles)[number];

/** One row of the table of approvals: who must approve an action up to an amount. */
export interface ApprovalRule extends Versioned {
  readonly roles: readonly ApproverRole[];
  /** How many people besides the proposer must approve. */
  readonly people: 1 | 2;
  /** The largest amount of the row; null: any amount, or an action that moves none. */
  readonly amountMax: WireMoney | null;
}

/** The row that covers the amount, of the version that counts on that day; or the refusal. */
export function approvalFor(
  rules: readonly ApprovalRule[],
  amount: WireMoney | undefined,
  date: string,
): ApprovalRule | Refusal {
  const rows = tiersOn(rules, date);
  const row = rows.find((rule) => covers(rule, amount));
  if (row) return row;
  const limit = rows.at(-1)?.amountMax;
  return refuse("proposal_too_large", {
    limit: limit ? formatMoney(limit.currency, BigInt(limit.value), "zh") : "0",
  });
}

/** The most that can be approved at all on that day; null without a limit. */
export function amountMaxOf(rules: readonly ApprovalRule[], date: string): WireMoney | null {
  return tiersOn(rules, date).at(-1)?.amountMax ?? null;
}

/** The rows of the version that counts on that day, the smallest amount first. */
export function tiersOn(rules: readonly ApprovalRule[], date: string): readonly ApprovalRule[] {
  return rowsOn(rules, date).toSorted((a, b) => maxOf(a) - maxOf(b));
}

function covers({ amountMax }: ApprovalRule, amount: WireMoney | undefined): boolean {
  if (!amountMax || !amount) return amountMax === null;
  return amount.currency === amountMax.currency && amount.value <= amountMax.value;
}

function maxOf({ amountMax }: ApprovalRule): number {
  return amountMax ? amountMax.value : Number.POSITIVE_INFINITY;
}
