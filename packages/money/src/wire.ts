import type { Language } from "@jinnang/words";
import { formatMoney, parseMoney } from "./text.ts";

/** An amount on the wire; `value` is in minor units and within the safe integers. */
export interface WireMoney {
  currency: string;
  value: number;
}

/** Throws RangeError for an amount that JSON would round. */
export function wireMoney(currency: string, amountMinor: bigint): WireMoney {
  const value = Number(amountMinor);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${amountMinor} ${currency} does not fit on the wire`);
  }
  return { currency, value };
}

export function minorOf({ value }: WireMoney): bigint {
  return BigInt(value);
}

/** `¥1,234.50`; with the direction also `+¥1,234.50` and `−¥1,234.50`, but never on zero. */
export function formatWire(
  money: WireMoney,
  language: Language,
  direction: "none" | "in" | "out" = "none",
): string {
  const text = formatMoney(money.currency, minorOf(money), language);
  if (direction === "none" || money.value === 0) return text;
  return `${direction === "in" ? "+" : "−"}${text}`;
}

/** What a person types, as `parseMoney` reads it; undefined also when it is negative or too much. */
export function parseWire(currency: string, text: string): WireMoney | undefined {
  const minor = parseMoney(currency, text);
  if (minor === undefined || minor < 0n || minor > BigInt(Number.MAX_SAFE_INTEGER))
    return undefined;
  return wireMoney(currency, minor);
}

/** An amount in a sentence of either language, which write the house's currency alike. */
export function moneyText(amountMinor: bigint, currency = "CNY"): string {
  return formatMoney(currency, amountMinor, "zh");
}
