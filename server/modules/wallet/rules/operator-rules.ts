import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { approvedRules, type RuleRow } from "./queries.ts";
import { type FeeRecord, type LimitRecord, limitNames, type OperatorRules } from "./rule.ts";

/**
 * The operator's own rules, read again after a minute. A rule is approved before the day from which
 * it is in force, so that no process decides by an older set on that day.
 */
const KEEP_MS = 60_000;

const cache = new WeakMap<App, { readonly rules: OperatorRules; readonly readAt: number }>();

export async function operatorRules(app: App): Promise<OperatorRules> {
  const now = app.clock.now().getTime();
  const known = cache.get(app);
  if (known && Math.abs(now - known.readAt) < KEEP_MS) return known.rules;
  const rows = await app.database.all(approvedRules);
  const rules = {
    limits: rows.flatMap((row) => (row.socket === "limit" ? [toLimit(row)] : [])),
    fees: rows.flatMap((row) => (row.socket === "fee" ? [toFee(row)] : [])),
  };
  cache.set(app, { rules, readAt: now });
  return rules;
}

const minor = z.string().regex(/^\d{1,15}$/);
const scope = {
  jurisdiction: z.string().max(8).optional(),
  level: z.number().int().min(1).max(9).optional(),
  merchantCategory: z.string().max(50).optional(),
};

/** The stored shape of a rule; amounts are minor units as text. */
export const ruleSchemas = {
  limit: z.object({
    name: z.enum(limitNames),
    minMinor: minor.optional(),
    maxMinor: minor,
    ...scope,
  }),
  fee: z.object({
    name: z.literal("merchant_fee"),
    bands: z
      .array(z.object({ fromMinor: minor, feeBps: z.number().int().min(0).max(10_000) }))
      .min(1)
      .max(20),
    ...scope,
  }),
};

function toLimit({ record, from_day: from }: RuleRow): LimitRecord {
  const { minMinor, maxMinor, ...rest } = ruleSchemas.limit.parse(record);
  const least = minMinor === undefined ? {} : { minMinor: BigInt(minMinor) };
  return { ...defined(rest), from, maxMinor: BigInt(maxMinor), ...least };
}

function toFee({ record, from_day: from }: RuleRow): FeeRecord {
  const { bands, ...rest } = ruleSchemas.fee.parse(record);
  const numbers = bands.map((band) => ({ ...band, fromMinor: BigInt(band.fromMinor) }));
  return { ...defined(rest), from, bands: numbers };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as Defined<T>;
}
