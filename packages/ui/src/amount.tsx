import { formatWire, parseWire, type WireMoney } from "@jinnang/money";
import { currentLanguage } from "./text.ts";

/** The house's currency: what is typed without a sign is meant in it. */
const CURRENCY = "CNY";

/** In the language of the screen: `¥1,234.50`; the sign only when asked. */
export function formatMoney(money: WireMoney, sign: "none" | "in" | "out" = "none"): string {
  return formatWire(money, currentLanguage(), sign);
}

/** "35.5" → 3550 in CNY; undefined when it is no amount or has too many decimals. */
export function parseMoney(text: string): WireMoney | undefined {
  return parseWire(CURRENCY, text);
}

export function Amount(props: { money: WireMoney; sign?: "none" | "in" | "out"; class?: string }) {
  const classes = `jn-amount ${props.class ?? ""}`;
  return <span className={classes}>{formatMoney(props.money, props.sign)}</span>;
}
