import type { Language } from "@jinnang/words";
import { currencyOf } from "./currencies.ts";

const LOCALES: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-US" };
/** More digits than any real amount: an input longer than this is a slip or an attack. */
const DIGITS_MAX = 15;

/** Minor units as a plain decimal, such as `-1234.50`: for CSV and for machines. */
export function toDecimal(currency: string, amountMinor: bigint): string {
  const { exponent } = currencyOf(currency);
  const negative = amountMinor < 0n;
  const digits = (negative ? -amountMinor : amountMinor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${negative ? "-" : ""}${whole}${fraction}`;
}

/** As people read it, grouped and with the currency's sign: `¥1,234.50`, `-¥8.00`. */
export function formatMoney(
  currency: string,
  amountMinor: bigint,
  language: Language,
  options: { sign?: "always" | "never" } = {},
): string {
  const signDisplay = options.sign ?? "auto";
  return formatter(currency, language, "currency", signDisplay).format(
    toDecimal(currency, amountMinor) as `${number}`,
  );
}

/** Grouped, without the currency's sign, always with all its digits: `1,234.50`. */
export function formatAmount(currency: string, amountMinor: bigint, language: Language): string {
  return formatter(currency, language, "decimal", "auto").format(
    toDecimal(currency, amountMinor) as `${number}`,
  );
}

/**
 * Reads what a person types: `35.5`, `¥1,234.50`, digits and signs in full width. Undefined when it
 * is no amount, has more digits after the point than the currency, carries another currency's sign,
 * is longer than any real amount, or has a comma that groups no thousands: `12,50` could be either.
 */
export function parseMoney(currency: string, text: string): bigint | undefined {
  const { exponent } = currencyOf(currency);
  const bare = withoutSign(
    currency,
    text.normalize("NFKC").replaceAll("。", ".").replace(/\s/g, ""),
  );
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(bare);
  const [, sign, grouped = "", fraction = ""] = match ?? [];
  const whole = grouped.replaceAll(",", "");
  if (!match || fraction.length > exponent || whole.length > DIGITS_MAX) return undefined;
  const size = BigInt(whole + fraction.padEnd(exponent, "0"));
  return sign === "-" ? -size : size;
}

/** Without the currency's own sign or code; the sign of another one stays and is no amount. */
function withoutSign(currency: string, text: string): string {
  const symbol = formatter(currency, "zh", "currency", "auto")
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value;
  const minus = text.startsWith("-") ? "-" : "";
  const unsigned = text.slice(minus.length);
  for (const mark of [symbol, currency, currency.toLowerCase()]) {
    if (mark && unsigned.startsWith(mark)) return minus + unsigned.slice(mark.length);
  }
  return text;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(
  currency: string,
  language: Language,
  style: "currency" | "decimal",
  signDisplay: "auto" | "always" | "never",
): Intl.NumberFormat {
  const key = `${currency} ${language} ${style} ${signDisplay}`;
  const known = formatters.get(key);
  if (known) return known;
  const { exponent } = currencyOf(currency);
  const made = new Intl.NumberFormat(LOCALES[language], {
    style,
    ...(style === "currency" ? { currency, currencyDisplay: "narrowSymbol" } : {}),
    signDisplay,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  formatters.set(key, made);
  return made;
}
