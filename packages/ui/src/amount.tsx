import { currentLanguage } from "./text.ts";

/** An amount as the API gives it: minor units of a currency. */
export interface WireMoney {
  currency: string;
  value: number;
}

/** ¥1,234.50; the sign only when asked, and never a rounded digit. */
export function formatMoney(money: WireMoney, sign: "none" | "in" | "out" = "none"): string {
  const digits = fractionDigits(money.currency);
  const text = new Intl.NumberFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
  }).format(money.value / 10 ** digits);
  if (sign === "none" || money.value === 0) return text;
  return `${sign === "in" ? "+" : "−"}${text}`;
}

/** "35.5" → 3550 in CNY; undefined when it is no amount or has too many decimals. */
export function parseMoney(text: string, currency = "CNY"): WireMoney | undefined {
  const digits = fractionDigits(currency);
  const match = new RegExp(`^(\\d{1,9})(?:\\.(\\d{0,${digits}}))?$`).exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[1]) * 10 ** digits + Number((match[2] ?? "").padEnd(digits, "0"));
  return { currency, value };
}

export function Amount(props: { money: WireMoney; sign?: "none" | "in" | "out"; class?: string }) {
  const classes = `jn-amount ${props.class ?? ""}`;
  return <span className={classes}>{formatMoney(props.money, props.sign)}</span>;
}

function fractionDigits(currency: string): number {
  const options = { style: "currency", currency } as const;
  return new Intl.NumberFormat("en", options).resolvedOptions().maximumFractionDigits ?? 2;
}
