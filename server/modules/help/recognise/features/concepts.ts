import { EVENTS } from "./concepts-events.ts";
import { THINGS } from "./concepts-things.ts";
import { isChineseCharacter, normalise } from "./normalise.ts";
import { syllableOf } from "./pinyin.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokens.ts";

/**
 * The concepts a text speaks of, in order: at each place the longest word wins, and a word with
 * two meanings counts for both. A Chinese word of two characters or more is also known by its sound
 * alone, so that a homophone typo still means what it should; what is written exactly always comes
 * first.
 */
export function conceptsOf(tokens: readonly string[]): string[] {
  const found: Entry[][] = tokens.map(() => []);
  const taken = tokens.map(() => false);
  for (const find of [exactly, resembling]) {
    for (let at = 0; at < tokens.length; at += 1) {
      const matches = taken[at] ? [] : find(tokens, at);
      const length = matches[0]?.words.length ?? 0;
      if (length === 0 || taken.slice(at, at + length).includes(true)) continue;
      found[at] = matches;
      taken.fill(true, at, at + length);
    }
  }
  return found.flat().map(({ concept }) => concept);
}

/** The stem of "notes" is also the word "not"; shorter stems than this prove nothing. */
const STEM_LENGTH_MIN = 4;
/** Shorter words have too many neighbours that mean something else. */
const SLIP_LENGTH_MIN = 6;

interface Entry {
  concept: string;
  words: string[];
}

type Lexicon = Map<string, Entry[]>;

const ENTRIES: Entry[] = Object.entries({ ...THINGS, ...EVENTS }).flatMap(([concept, words]) =>
  words.split("|").map((word) => ({ concept, words: tokenise(normalise(word)) })),
);
const EXACT = lexiconOf(ENTRIES);
const BY_SOUND = lexiconOf(
  ENTRIES.filter(({ words }) => words.length > 1 && words.every(isChineseCharacter)).map(
    ({ concept, words }) => ({ concept, words: words.map(soundKey) }),
  ),
);

/** Single English words by their stem, and by what is left of them with any one letter gone. */
const BY_STEM = new Map<string, Entry[]>();
const BY_REMAINDER = new Map<string, Entry[]>();
for (const entry of ENTRIES) {
  const word = entry.words[0] as string;
  if (entry.words.length > 1 || isChineseCharacter(word)) continue;
  addTo(BY_STEM, stem(word), entry);
  if (word.length >= SLIP_LENGTH_MIN) {
    for (const rest of remaindersOf(word)) addTo(BY_REMAINDER, rest, entry);
  }
}

function exactly(tokens: readonly string[], at: number): Entry[] {
  return longest(EXACT, tokens, at);
}

function resembling(tokens: readonly string[], at: number): Entry[] {
  const token = tokens[at] as string;
  if (isChineseCharacter(token)) return longest(BY_SOUND, tokens, at);
  const root = stem(token);
  const related = root.length < STEM_LENGTH_MIN ? undefined : BY_STEM.get(root);
  if (related !== undefined) return related;
  if (token.length < SLIP_LENGTH_MIN) return [];
  // Two words that are equal after each lost at most one letter are at most one slip apart.
  for (const rest of remaindersOf(token)) {
    const slipped = BY_REMAINDER.get(rest);
    if (slipped !== undefined) return slipped;
  }
  return [];
}

function remaindersOf(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}

function addTo(lexicon: Lexicon, key: string, entry: Entry): void {
  const entries = lexicon.get(key) ?? [];
  if (entries.some((known) => known.concept === entry.concept)) return;
  lexicon.set(key, [...entries, entry]);
}

function lexiconOf(entries: Entry[]): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const entry of entries) {
    const first = entry.words[0] as string;
    const known = lexicon.get(first) ?? [];
    if (!known.some((other) => isSame(other, entry))) lexicon.set(first, [...known, entry]);
  }
  for (const list of lexicon.values()) list.sort((a, b) => b.words.length - a.words.length);
  return lexicon;
}

/** "top up" and "top-up" are the same two tokens. */
function isSame(a: Entry, b: Entry): boolean {
  return a.concept === b.concept && a.words.join(" ") === b.words.join(" ");
}

function longest(lexicon: Lexicon, tokens: readonly string[], at: number): Entry[] {
  const isSound = lexicon === BY_SOUND;
  const key = (i: number) => (isSound ? soundKey(tokens[i] as string) : (tokens[i] as string));
  if (isSound && !isChineseCharacter(tokens[at] as string)) return [];
  const matches = (lexicon.get(key(at)) ?? []).filter(({ words }) => {
    if (at + words.length > tokens.length) return false;
    return words.every((word, i) => word === key(at + i));
  });
  return matches.filter(({ words }) => words.length === matches[0]?.words.length);
}

/** Marked, so that the syllable "fa" is never taken for the English letters. */
function soundKey(character: string): string {
  return `~${syllableOf(character)}`;
}
