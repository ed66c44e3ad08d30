/** What decides whether a customer's money may move: the published card has these columns. */
export interface MoneyFacts {
  readonly locked_reason: string | null;
  /** After a recovery by code alone; null when nothing is held. */
  readonly money_held_until: Date | null;
}

export type MoneyAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: "locked" }
  | { readonly allowed: false; readonly reason: "recovery_hold"; readonly until: Date };

/**
 * Whether the customer may pay, take money out or fetch some from an account of their own. Every
 * verb asks here with facts that it loads anyway. What others send still arrives.
 */
export function mayMoveMoney(facts: MoneyFacts, now: Date): MoneyAnswer {
  if (facts.locked_reason !== null) return { allowed: false, reason: "locked" };
  const until = facts.money_held_until;
  if (until && until > now) return { allowed: false, reason: "recovery_hold", until };
  return { allowed: true };
}
