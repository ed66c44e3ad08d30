import { formatMoney } from "@jinnang/money";

/** An amount in a sentence. Chinese and English write CNY alike, so one text serves both. */
export function moneyText(amountMinor: bigint, currency = "CNY"): string {
  return formatMoney(currency, amountMinor, "zh");
}
