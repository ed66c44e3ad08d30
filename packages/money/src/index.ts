/**
 * Money in minor units, always `bigint`: no amount ever passes through a floating-point number.
 * Shared by the server and both apps.
 */
export { type Currency, currencyOf, UnknownCurrency } from "./currencies.ts";
export { divideHalfEven, feeMinor, nextShareMinor } from "./rounding.ts";
export {
  formatAmount,
  formatMoney,
  type MoneyLanguage,
  parseMoney,
  toDecimal,
} from "./text.ts";

/** An amount on the wire; `value` is in minor units and within the safe integers. */
export interface WireMoney {
  currency: string;
  value: number;
}
