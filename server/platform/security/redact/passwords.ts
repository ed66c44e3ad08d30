import { digitGroups } from "./digit-groups.ts";
import { PASSWORD_NOUN_EN, PASSWORD_NOUN_ZH } from "./nouns.ts";
import { type Span, spansOf } from "./span.ts";

// Runs of spaces are one space in the folded text, so that every gap here is at most one.
const GAP = "[ \\n]?";
const NOUN_EN = `(?<![A-Za-z])${PASSWORD_NOUN_EN}(?![A-Za-z])`;
const OWNER_ZH = `${GAP}(?:我(?:的|设的|用的|记得)?)?${GAP}`;
const LINK_ZH =
  `${OWNER_ZH}(?:是不是|就是|应该是|一直是|设的是|用的是|输的是|是|为|叫|shi\\b|is\\b|` +
  `(?:设|改|换|设置|设定)(?:成|为)了?|[:=→,])[:]?${GAP}`;
const LINK_EN = `${GAP}(?:(?:is|was|are|equals|should be|set to|changed to|used to be)\\b|[:=→-]|是)[:]?${GAP}`;
const OPEN = "[\"'“‘「『(<【]{0,2}";
/** The longest password that can be set; what a password is typed with. */
const LENGTH_MAX = 128;
/** Closing marks and the end of a sentence do not belong to it. */
const TOKEN = `[!-~]{0,${LENGTH_MAX - 1}}[0-9A-Za-z@#$%^&*!_+~-]`;
const DIGIT_INSIDE = `(?=[!-~]{0,${LENGTH_MAX}}\\d)`;

