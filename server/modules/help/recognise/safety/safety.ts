import { isChineseCharacter, normalise } from "../features/normalise.ts";
import { syllableOf } from "../features/pinyin.ts";
import { isOneSlip } from "../features/slip.ts";
import { tokenise } from "../features/tokens.ts";
import type { SafetyCode } from "../types.ts";
import { RULES_EN } from "./rules-en.ts";
import { STORIES_EN } from "./rules-en-stories.ts";
import { RULES_ZH } from "./rules-zh.ts";

/**
 * Why a person must see this message, or null. Rules, not learning: what is at stake is too high
 * for a probability. Spaces and punctuation do not matter; a Chinese homophone or one slip in a
 * longer English word is still seen, as long as some character of the rule is written right.
 */
export function safetyOf(text: string): SafetyCode | null {
  const normalised = normalise(text);
  const tokens = tokenise(normalised);
  if (ageBelowAdult(normalised)) return "minor";
  for (const rule of possibleRules(tokens)) {
    if (rule.unless.some((guard) => findExact(tokens, guard))) continue;
    if (matches(tokens, rule)) return rule.code;
  }
  return null;
}

/**
 * Built-in articles on subjects of the safety list. The rules cannot foresee every wording; when
 * the classifier is rather sure of one of these, a person sees the message as well.
 */
export const SAFETY_ARTICLES: ReadonlyMap<string, SafetyCode> = new Map([
  ["lost-phone", "stolen"],
  ["account-taken-over", "stolen"],
  ["i-was-tricked", "tricked"],
  ["sent-to-wrong-person", "wrong-person"],
  ["minors", "minor"],
  ["complaint-how", "complaint"],
  ["complaint-not-satisfied", "complaint"],
  ["talk-to-a-person", "human"],
]);

interface CompiledRule {
  code: SafetyCode;
  slots: string[][][];
  gap: number;
  unless: string[][];
}

const GAP_DEFAULT = 3;
// Shorter words have too many neighbours that mean something else.
const FUZZY_LENGTH_MIN = 6;
const split = (alternatives: string) =>
  alternatives.split("|").map((words) => tokenise(normalise(words)));
/** The most urgent first: the first rule that matches names the reason. */
const URGENCY: readonly SafetyCode[] = [
  "self-harm",
  "tricked",
  "stolen",
  "wrong-person",
  "minor",
  "locked-out",
  "legal",
  "complaint",
  "human",
];

/** Of several reasons the one that cannot wait. */
export function mostUrgent(codes: readonly (SafetyCode | null)[]): SafetyCode | null {
  return URGENCY.find((code) => codes.includes(code)) ?? null;
}

const BY_URGENCY = URGENCY.flatMap((code) =>
  [...RULES_ZH, ...RULES_EN, ...STORIES_EN].filter((rule) => rule.code === code),
);
const COMPILED: readonly CompiledRule[] = BY_URGENCY.map((rule) => ({
  code: rule.code,
  slots: rule.slots.map(split),
  gap: rule.gap ?? GAP_DEFAULT,
  unless: rule.unless === undefined ? [] : split(rule.unless),
}));

/**
 * Which slots of which rules could begin with a token, by what any likeness needs: the same
 * sound, the same short word, or the same first letter of a long one. Most messages fit no rule,
 * and then nothing is compared at all.
 */
const SLOTS_BY_KEY = new Map<string, { rule: number; slot: number }[]>();
COMPILED.forEach(({ slots }, rule) => {
  slots.forEach((alternatives, slot) => {
    const keys = new Set(alternatives.map((alternative) => keyOf(alternative[0] as string)));
    for (const key of keys) {
      SLOTS_BY_KEY.set(key, [...(SLOTS_BY_KEY.get(key) ?? []), { rule, slot }]);
    }
  });
});

function keyOf(word: string): string {
  if (isChineseCharacter(word)) return `~${syllableOf(word)}`;
  return word.length < FUZZY_LENGTH_MIN ? word : `^${word[0]}`;
}

function possibleRules(tokens: readonly string[]): CompiledRule[] {
  const keys = new Set(tokens.flatMap((token) => [token, `^${token[0]}`, keyOf(token)]));
  const begun = COMPILED.map(() => 0);
  for (const key of keys) {
    for (const { rule, slot } of SLOTS_BY_KEY.get(key) ?? []) {
      begun[rule] = (begun[rule] as number) | (1 << slot);
    }
  }
  return COMPILED.filter(({ slots }, rule) => begun[rule] === (1 << slots.length) - 1);
}

