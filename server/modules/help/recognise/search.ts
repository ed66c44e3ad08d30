import { setImmediate } from "node:timers/promises";
import {
  buildLexicalIndex,
  type LexicalIndex,
  lexicalScores,
  scoreOfAll,
} from "./features/lexical.ts";
import { isChineseCharacter, normalise } from "./features/normalise.ts";
import { syllableOf } from "./features/pinyin.ts";
import { isOneSlip } from "./features/slip.ts";
import type { Model } from "./models/train.ts";
import type { CorpusArticle, Highlight, Language, SearchHit } from "./types.ts";

export interface SearchOptions {
  limit: number;
  /** Language of the highlighted titles; that of the matching text when not given. */
  language?: Language;
  /** Also what has little of what was typed: for a person or a customer to choose from. */
  withWeak?: boolean;
}

/** More hits than this is a list, not an answer. */
export const SEARCH_LIMIT_MAX = 50;
const QUERY_LENGTH_MAX = 200;

/**
 * Help search as you type: half words, slips of the finger, pinyin, pinyin initials and
 * traditional script all find their article. The index is built once per model.
 */
export function search(model: Model, text: string, options: SearchOptions): SearchHit[] {
  const typed = normalise(text.slice(0, QUERY_LENGTH_MAX));
  if (typed === "") return [];
  const index = indexOf(model);
  const query = withoutSlips(index, typed);
  const scores = lexicalScores(index.lexical, query);
  const letters = query.replace(/[^a-z0-9]/g, "");
  const share = options.withWeak ? 0 : explainedMin(index, query);
  const floor = share * scoreOfAll(index.lexical, query);
  const best = new Map<number, { score: number; entry: Entry }>();
  index.entries.forEach((entry, i) => {
    const heard = soundScore(entry, letters);
    const said = (scores[i] as number) + heard;
    if (said < floor && heard === 0) return;
    const score = said * FIELD_SHARES[entry.field];
    const known = best.get(entry.article);
    if (score > 0 && (known === undefined || known.score < score)) {
      best.set(entry.article, { score, entry });
    }
  });
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.min(options.limit, SEARCH_LIMIT_MAX))
    .map(({ score, entry }) => {
      const article = model.corpus.articles[entry.article] as CorpusArticle;
      const language = options.language ?? entry.language;
      const title = article.titles[language] || article.titles.zh;
      return { slug: article.slug, score, highlights: highlightsOf(title, entry, query) };
    });
}

interface Entry {
  article: number;
  field: Highlight["field"];
  language: Language;
  text: string;
  /** "chongzhi" of 充值, and where each character's syllable starts in it; empty for a body. */
  sound: string;
  soundStarts: number[];
  /** "cz" of 充值. */
  initials: string;
}

interface SearchIndex {
  entries: Entry[];
  lexical: LexicalIndex;
  /** Every Latin word of titles and phrasings. */
  words: Set<string>;
}

/**
 * What a text must have of what was typed to be shown, so that nonsense finds nothing. Chosen on
 * the validation half of test-data/search.json: the middle of what loses and shows the least.
 */
const EXPLAINED_MIN = 0.43;
/** The beginning of a word shares less with it than the whole. */
const BEGINNING_EXPLAINED_MIN = 0.25;

function explainedMin({ words }: SearchIndex, query: string): number {
  const last = query.match(LAST_WORD)?.[0] ?? "";
  if (last.length < BEGINNING_LENGTH_MIN || words.has(last)) return EXPLAINED_MIN;
  for (const word of words) if (word.startsWith(last)) return BEGINNING_EXPLAINED_MIN;
  return EXPLAINED_MIN;
}

const LAST_WORD = /[a-z]+$/;
const BEGINNING_LENGTH_MIN = 3;

const FIELD_SHARES = { title: 1.3, phrasing: 1, body: 0.4 };
const SOUND_LETTERS_MIN = 2;
/** A run of letters that reads as pinyin means more than the few letters it shares with English. */
const SOUND_SCORE = 6;
const indexes = new WeakMap<Model, SearchIndex>();
const preparations = new WeakMap<Model, Promise<void>>();
/** A request that comes while an index is made waits for one slice of this length at most. */
const SLICE_MS = 8;

/**
 * Makes the index of a model in small slices, so that everything else is served meanwhile. A
 * search without it makes it at once, which takes a second.
 */
export function prepareSearch(model: Model): Promise<void> {
  if (indexes.has(model)) return Promise.resolve();
  const known = preparations.get(model);
  if (known !== undefined) return known;
  const preparation = prepare(model);
  preparations.set(model, preparation);
  return preparation;
}

async function prepare(model: Model): Promise<void> {
  const steps = buildIndex(model);
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (!step.done) continue;
      indexes.set(model, step.value);
      return;
    }
    await setImmediate();
  }
}

function indexOf(model: Model): SearchIndex {
  const known = indexes.get(model);
  if (known !== undefined) return known;
  const steps = buildIndex(model);
  let step = steps.next();
  while (!step.done) step = steps.next();
  indexes.set(model, step.value);
  return step.value;
}