const AFTER_ZH = new RegExp(
  `(?:${PASSWORD_NOUN_ZH}|\\bpin)${LINK_ZH}${OPEN}(?<secret>(?=[!-~]{4})${TOKEN})`,
  "dgi",
);
const AFTER_EN = new RegExp(`${NOUN_EN}${LINK_EN}${OPEN}(?<secret>(?=[!-~]{4})${TOKEN})`, "dgi");
/** "密码是 abc 123 xyz": between Chinese words, several plain ones are one secret. */
const WORDS_ZH = new RegExp(
  `${PASSWORD_NOUN_ZH}${LINK_ZH}${OPEN}(?<secret>[!-~]{1,64}(?: [!-~]{1,64}){1,11})(?![!-~])`,
  "dgi",
);
/** So many plain words in a row are a passphrase, even one that begins with "correct". */
const SENTENCE_WORDS_MIN = 4;
const WORDS_EN = new RegExp(
  `${NOUN_EN}${LINK_EN}${OPEN}(?<secret>[!-~]{2,64}(?: (?=[!-~]{0,64}\\d)[!-~]{1,64}){1,5})`,
  "dgi",
);
/** A sentence as a password, where a colon says that it follows. */
const SENTENCE_ZH = new RegExp(
  `${PASSWORD_NOUN_ZH}${GAP}[是为]?[:=]${GAP}(?<secret>\\p{Script=Han}{4,32})(?!\\p{Script=Han})`,
  "dgiu",
);
const COMPLAINT = /[错忘不没无请改设找登输吗您多几]|什么|怎么|如何|验证|支付|锁定|格式|规则/;
const QUOTED = new RegExp(
  `(?:${PASSWORD_NOUN_ZH}${LINK_ZH}|${NOUN_EN}${LINK_EN})` +
    '(?:"(?<secret>[^"\\n]{4,64})"|“(?<secret>[^”\\n]{4,64})”|「(?<secret>[^」\\n]{4,64})」)',
  "dgi",
);
/** "密码abc123", "PIN 246810": no verb, so the word itself must look made up. */
const BESIDE_ZH = new RegExp(
  `${PASSWORD_NOUN_ZH}${OWNER_ZH}${OPEN}(?<secret>(?=[!-~]{4})${DIGIT_INSIDE}${TOKEN})`,
  "dgi",
);
const BESIDE_EN = new RegExp(
  `${NOUN_EN}[ \\n]${OPEN}(?<secret>(?=[!-~]{4})${DIGIT_INSIDE}${TOKEN})`,
  "dgi",
);
const SAID_AFTER = new RegExp(
  `(?<![!-~])(?<secret>(?=[!-~]{4})${DIGIT_INSIDE}${TOKEN})${GAP}` +
    `(?:这个)?(?:是|就是|这是|is|was)${GAP}(?:我?的?|my |the )?(?:${PASSWORD_NOUN_ZH}|${NOUN_EN})`,
  "dgi",
);
/** A whole message of one word with every kind of character: nothing else is written like that. */
const ALONE = /^[ \n]?(?:[\w.@-]{1,64}[ /:])?(?<secret>[!-~]{8,128})[ \n]?$/dg;
const MADE_UP = [/[a-z]/, /[A-Z]/, /\d/, /[!#$%^&*=?~]/];
/** A PIN in pieces: "支付密码是24、68、10". */
const PIN_BEFORE = new RegExp(
  `(?:${PASSWORD_NOUN_ZH}(?:${LINK_ZH}|${OWNER_ZH})|${NOUN_EN}(?:${LINK_EN}|[ \\n]))${OPEN}$`,
  "i",
);
const NEAR = 32;

/** A count or an amount that happens to follow the word. */
const UNIT_AFTER =
  /^[ \n]?(?:次|位|个|年|月|天|分|秒|元|块|小时|遍|times|digits|characters|minutes)/i;

/** Words that people put after "my password is" without telling it. */
const HARMLESS = new Set(
  (
    "wrong incorrect invalid locked expired rejected refused accepted blocked changed correct right " +
    "reset same different missing stolen leaked compromised known gone unsafe fine working strong " +
    "weak secure safe required asked never still always being been what where when about from with " +
    "that this there then they them have your yours mine ours only very really just also already " +
    "longer enough needed unknown lost forgotten broken correctly again because please should must " +
    "okay good easy hard short long simple strange exposed public private hidden visible sent shown " +
    "page screen field button error failed failing guessed hacked empty saved stored case and but not " +
    "here in on at for of too so ok the an a no"
  ).split(" "),
);

/** Passwords and PINs where the words around them say so. */
export function findPasswords(text: string): Span[] {
  const isUsed = (value: string, match: RegExpExecArray) =>
    isTelling(value) && !UNIT_AFTER.test(text.slice(endOf(match), endOf(match) + NEAR));
  return [
    ...spansOf(text, AFTER_ZH, "password", isUsed),
    ...spansOf(text, AFTER_EN, "password", isUsed),
    ...spansOf(text, WORDS_ZH, "password", (value, match) => {
      const words = value.split(" ");
      return words.length >= SENTENCE_WORDS_MIN || isUsed(words[0] ?? "", match);
    }),
    ...spansOf(text, WORDS_EN, "password", (value, match) =>
      isUsed(value.split(" ")[0] ?? "", match),
    ),
    ...spansOf(text, SENTENCE_ZH, "password", (value) => !COMPLAINT.test(value)),
    ...spansOf(text, QUOTED, "password"),
    ...spansOf(text, BESIDE_ZH, "password", isUsed),
    ...spansOf(text, BESIDE_EN, "password", isUsed),
    ...spansOf(text, SAID_AFTER, "password"),
    ...spansOf(text, ALONE, "password", isMadeUp),
    ...pinsInPieces(text),
  ];
}

function pinsInPieces(text: string): Span[] {
  return digitGroups(text)
    .filter(({ start, end }) => {
      const before = text.slice(Math.max(0, start - NEAR), start);
      return PIN_BEFORE.test(before) && !UNIT_AFTER.test(text.slice(end, end + NEAR));
    })
    .map(({ start, end }) => ({ start, end, kind: "password" }));
}

function isMadeUp(value: string): boolean {
  return !value.includes("://") && MADE_UP.every((kind) => kind.test(value));
}

function endOf(match: RegExpExecArray): number {
  return match.indices?.groups?.secret?.[1] ?? match.index + match[0].length;
}

/** Whether a word after "my password is" tells it, and does not complain about it. */
export function isTelling(value: string): boolean {
  const word = value.toLowerCase().replace(/[^a-z]+$/, "");
  if (/\d/.test(value)) return true;
  if (/^[a-z']+$/.test(word)) return !HARMLESS.has(word) && !/(?:ing|ed)$/.test(word);
  return /^[!-~]+$/.test(value) && !/^[^0-9A-Za-z]+$/.test(value);
}
