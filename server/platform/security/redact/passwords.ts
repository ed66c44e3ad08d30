import { type Span, spansOf } from "./fold.ts";

const NOUN_ZH = "(?:登录密码|登陆密码|支付密码|交易密码|取款密码|密码|密碼|口令|pin ?码|pin ?碼)";
const NOUN_EN = "(?:pass ?words?|passwd|pwd|passphrase|pin(?: code| number)?)";
const OWNER_ZH = "\\s*(?:我(?:的|设的|用的|记得)?)?\\s*";
const LINK_ZH =
  `${OWNER_ZH}(?:是不是|就是|应该是|一直是|设的是|用的是|输的是|是|为|爲|叫|` +
  "(?:设|改|换|換|设置|设定)(?:成|为|爲)了?|[:=→,])\\s*";
const LINK_EN =
  "\\s*(?:(?:is|was|are|equals|should be|set to|changed to|used to be)\\b|[:=→-])\\s*";
const OPEN = "[\"'“‘「『(<【]*";
/** What a password is typed with; closing marks and the end of a sentence do not belong to it. */
const TOKEN = "[!-~]*[0-9A-Za-z@#$%^&*!_+~-]";

const AFTER_ZH = new RegExp(
  `(?:${NOUN_ZH}|\\bpin)${LINK_ZH}${OPEN}(?<secret>(?=[!-~]{4})${TOKEN})`,
  "dgi",
);
const AFTER_EN = new RegExp(
  `\\b${NOUN_EN}\\b${LINK_EN}${OPEN}(?<secret>(?=[!-~]{4})${TOKEN})`,
  "dgi",
);
const QUOTED = new RegExp(
  `(?:${NOUN_ZH}${LINK_ZH}|\\b${NOUN_EN}\\b${LINK_EN})` +
    '(?:"(?<secret>[^"\\n]{4,64})"|“(?<secret>[^”\\n]{4,64})”|「(?<secret>[^」\\n]{4,64})」)',
  "dgi",
);
/** "密码abc123", "PIN 246810": no verb, so the word itself must look made up. */
const BESIDE_ZH = new RegExp(
  `${NOUN_ZH}${OWNER_ZH}${OPEN}(?<secret>(?=[!-~]{4})(?=[!-~]*\\d)${TOKEN})`,
  "dgi",
);
const BESIDE_EN = new RegExp(
  `\\b${NOUN_EN}\\b\\s+${OPEN}(?<secret>(?=[!-~]{4})(?=[!-~]*\\d)${TOKEN})`,
  "dgi",
);
const SAID_AFTER = new RegExp(
  "(?<![!-~])(?<secret>(?=[!-~]{4})(?=[!-~]*\\d)[!-~]*[0-9A-Za-z])\\s*" +
    `(?:是|就是|这是|is|was)\\s*(?:我?的?|my |the )?(?:${NOUN_ZH}|${NOUN_EN}\\b)`,
  "dgi",
);
/** A count or an amount that happens to follow the word. */
const UNIT_AFTER =
  /^\s*(?:次|位|个|個|年|月|天|分|秒|元|块|小时|遍|times|digits|characters|minutes)/i;

/** Words that people put after "my password is" without telling it. */
const HARMLESS = new Set(
  (
    "wrong incorrect invalid locked expired rejected refused accepted blocked changed correct right " +
    "reset same different missing stolen leaked compromised known gone unsafe fine working strong " +
    "weak secure safe required asked never still always being been what where when about from with " +
    "that this there then they them have your yours mine ours only very really just also already " +
    "longer enough needed unknown lost forgotten broken correctly again because please should must " +
    "okay good easy hard short long simple strange exposed public private hidden visible sent shown " +
    "page screen field button error failed failing guessed hacked empty saved stored case and but not"
  ).split(" "),
);

/** Passwords and PINs where the words around them say so. */
export function findPasswords(text: string): Span[] {
  const isUsed = (value: string, match: RegExpExecArray) =>
    isTelling(value) && !UNIT_AFTER.test(text.slice(endOf(match)));
  return [
    ...spansOf(text, AFTER_ZH, "password", isUsed),
    ...spansOf(text, AFTER_EN, "password", isUsed),
    ...spansOf(text, QUOTED, "password"),
    ...spansOf(text, BESIDE_ZH, "password", isUsed),
    ...spansOf(text, BESIDE_EN, "password", isUsed),
    ...spansOf(text, SAID_AFTER, "password"),
  ];
}

function endOf(match: RegExpExecArray): number {
  return match.indices?.groups?.secret?.[1] ?? match.index + match[0].length;
}

function isTelling(value: string): boolean {
  const word = value.toLowerCase().replace(/[^a-z]+$/, "");
  if (/\d/.test(value)) return true;
  if (/^[a-z']+$/.test(word)) return !HARMLESS.has(word) && !/(?:ing|ed)$/.test(word);
  return /^[!-~]+$/.test(value) && !/^[^0-9A-Za-z]+$/.test(value);
}
