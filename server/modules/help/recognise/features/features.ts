import { conceptsOf } from "./concepts.ts";
import { isChineseCharacter } from "./normalise.ts";
import { syllableOf } from "./pinyin.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokens.ts";

/**
 * The views of a text. Each is normalised for itself, so that the many character n-grams do not
 * drown the few words.
 * word: Latin words and single Chinese characters, their pairs, and triples of Chinese.
 * character: 2 to 5 letters within a Latin word, which survive a slip of the finger.
 * sound: toneless syllables and their pairs, which survive a homophone typo.
 * concept: what the words mean in a wallet, in either language, and each two of them together.
 * pair: each two English stems of the text, wherever they stand.
 */
export const VIEWS = ["word", "character", "sound", "concept", "pair"] as const;

/** Hash of a feature to how often it occurs, in the order of VIEWS. */
export type FeatureBag = Map<number, number>[];

export function extractFeatures(normalised: string): FeatureBag {
  const tokens = tokenise(normalised);
  const concepts = conceptsOf(tokens);
  const stems = tokens.filter((token) => !isChineseCharacter(token)).map(stem);
  const concept: Counts = new Map();
  for (const name of concepts) count(concept, hashString(name, SEEDS.concept));
  addPairs(concept, concepts, SEEDS.conceptPair);
  const pair: Counts = new Map();
  addPairs(pair, stems, SEEDS.pair);
  return [wordsOf(tokens), charactersOf(tokens), soundsOf(tokens), concept, pair];
}

type Counts = Map<number, number>;

/** Keep the hashes of the views apart. */
const SEEDS = {
  word: 0x011c9dc5,
  character: 0x01000193,
  sound: 0x5bd1e995,
  concept: 0x1e3779b9,
  conceptPair: 0x05ebca6b,
  pair: 0x42b2ae35,
};
const SPACE = 32;
const CHARACTER_N_MIN = 2;
const CHARACTER_N_MAX = 5;
/** Pairs grow with the square of the words; the question is among the first of them. */
const PAIRED_MAX = 28;

function wordsOf(tokens: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (let i = 0; i < tokens.length; i += 1) {
    const single = hashString(tokens[i] as string, SEEDS.word);
    count(counts, single);
    if (i + 1 >= tokens.length) continue;
    const pair = hashString(tokens[i + 1] as string, hashUnit(single, SPACE));
    count(counts, pair);
    if (i + 2 >= tokens.length || !isChineseCharacter(tokens[i] as string)) continue;
    count(counts, hashString(tokens[i + 2] as string, hashUnit(pair, SPACE)));
  }
  return counts;
}

function charactersOf(tokens: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (const token of tokens) {
    if (isChineseCharacter(token)) continue;
    const padded = ` ${token} `;
    for (let start = 0; start < padded.length - 1; start += 1) {
      let hash = hashUnit(SEEDS.character, padded.charCodeAt(start));
      const end = Math.min(padded.length, start + CHARACTER_N_MAX);
      for (let i = start + 1; i < end; i += 1) {
        hash = hashUnit(hash, padded.charCodeAt(i));
        if (i - start + 1 >= CHARACTER_N_MIN) count(counts, hash);
      }
    }
  }
  return counts;
}

function soundsOf(tokens: readonly string[]): Counts {
  const counts: Counts = new Map();
  let previous = 0;
  for (const token of tokens) {
    const syllable = isChineseCharacter(token) ? syllableOf(token) : "";
    const hash = syllable === "" ? 0 : hashString(syllable, SEEDS.sound);
    if (hash !== 0) {
      count(counts, hash);
      if (previous !== 0) count(counts, hashString(syllable, hashUnit(previous, SPACE)));
    }
    previous = hash;
  }
  return counts;
}

/** Every two different items once, in either order. */
function addPairs(counts: Counts, items: readonly string[], seed: number): void {
  const hashes = [...new Set(items)].slice(0, PAIRED_MAX).map((item) => hashString(item, seed));
  for (let i = 0; i < hashes.length; i += 1) {
    for (let j = i + 1; j < hashes.length; j += 1) {
      const low = Math.min(hashes[i] as number, hashes[j] as number);
      const high = Math.max(hashes[i] as number, hashes[j] as number);
      counts.set(Math.imul(low ^ (high >>> 15), 0x2c1b3c6d) ^ high, 1);
    }
  }
}

function count(counts: Counts, hash: number): void {
  counts.set(hash, (counts.get(hash) ?? 0) + 1);
}

/**
 * FNV-1a, 32 bits: of 100,000 features about one is lost to a collision. Signed, because the
 * engine keeps signed integers of this size in place.
 */
function hashString(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = hashUnit(hash, text.charCodeAt(i));
  return hash;
}

function hashUnit(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
