import { BANK_GIVE_UP_HOURS } from "../rails/bank/texts.ts";
import { merchantFeeBps } from "./fees.ts";
import { limitFor } from "./limits.ts";
import type { LimitName, RuleFacts } from "./rule.ts";
import { NEW_LINK_HOURS, PAYMENT_OPEN_MINUTES, REFUND_DAYS_MAX } from "./times.ts";

const LEVELS = [1, 2, 3] as const;
/** Articles state the latest of the product's rules. */
const LAST_DAY = "9999-12-31";

/** The wallet's numbers as help articles name them, each with its unit in both languages. */
export const walletFacts: Readonly<Record<string, { zh: string; en: string }>> = {
  ...Object.fromEntries(LEVELS.flatMap(limitFacts)),
  "topUp.min": same(yuan(limitFor(facts(1), "top_up").minMinor)),
  "topUp.max": same(yuan(limitFor(facts(1), "top_up").maxMinor)),
  "topUp.newLinkMax": same(yuan(limitFor(facts(1), "new_link").maxMinor)),
  "topUp.newLinkFor": counted(NEW_LINK_HOURS, "小时", "hours"),
  "topUp.askFor": counted(BANK_GIVE_UP_HOURS, "小时", "hours"),
  "payment.openFor": counted(PAYMENT_OPEN_MINUTES, "分钟", "minutes"),
  "refund.within": counted(REFUND_DAYS_MAX, "天", "days"),
  "merchant.fee": same(`${merchantFeeBps(facts(1)) / 100}%`),
};

function facts(level: number): RuleFacts {
  return { day: LAST_DAY, jurisdiction: "CN", level };
}

function limitFacts(level: number) {
  const limit = (name: LimitName) => yuan(limitFor(facts(level), name).maxMinor);
  return [
    [`limit.level${level}.perPayment`, same(limit("per_payment"))],
    [`limit.level${level}.perDay`, same(limit("per_day"))],
    [`limit.level${level}.balanceMax`, same(limit("balance_max"))],
  ] as const;
}

/** Limits are whole yuan, so articles show them without fen. */
function yuan(amountMinor: bigint): string {
  return `¥${(amountMinor / 100n).toLocaleString("en-US")}`;
}

function counted(count: number, zh: string, en: string) {
  return { zh: `${count} ${zh}`, en: `${count} ${en}` };
}

function same(text: string) {
  return { zh: text, en: text };
}
