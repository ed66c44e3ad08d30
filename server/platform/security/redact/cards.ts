import { type Span, spansOf } from "./span.ts";

/** ISO/IEC 7812: a primary account number has at most 19 digits; shorter than 13 are not cards. */
const DIGITS_MIN = 13;
const DIGITS_MAX = 19;
/**
 * 3–6 and parts of 2 (Mastercard, Mir) are the payment schemes, 9 is for national use; the rest of
 * 2 would hide dates with a time, 1 times in milliseconds.
 */
const FIRST_DIGITS = /^(?:[3-69]|22[0-9]{2}|2[3-6]|27[0-2])/;
/** Signs that people put between the digits of a card, in any grouping. */
const RUN = /\d(?:[ .·–—_-]{0,3}\d)*/g;
/** Any other sign, a comma or a line break: only between groups as they stand on a card. */
const ODD_RUN = /\d(?:[^\p{L}\d]{0,3}\d)*/gu;
const FOURS = /^4(?:,4)*,[1-4]$/;
const AMEX = "4,6,5";
const SINGLES = /^1(?:,1)*$/;

/** Said to be a card number, so it is hidden even when a digit is mistyped. */
const NAMED = new RegExp(
  "(?:银行卡|卡号|信用卡|储蓄卡|借记卡|(?<![a-z])(?:ka ?hao|yin ?hang ?ka)|" +
    "card(?: number| no\\.?)?|account number)" +
    "[^\\d。!?]{0,12}(?<secret>\\d(?:[^\\p{L}\\d]{0,2}\\d){11,18})(?!\\d)",
  "dgiu",
);
const SECURITY_CODE = new RegExp(
  "(?:cvv2?|cvc2?|cvn2?|安全码|(?:背面|卡背|签名栏|后面的?)[^\\d。!?]{0,6}(?:三位|3位|数字)数?|" +
    "(?:three|3) digits on the back)[^\\d。!?]{0,6}(?<secret>\\d[ .-]?\\d[ .-]?\\d(?:[ .-]?\\d)?)(?!\\d)",
  "dgi",
);

/** Payment card numbers by length, first digits and Luhn's check digit, in any grouping. */
export function findCards(text: string): Span[] {
  const spans: Span[] = [];
  for (const run of text.matchAll(RUN)) spans.push(...cardsInRun(run[0], run.index, () => true));
  for (const run of text.matchAll(ODD_RUN)) {
    spans.push(...cardsInRun(run[0], run.index, isPrinted));
  }
  return [...spans, ...spansOf(text, NAMED, "card"), ...spansOf(text, SECURITY_CODE, "card")];
}

/** Neighbouring groups of digits may belong to something else: every row of groups is tried. */
function cardsInRun(
  run: string,
  offset: number,
  accept: (lengths: readonly number[]) => boolean,
): Span[] {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({
    start: offset + group.index,
    end: offset + group.index + group[0].length,
    digits: group[0],
  }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    let digits = "";
    const lengths: number[] = [];
    for (let last = first; last < groups.length; last += 1) {
      const group = groups[last]?.digits ?? "";
      digits += group;
      lengths.push(group.length);
      if (digits.length > DIGITS_MAX) break;
      if (!isCard(digits) || !accept(lengths)) continue;
      const start = groups[first]?.start ?? offset;
      spans.push({ start, end: groups[last]?.end ?? start, kind: "card" });
    }
  }
  return spans;
}

function isPrinted(lengths: readonly number[]): boolean {
  const shape = lengths.join(",");
  return FOURS.test(shape) || SINGLES.test(shape) || shape === AMEX;
}

function isCard(digits: string): boolean {
  if (digits.length < DIGITS_MIN || !FIRST_DIGITS.test(digits)) return false;
  return !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
