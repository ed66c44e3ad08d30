/**
 * Money in minor units, always `bigint`: no amount ever passes through a floating-point number.
 * Shared by the server and both apps.
 */
export { type Currency, currencyOf, UnknownCurrency } from "./currencies.ts";
export { divideHalfEven, feeMinor, nextShareMinor } from "./rounding.ts";
export {
  formatAmount,
  formatMoney,
  parseMoney,
  toDecimal,
} from "./text.ts";
export { formatWire, minorOf, moneyText, parseWire, type WireMoney, wireMoney } from "./wire.ts";
