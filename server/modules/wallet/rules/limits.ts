import { type LimitName, type LimitRecord, type RuleFacts, ruleInForce } from "./rule.ts";

/** A customer's own, lower limit. */
export type OwnLimits = Readonly<Partial<Record<LimitName, bigint>>>;

export interface Limit {
  readonly minMinor: bigint;
  readonly maxMinor: bigint;
}

const FIRST_DAY = "2026-01-01";

const byLevel = ["per_payment", "per_day", "balance_max"] as const;

function level(number: number, maxima: Record<(typeof byLevel)[number], bigint>): LimitRecord[] {
  return byLevel.map((name) => ({
    name,
    from: FIRST_DAY,
    level: number,
    maxMinor: maxima[name],
  }));
}

/**
 * The limits by identity level. A record without a level is for levels that nobody set a limit for:
 * they get the lowest.
 */
export const limitRecords: readonly LimitRecord[] = [
  { name: "per_payment", from: FIRST_DAY, maxMinor: 500_00n },
  { name: "per_day", from: FIRST_DAY, maxMinor: 1_000_00n },
  { name: "balance_max", from: FIRST_DAY, maxMinor: 5_000_00n },
  ...level(2, { per_payment: 5_000_00n, per_day: 10_000_00n, balance_max: 50_000_00n }),
  ...level(3, { per_payment: 50_000_00n, per_day: 50_000_00n, balance_max: 200_000_00n }),
  { name: "top_up", from: FIRST_DAY, minMinor: 1_00n, maxMinor: 50_000_00n },
  // A thief who got a code out of somebody gets no more than this before the owner has heard of it.
  { name: "new_link", from: FIRST_DAY, maxMinor: 1_000_00n },
  // What a till gives back without asking anybody.
  { name: "cashier_refund", from: FIRST_DAY, maxMinor: 200_00n },
];

/** The limit that these facts meet today; a customer's own limit can only be lower. */
export function limitFor(facts: RuleFacts, name: LimitName, own: OwnLimits = {}): Limit {
  const isNamed = (record: LimitRecord) => record.name === name;
  const record = ruleInForce(limitRecords, facts.operator?.limits ?? [], facts, isNamed);
  if (!record) throw new Error(`no limit ${name} is in force`);
  const { minMinor = 1n, maxMinor } = record;
  const ownMinor = own[name];
  return {
    minMinor,
    maxMinor: ownMinor !== undefined && ownMinor < maxMinor ? ownMinor : maxMinor,
  };
}

/** The highest limit of any level: what a merchant may ask for at once. */
export function highestLimit(facts: RuleFacts, name: LimitName): bigint {
  const levels = limitRecords.flatMap((record) => record.level ?? []);
  const limits = levels.map((number) => limitFor({ ...facts, level: number }, name).maxMinor);
  return limits.toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 0n;
}