function* buildIndex(model: Model): Generator<void, SearchIndex> {
  const entries: Entry[] = [];
  const texts: string[] = [];
  const words = new Set<string>();
  for (const part of partsToIndex(model)) {
    const text = normalise(part.text);
    entries.push(toEntry(part));
    texts.push(text);
    if (part.field !== "body") for (const word of text.match(LATIN_WORD) ?? []) words.add(word);
    yield;
  }
  return { entries, lexical: yield* buildLexicalIndex(texts), words };
}

type Part = Pick<Entry, "article" | "field" | "language" | "text">;

function partsToIndex(model: Model): Part[] {
  const parts = model.corpus.articles.flatMap(({ titles, phrasings, body }, article) =>
    (["zh", "en"] as const).flatMap((language): Part[] => [
      { article, language, field: "title", text: titles[language] },
      ...phrasings[language].map((text): Part => ({ article, language, field: "phrasing", text })),
      { article, language, field: "body", text: body?.[language] ?? "" },
    ]),
  );
  return parts.filter(({ text }) => text !== "");
}

/** Words that are none, and no beginning of one either, become the word they are a slip of. */
function withoutSlips({ words }: SearchIndex, typed: string): string {
  return typed.replace(LATIN_WORD, (word) => {
    if (word.length < SLIP_LENGTH_MIN || words.has(word)) return word;
    let meant = word;
    for (const known of words) {
      if (known.startsWith(word)) return word;
      if (known[0] === word[0] && isOneSlip(word, known)) meant = known;
    }
    return meant;
  });
}

/** Shorter words have too many neighbours. */
const SLIP_LENGTH_MIN = 5;

function toEntry(base: Part): Entry {
  const hasSound = base.language === "zh" && base.field !== "body";
  const syllables = hasSound ? [...base.text].map(syllableOf) : [];
  let length = 0;
  const soundStarts = syllables.map((syllable) => {
    const start = length;
    length += syllable.length;
    return start;
  });
  const initials = syllables.map((syllable) => syllable.slice(0, 1) || " ").join("");
  return { ...base, sound: syllables.join(""), soundStarts, initials };
}

/** The more of the text the letters cover, the nearer it is to what is being typed. */
function soundScore(entry: Entry, letters: string): number {
  const match = soundMatch(entry, letters);
  if (match === null) return 0;
  const covered = (match.end - match.start) / entry.text.length;
  return SOUND_SCORE * letters.length * (1 + covered);
}

/** The characters whose pinyin or initials the letters are, or null. */
function soundMatch(entry: Entry, letters: string): { start: number; end: number } | null {
  if (letters.length < SOUND_LETTERS_MIN || entry.sound === "") return null;
  const initial = entry.initials.indexOf(letters);
  if (initial >= 0) return { start: initial, end: initial + letters.length };
  const found = entry.sound.indexOf(letters);
  if (found < 0) return null;
  const start = entry.soundStarts.lastIndexOf(found);
  if (start < 0) return null;
  const after = entry.soundStarts.findIndex((from) => from >= found + letters.length);
  return { start, end: after < 0 ? entry.soundStarts.length : after };
}

function highlightsOf(title: string, entry: Entry, query: string): Highlight[] {
  const texts: { field: Highlight["field"]; text: string }[] = [{ field: "title", text: title }];
  if (entry.text !== title && entry.field === "phrasing") texts.push(entry);
  const sound = soundMatch(entry, query.replace(/[^a-z0-9]/g, ""));
  return texts.map(({ field, text }) => {
    const isHeard = sound !== null && text === entry.text;
    return { field, text, ranges: isHeard ? [sound] : rangesOf(text, query) };
  });
}

/** Parts of the text that the query also has: two Chinese characters in a row, or a word. */
function rangesOf(text: string, query: string): Highlight["ranges"] {
  const marks = new Array<boolean>(text.length).fill(false);
  const lower = text.toLowerCase();
  for (let i = 0; i + 1 < lower.length; i += 1) {
    const pair = lower.slice(i, i + 2);
    if (![...pair].every(isChineseCharacter) || !query.includes(normalise(pair))) continue;
    marks.fill(true, i, i + 2);
  }
  const words = query.match(LATIN_WORD) ?? [];
  for (const { 0: word, index } of lower.matchAll(LATIN_WORD)) {
    const typed = words.find((start) => word.startsWith(start));
    if (typed !== undefined) marks.fill(true, index, index + typed.length);
  }
  return toRanges(marks);
}

const LATIN_WORD = /[\p{Script=Latin}\p{N}']{2,}/gu;

function toRanges(marks: boolean[]): Highlight["ranges"] {
  const ranges: Highlight["ranges"] = [];
  marks.forEach((isMarked, at) => {
    const last = ranges.at(-1);
    if (isMarked && last !== undefined && last.end === at) last.end = at + 1;
    else if (isMarked) ranges.push({ start: at, end: at + 1 });
  });
  return ranges;
}