/** What may stand behind "I am 15" when it is not an age. */
const NOT_AN_AGE =
  "(?![\\d:%]|[.,]\\d|\\s*(?:yuan|minutes?|hours?|days?|weeks?|times|rmb|cny|usd|pm|am|km))";
const AGE = new RegExp(
  "(?:^|[^\\d.])(?:(?:[5-9]|1[0-7])(?:岁|周岁|[ -]years?[ -]old| ?y/?o\\b)|" +
    `(?:(?:i'm|i am|im|aged?|he's|she's|he is|she is) (?:only |just )?1[0-7]|` +
    `(?:he's|she's|he is|she is) (?:only |just )?[5-9])${NOT_AN_AGE})`,
);
const AGE_WORDS = /(?:^|[^二三四五六七八九])(?:十[一二三四五六七]?|[七八九])岁/;

function ageBelowAdult(normalised: string): boolean {
  return AGE.test(normalised) || AGE_WORDS.test(normalised);
}

function matches(tokens: string[], rule: CompiledRule): boolean {
  for (let start = 0; start < tokens.length; start += 1) {
    if (matchesFrom(tokens, rule, { slot: 0, from: start, until: start })) return true;
  }
  return false;
}

interface Progress {
  slot: number;
  /** The next slot may begin at any token of this closed range. */
  from: number;
  until: number;
}

function matchesFrom(tokens: string[], rule: CompiledRule, at: Progress): boolean {
  if (at.slot === rule.slots.length) return true;
  const last = Math.min(at.until, tokens.length - 1);
  for (let start = at.from; start <= last; start += 1) {
    for (const alternative of rule.slots[at.slot] as string[][]) {
      if (!isAt(tokens, start, alternative)) continue;
      const from = start + alternative.length;
      if (matchesFrom(tokens, rule, { slot: at.slot + 1, from, until: from + rule.gap }))
        return true;
    }
  }
  return false;
}

/** Characters that stand everywhere; one of them written right proves nothing. */
const COMMON_CHARACTERS = new Set("了我的他给人在把是不你到没有一二三");

/** Whether the alternative is here, and at least one telling character of it exactly. */
function isAt(tokens: string[], start: number, alternative: string[]): boolean {
  if (start + alternative.length > tokens.length) return false;
  let alike = 0;
  let telling = fuzzyCredit(alternative);
  for (let i = 0; i < alternative.length; i += 1) {
    const word = alternative[i] as string;
    const likeness = compare(tokens[start + i] as string, word);
    if (likeness === "other") return false;
    if (likeness === "like") alike += 1;
    else if (!COMMON_CHARACTERS.has(word)) telling += 1;
  }
  return alike === 0 || telling > 0;
}

/** A long Latin word is recognisable by itself even when misspelt; a lone syllable is not. */
function fuzzyCredit(alternative: string[]): number {
  const first = alternative[0] as string;
  return !isChineseCharacter(first) && first.length >= FUZZY_LENGTH_MIN ? 1 : 0;
}

function findExact(tokens: string[], words: string[]): boolean {
  for (let start = 0; start + words.length <= tokens.length; start += 1) {
    if (words.every((word, i) => tokens[start + i] === word)) return true;
  }
  return false;
}

/** Real words one slip away from a word of the rules; they mean themselves. */
const REAL_NEIGHBOURS = new Set([
  ...["policy", "layer", "count", "using", "looked", "clocked", "linked", "picked", "ticked"],
  ...["packed", "backed", "stole", "booked", "created", "treated", "heated", "crated", "compliant"],
  ...["closed"],
]);

function compare(token: string, word: string): "same" | "like" | "other" {
  if (token === word) return "same";
  if (isChineseCharacter(token)) {
    if (!isChineseCharacter(word)) return "other";
    return syllableOf(token) === syllableOf(word) ? "like" : "other";
  }
  if (word.length < FUZZY_LENGTH_MIN || REAL_NEIGHBOURS.has(token)) return "other";
  return token[0] === word[0] && isOneSlip(token, word) ? "like" : "other";
}
