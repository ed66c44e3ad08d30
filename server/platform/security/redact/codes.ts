import { type DigitGroup, digitGroups } from "./digit-groups.ts";
import { CODE_NOUN_EN, CODE_NOUN_ZH, PASSWORD_NOUN_EN, PASSWORD_NOUN_ZH } from "./nouns.ts";
import type { Span } from "./span.ts";

/** As far as words beside a number are read; further away they speak of something else. */
const NEAR = 64;
/** Codes of ours have six digits, and so have nearly all others; fewer or more need clear words. */
const USUAL_DIGITS = 6;

const NOUN = `(?:${CODE_NOUN_ZH}|(?<![A-Za-z])${CODE_NOUN_EN}(?![A-Za-z]))`;
const OPEN = `["'([{<“‘「『【]{0,2}(?:\\bG-)?`;

const NAMED_BEFORE = new RegExp(`${NOUN}[^\\d。!?]{0,20}${OPEN}$`, "i");
/** "The code is 482913": the bare word needs a verb or a colon, and must not be another code. */
const OTHER_CODES =
  "(?:error|qr|merchant|postal|post|zip|status|promo|referral|country|bar|source|order|area) ";
const BARE_BEFORE = new RegExp(
  `(?<!${OTHER_CODES})\\bcodes?\\b(?:(?: (?!but\\b|and\\b|order\\b|paid\\b)[a-z'’-]{1,12}){0,8}?` +
    "[ \\n]?(?:\\bis|\\bwas|[:=])|(?: (?:you sent|i got|i received))?[ \\n]?" +
    `(?:[:=,-]|here|(?:and |, ?)?it(?:'s| is| was))?)[ \\n]?${OPEN}$`,
  "i",
);
const LINKED_AFTER = new RegExp(
  `^[ \\n]?[,)\\]】]?[ \\n]?(?:\\(|(?:这个)?(?:是|就是|为|这是)|这个是|is|was)[ \\n]?` +
    `(?:我?(?:收到)?的?|my |the |your )?(?:${NOUN}|code\\b)`,
  "i",
);
const NAMED_AFTER = new RegExp(
  `^(?<between>[^\\d。!?]{0,20}?)(?:${NOUN}|(?<=(?:my|your|the)(?: [a-z]{1,16})? )code\\b)`,
  "i",
);
const DENIED = /没|未|不到|不了|收不|错|\bnot?\b|never|didn|without|[,;]/i;
const RECEIVED_BEFORE =
  /(?:收到|短信|信息|来了|发来|发的|就是|给我的|[6六]位数?|数字|digits?|sms|text(?:ed)?|received|got|it'?s|it is)[^\d。!?]{0,8}$/i;

/** What the number counts or names: an amount, a date, an order. */
const COUNTED_BEFORE =
  /(?:[¥$€£]|尾[号数]|后[四4]位|单号?|编号|工[号单]|回执|流水|交易号?|商户|邮编|版本|金额|余额|到账|付了?|付款|支付|充了?|充值|转了?|退款?了?|花了?|扣了?|一?共|ending(?: in)?|order|receipt|case|invoice|version|paid|zip|postcode|room|flat)[^\d\p{L}]{0,3}(?:[A-Z]-)?$/iu;
const COUNTED_AFTER =
  /^(?:[\dA-Za-z]|\.\d|,\d{3}(?!\d)|-\d|[ \n]?(?:元|块|年|月|日|号|分|秒|次|天|位|个|条|笔|%|yuan|rmb|cny|seconds?|minutes?|times|digits?))/i;
const JOINED_BEFORE = /(?:[\dA-Za-z]|[\dA-Za-z][.-]|[¥$€£.-])$/;

/** A message of hardly anything but six digits is a code or a PIN: nothing else is typed so. */
const LONELY_REST_MAX = 8;

const PASSWORD = new RegExp(`${PASSWORD_NOUN_ZH}|${PASSWORD_NOUN_EN}`, "i");

/** One-time codes where the words around them say so, and the same digits wherever they return. */
export function findCodes(text: string, openCodes: ReadonlySet<string> = new Set()): Span[] {
  const groups = digitGroups(text);
  const found: DigitGroup[] = [];
  for (const group of groups) {
    if ((found.at(-1)?.end ?? 0) > group.start) continue;
    if (openCodes.has(group.digits) || saysCode(text, group)) found.push(group);
  }
  const hidden = new Set(found.map(({ digits }) => digits));
  return groups
    .filter(({ digits }) => hidden.has(digits))
    .map(({ start, end }) => ({ start, end, kind: "code" }));
}

function saysCode(text: string, { digits, start, end }: DigitGroup): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  if (COUNTED_AFTER.test(after) || COUNTED_BEFORE.test(before)) return false;
  if (NAMED_BEFORE.test(before)) return !/[\d¥$.-]$/.test(before) || /G-$/.test(before);
  if (JOINED_BEFORE.test(before)) return false;
  if (BARE_BEFORE.test(before) || LINKED_AFTER.test(after)) return true;
  if (digits.length < USUAL_DIGITS) return false;
  const named = NAMED_AFTER.exec(after);
  if (named) return !DENIED.test(named.groups?.between ?? "");
  if (digits.length !== USUAL_DIGITS) return false;
  return RECEIVED_BEFORE.test(before) || isLonely(text, start, end);
}

function isLonely(text: string, start: number, end: number): boolean {
  const rest = text.slice(0, start) + text.slice(end);
  return rest.length <= LONELY_REST_MAX && !/\d/.test(rest) && !PASSWORD.test(rest);
}
