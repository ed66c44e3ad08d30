import { extractFeatures, VIEWS } from "./features.ts";

/** BM25 over the same features as the classifier: how near is a text to each known phrasing? */
export interface LexicalIndex {
  documentCount: number;
  lengthMean: number;
  lengths: Float32Array;
  postings: Map<number, { documents: number[]; counts: number[] }>;
}

// The usual constants of BM25; phrasings are short, so length matters less than in pages.
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
/** Words, letters, sounds, concepts, pairs: what was typed counts more than what it may mean. */
const VIEW_SHARES = [1, 0.3, 0.5, 0.5, 0];

/** Takes in one text after the other and yields after each, so that a caller can pause. */
export function* buildLexicalIndex(texts: readonly string[]): Generator<void, LexicalIndex> {
  const postings: LexicalIndex["postings"] = new Map();
  const lengths = new Float32Array(texts.length);
  for (let document = 0; document < texts.length; document += 1) {
    const bag = extractFeatures(texts[document] as string);
    for (let view = 0; view < VIEWS.length; view += 1) {
      if (VIEW_SHARES[view] === 0) continue;
      for (const [hash, count] of bag[view] ?? []) {
        const list = postings.get(hash) ?? { documents: [], counts: [] };
        if (list.documents.length === 0) postings.set(hash, list);
        list.documents.push(document);
        list.counts.push(count);
        lengths[document] = (lengths[document] as number) + count;
      }
    }
    yield;
  }
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return { documentCount: texts.length, lengthMean: total / texts.length || 1, lengths, postings };
}

/** BM25 of a normalised text against every document. */
export function lexicalScores(index: LexicalIndex, text: string): Float32Array {
  const scores = new Float32Array(index.documentCount);
  const bag = extractFeatures(text);
  VIEWS.forEach((_, at) => {
    for (const hash of (bag[at] ?? new Map()).keys()) {
      const list = index.postings.get(hash);
      if (list !== undefined) addPosting(index, list, VIEW_SHARES[at] as number, scores);
    }
  });
  return scores;
}

/**
 * What a document of usual length would score that has every feature of the text: the measure
 * for how much of the text a document explains. A feature that was never seen counts as rare.
 */
export function scoreOfAll(index: LexicalIndex, text: string): number {
  const bag = extractFeatures(text);
  let total = 0;
  VIEWS.forEach((_, at) => {
    for (const hash of (bag[at] ?? new Map()).keys()) {
      const found = index.postings.get(hash)?.documents.length ?? 0;
      total += rarityOf(index, found) * (VIEW_SHARES[at] as number);
    }
  });
  return total;
}

function rarityOf({ documentCount }: LexicalIndex, found: number): number {
  return Math.log(1 + (documentCount - found + 0.5) / (found + 0.5));
}

function addPosting(
  index: LexicalIndex,
  list: { documents: number[]; counts: number[] },
  share: number,
  scores: Float32Array,
): void {
  const found = list.documents.length;
  const rarity = share * rarityOf(index, found);
  for (let i = 0; i < found; i += 1) {
    const document = list.documents[i] as number;
    const count = list.counts[i] as number;
    const length = (index.lengths[document] as number) / index.lengthMean;
    const norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length);
    scores[document] =
      (scores[document] as number) + (rarity * count * (SATURATION + 1)) / (count + norm);
  }
}
