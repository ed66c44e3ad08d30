import { type Span, spansOf } from "./fold.ts";

const NOUN_ZH =
  "(?:验证码|驗證碼|校验码|校驗碼|动态码|动态密码|短信码|确认码|認證碼|认证码|验证号|激活码)";
const NOUN_EN =
  "(?:(?:verification|security|one[- ]?time|confirmation|sms|text|login|sign[- ]?in|auth(?:entication)?)" +
  " (?:pass)?codes?|one[- ]?time password|otp|passcode)";
/** Four to eight digits, also spelled with gaps ("48 29 13", "4-8-2-9-1-3"). */
const DIGITS = "\\d(?:[ .-]?\\d){3,7}";
/** The same read aloud in Chinese. */
const SPOKEN = "[零〇○一二三四五六七八九幺两]{4,8}";
/** What follows the digits when they count something: money, time, length. */
const UNIT =
  "(?![\\dA-Za-z]|[.,]\\d|\\s*(?:元|块|塊|年|月|日|号|號|分|秒|次|天|位|个|個|条|%|yuan|rmb|cny|seconds?|minutes?|times|digits?))";
const BEFORE = "(?<![\\dA-Za-z¥$￥.-])(?<!尾号|尾號|ending|ending in )";

const NAMED_ZH = new RegExp(
  `${NOUN_ZH}[^\\d。!?！？\\n]{0,10}?${BEFORE}(?<secret>${DIGITS}|${SPOKEN})${UNIT}`,
  "dg",
);
const NAMED_EN = new RegExp(
  `\\b${NOUN_EN}\\b[^\\d.!?\\n]{0,16}?${BEFORE}(?<secret>${DIGITS})${UNIT}`,
  "dgi",
);
const SAID_AFTER = new RegExp(
  `${BEFORE}(?<secret>${DIGITS})\\s*,?\\s*(?:是|就是|为|这是|这个是|is|was)\\s*` +
    `(?:我?(?:收到)?的?|my |the )?(?:${NOUN_ZH}|${NOUN_EN}|code\\b)`,
  "dgi",
);
/** "The code is 482913": the bare word needs a verb or a colon, and must not be another code. */
const OTHER_CODES =
  "(?:error|qr|merchant|postal|post|zip|status|promo|referral|country|bar|source|order) ";
const BARE_CODE = new RegExp(
  `(?<!${OTHER_CODES})\\bcodes?\\b(?: (?:you sent|i got|i received))?\\s*` +
    "(?:is|was|:|=|-|here|(?:and |, ?)it(?:'s| is| was)|,)?\\s*" +
    `["'(]?${BEFORE}(?<secret>${DIGITS})${UNIT}`,
  "dgi",
);
/** A message that is nothing but six digits is a code or a PIN: nothing else is typed like that. */
const ALONE = /^\s*(?<secret>\d(?:[ -]?\d){5})[\s.。!]*$/dg;

/** One-time codes where the words around them say so. */
export function findCodes(text: string): Span[] {
  return [NAMED_ZH, NAMED_EN, SAID_AFTER, BARE_CODE, ALONE].flatMap((pattern) =>
    spansOf(text, pattern, "code"),
  );
}
