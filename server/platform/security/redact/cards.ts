import { type Span, spansOf } from "./fold.ts";

/** ISO/IEC 7812: a primary account number has at most 19 digits; shorter than 13 are not cards. */
const DIGITS_MIN = 13;
const DIGITS_MAX = 19;
/** 2–6 are the payment schemes, 9 is for national use; 1 would hide times in milliseconds. */
const FIRST_DIGIT = /^[2-69]/;
const RUN = /\d(?:[ .·–—_-]{0,3}\d)*/g;

/** Said to be a card number, so it is hidden even when a digit is mistyped. */
const NAMED = new RegExp(
  "(?:银行卡|卡号|信用卡|储蓄卡|借记卡|銀行卡|卡號|card(?: number| no\\.?)?|account number)" +
    "[^\\d\\n。!?]{0,12}(?<secret>\\d(?:[ .-]{0,2}\\d){11,18})(?!\\d)",
  "dgi",
);
const SECURITY_CODE = /(?:cvv2?|cvc2?|安全码|安全碼)[^\d\n]{0,6}(?<secret>\d{3,4})(?!\d)/dgi;

/** Payment card numbers by length, first digit and Luhn's check digit, in any grouping. */
export function findCards(text: string): Span[] {
  const spans: Span[] = [];
  for (const run of text.matchAll(RUN)) spans.push(...cardsInRun(run[0], run.index));
  return [...spans, ...spansOf(text, NAMED, "card"), ...spansOf(text, SECURITY_CODE, "card")];
}

/** Neighbouring groups of digits may belong to something else: every row of groups is tried. */
function cardsInRun(run: string, offset: number): Span[] {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({
    start: offset + group.index,
    end: offset + group.index + group[0].length,
    digits: group[0],
  }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    let digits = "";
    for (let last = first; last < groups.length; last += 1) {
      digits += groups[last]?.digits ?? "";
      if (digits.length > DIGITS_MAX) break;
      if (!isCard(digits)) continue;
      const start = groups[first]?.start ?? offset;
      spans.push({ start, end: groups[last]?.end ?? start, kind: "card" });
    }
  }
  return spans;
}

function isCard(digits: string): boolean {
  if (digits.length < DIGITS_MIN || !FIRST_DIGIT.test(digits)) return false;
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
