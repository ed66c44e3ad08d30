import { type Span, spansOf } from "./span.ts";

/** Signs, spaces or a line break between the digits; nothing that reads as a word. */
const BETWEEN = "[^\\p{L}\\d]{0,2}";
/** GB 11643: six digits of place, eight of birth date, three of sequence, one check character. */
const NUMBER = new RegExp(
  `(?<![\\dA-Za-z])(?<secret>\\d(?:${BETWEEN}\\d){16}${BETWEEN}[\\dXx])(?![\\dA-Za-z])`,
  "dgu",
);
/** Said to be an identity number: hidden even with a slip, and also the old kind of 15 digits. */
const NAMED = new RegExp(
  "(?:身份证|身分证|证件号|(?<![a-z])sfz|identity (?:card|number)|id (?:card|number|no\\.?))" +
    `[^\\d。!?]{0,12}(?<secret>\\d(?:${BETWEEN}\\d){13,16}${BETWEEN}[\\dXx])(?!\\d)`,
  "dgiu",
);
const PASSPORT = new RegExp(
  "(?:护照|通行证|passport)[^\\dA-Za-z。!?]{0,10}" +
    "(?:(?:号码?|number|no\\.?|is)[^\\dA-Za-z]{0,6}){0,2}(?<secret>[A-Za-z]{1,2}\\d{7,8})(?!\\d)",
  "dgi",
);
/** Hong Kong: one or two letters, six digits, and a check character that is put in brackets. */
const HONG_KONG = /(?<![\dA-Za-z])(?<secret>[A-Za-z]{1,2}[ -]?\d{6}[ ]?\([\dAa]\))/dg;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";

/** Identity numbers of China by their check character, and named ones in any state. */
export function findIdentityNumbers(text: string): Span[] {
  return [
    // Nothing else is written as seventeen digits and an X, even when one digit is wrong.
    ...spansOf(text, NUMBER, "identity", (value) => /x$/i.test(value) || isIdentityNumber(value)),
    ...spansOf(text, NAMED, "identity"),
    ...spansOf(text, PASSPORT, "identity"),
    ...spansOf(text, HONG_KONG, "identity"),
  ];
}

export function isIdentityNumber(value: string): boolean {
  const digits = value.replace(/[^\dXx]/g, "").toUpperCase();
  if (!/^\d{17}[\dX]$/.test(digits)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const month = Number(digits.slice(10, 12));
  const day = Number(digits.slice(12, 14));
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDate && CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length] === digits[17];
}
