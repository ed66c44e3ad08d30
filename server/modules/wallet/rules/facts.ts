import {
  ASK_BANK_MS_MAX,
  limitsOf,
  MERCHANT_FEE_BPS,
  PAYMENT_OPEN_MS,
  REFUND_DAYS_MAX,
  TOP_UP_MINOR_MAX,
  TOP_UP_MINOR_MIN,
} from "./limits.ts";

const LEVELS = [1, 2, 3] as const;

/** The wallet's numbers as help articles name them, each with its unit in both languages. */
export const walletFacts: Readonly<Record<string, { zh: string; en: string }>> = {
  ...Object.fromEntries(LEVELS.flatMap(limitFacts)),
  "topUp.min": same(yuan(TOP_UP_MINOR_MIN)),
  "topUp.max": same(yuan(TOP_UP_MINOR_MAX)),
  "topUp.askFor": counted(ASK_BANK_MS_MAX / 3_600_000, "小时", "hours"),
  "payment.openFor": counted(PAYMENT_OPEN_MS / 60_000, "分钟", "minutes"),
  "refund.within": counted(REFUND_DAYS_MAX, "天", "days"),
  "merchant.fee": same(`${MERCHANT_FEE_BPS / 100}%`),
};

function limitFacts(level: number) {
  const limits = limitsOf(level);
  return [
    [`limit.level${level}.perPayment`, same(yuan(limits.perPaymentMinor))],
    [`limit.level${level}.perDay`, same(yuan(limits.perDayMinor))],
    [`limit.level${level}.balanceMax`, same(yuan(limits.balanceMaxMinor))],
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
