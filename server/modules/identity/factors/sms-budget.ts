import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Tx } from "../../../platform/database/database.ts";
import { raiseAlarm } from "../../../platform/security/alarms.ts";
import { refuse } from "../errors.ts";
import type { CodePurpose } from "./code-budget.ts";
import { takeSmsCount } from "./queries.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** A carrier sells blocks of ten thousand numbers; whoever pumps messages owns one. */
const BLOCK_DIGITS = 4;
/** A new campus signs up in an afternoon, from many blocks; one block is never this busy. */
const BLOCK_PER_HOUR_MAX = 60;
/** Early enough to ask the carrier and to look who sends. */
const ALARM_SHARE = 0.8;

/**
 * Takes one code by SMS or call out of the budgets. Fraudsters have codes sent to numbers that pay
 * them (SMS pumping), mostly abroad and in rows; so the countries are listed, and each country,
 * each block of numbers and the whole operator have a limit. The refusal names the other ways.
 */
export async function takeSms(tx: Tx, number: string, purpose: CodePurpose): Promise<void> {
  const { config, vault } = tx.app;
  const country = parsePhoneNumberFromString(number)?.country ?? "";
  const max = config.smsBudgets[country];
  if (max === undefined) throw refuse("sms_country", { hotline: config.hotline });
  const now = tx.now.getTime();
  const day = new Date(now - (now % DAY_MS));
  // Whoever is signed in must not be kept from unlocking by a stranger who fills the block.
  if (purpose === "sign_up" || purpose === "recovery") {
    const hour = new Date(now - (now % HOUR_MS));
    const block = vault.blindIndex(number.slice(0, -BLOCK_DIGITS), "identity.sms-block");
    const key = `block:${block.toString("hex").slice(0, 32)}`;
    await take(tx, { key, startsAt: hour, max: BLOCK_PER_HOUR_MAX });
  }
  await take(tx, { key: `country:${country}`, startsAt: day, max });
  const all = Object.values(config.smsBudgets).reduce((sum, count) => sum + count, 0);
  await take(tx, { key: "all", startsAt: day, max: all });
}

interface Window {
  readonly key: string;
  readonly startsAt: Date;
  readonly max: number;
}

/** The row is held until the commit: codes asked for together are counted one after another. */
async function take(tx: Tx, { key, startsAt, max }: Window): Promise<void> {
  const { taken } = await tx.one(takeSmsCount, key, startsAt);
  const isBlock = key.startsWith("block:");
  const budget = isBlock ? "block" : key;
  if (taken > max) {
    tx.app.log.warn({ budget, max }, "a budget of codes by SMS is spent");
    throw refuse("sms_spent", { hotline: tx.app.config.hotline });
  }
  if (isBlock) return;
  tx.app.metrics.smsBudget.set({ budget }, taken / max);
  if (taken === Math.ceil(max * ALARM_SHARE)) {
    const details = { taken, max };
    await raiseAlarm(tx, { kind: "sms-budget", subject: budget, details, againAfterMs: DAY_MS });
  }
}
