import type { App } from "../../../platform/app.ts";
import { defineRegistry, entryOf } from "../../../platform/registry.ts";

export type RecoveryChannel = "sms" | "call" | "email";

/** What a recovery by a code over one channel, and nothing else, leads to. */
export interface RecoveryHoldRule {
  /** The day the rule came into force, as YYYY-MM-DD. */
  readonly from: string;
  readonly hours: Readonly<Record<RecoveryChannel, number>>;
  /** Channels that follow the phone number: whoever took the number over reads them. */
  readonly moneyHeldAfter: readonly RecoveryChannel[];
}

/**
 * Three days: a number that was taken over is noticed when the phone has no signal, and most people
 * then need a day to be heard by their operator, a weekend included. A mailbox does not follow the
 * number; after it the money stays free, because paying takes the PIN.
 */
const usual: readonly RecoveryHoldRule[] = [
  {
    from: "2026-01-01",
    hours: { sms: 72, call: 72, email: 24 },
    moneyHeldAfter: ["sms", "call"],
  },
];

/** By jurisdiction; one without an entry of its own has the usual rule. */
export const recoveryHolds = defineRegistry<readonly RecoveryHoldRule[]>(
  "identity.recovery-holds",
  { usual },
);

const HOUR_MS = 3_600_000;

/** The hold that begins with a recovery at this moment. */
export function holdAfter(
  app: App,
  channel: RecoveryChannel,
  now: Date,
): { until: Date; money: boolean } {
  const rule = ruleIn(app, now.toISOString().slice(0, 10));
  const until = new Date(now.getTime() + rule.hours[channel] * HOUR_MS);
  return { until, money: rule.moneyHeldAfter.includes(channel) };
}

/** The longest hold of the usual rule, as texts state it. */
export const HOLD_HOURS = Math.max(...usual.map(({ hours }) => hours.sms));

function ruleIn(app: App, day: string): RecoveryHoldRule {
  const own = entryOf(app, recoveryHolds, app.config.jurisdiction) ?? usual;
  const rule = own.filter(({ from }) => from <= day).toSorted(newestFirst)[0];
  if (!rule) throw new Error(`no rule of recovery holds is in force on ${day}`);
  return rule;
}

function newestFirst(a: RecoveryHoldRule, b: RecoveryHoldRule): number {
  return a.from < b.from ? 1 : -1;
}
