import { strict as assert } from "node:assert";
import { type FeatureBag, VIEWS } from "./features.ts";

/** One text as a sparse vector: `indices[i]` carries `values[i]`. */
export interface SparseVector {
  indices: Int32Array;
  values: Float32Array;
}

/** What turns a text into a vector: known hashes, the view of each, and its weight. */
export interface Vocabulary {
  hashes: Int32Array;
  weights: Float32Array;
  views: Uint8Array;
  /** Numbers per text that an encoder adds behind the features; 0 without one. */
  embeddingSize: number;
}

/** Hashes seen in at least `documentsMin` texts, with the logarithm of their rarity as weight. */
export function buildVocabulary(
  bags: readonly FeatureBag[],
  documentsMin: number,
  embeddingSize = 0,
): Vocabulary {
  const documents = new Map<number, { view: number; count: number }>();
  for (const bag of bags) {
    for (let view = 0; view < VIEWS.length; view += 1) {
      for (const hash of (bag[view] as Map<number, number>).keys()) {
        const entry = documents.get(hash);
        if (entry === undefined) documents.set(hash, { view, count: 1 });
        else entry.count += 1;
      }
    }
  }
  const kept = [...documents].filter(([, entry]) => entry.count >= documentsMin);
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    weights: Float32Array.from(
      kept,
      ([, entry]) => 1 + Math.log((1 + bags.length) / (1 + entry.count)),
    ),
    views: Uint8Array.from(kept, ([, entry]) => entry.view),
    embeddingSize,
  };
}

/** Share of each view; the sound repeats what the characters say, so it is quieter. */
const VIEW_SHARES = [1, 1, 0.6, 1, 0.7];

/** A sentence encoder has seen far more language than any corpus here, so it speaks loudest. */
const EMBEDDING_SHARE = 1.5;

/** The look-up side of a vocabulary, built once per loaded model. */
export class Vectoriser {
  readonly size: number;
  readonly #vocabulary: Vocabulary;
  readonly #index = new Map<number, number>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.size = vocabulary.hashes.length + vocabulary.embeddingSize;
    for (let i = 0; i < vocabulary.hashes.length; i += 1)
      this.#index.set(vocabulary.hashes[i] as number, i);
  }

  /** Logarithmic counts times rarity, length one per view and then over all. */
  ofBag(bag: FeatureBag, embedding?: Float32Array): SparseVector {
    const indices: number[] = [];
    const values: number[] = [];
    let total = 0;
    for (let view = 0; view <= VIEWS.length; view += 1) {
      const from = indices.length;
      const squares =
        view < VIEWS.length
          ? this.#appendCounts(bag[view] as Map<number, number>, indices, values)
          : this.#appendEmbedding(embedding, indices, values);
      if (squares === 0) continue;
      const share = VIEW_SHARES[view] ?? EMBEDDING_SHARE;
      const scale = share / Math.sqrt(squares);
      for (let i = from; i < values.length; i += 1) values[i] = (values[i] as number) * scale;
      total += share * share;
    }
    const scale = total === 0 ? 0 : 1 / Math.sqrt(total);
    return {
      indices: Int32Array.from(indices),
      values: Float32Array.from(values, (value) => value * scale),
    };
  }

  /** Of the words and characters of the text, how many the vocabulary has. */
  knownShareOf(bag: FeatureBag): number {
    let known = 0;
    const words = bag[0] ?? new Map<number, number>();
    for (const hash of words.keys()) known += this.#index.has(hash) ? 1 : 0;
    return words.size === 0 ? 0 : known / words.size;
  }

  #appendCounts(counts: Map<number, number>, indices: number[], values: number[]): number {
    let squares = 0;
    for (const [hash, occurrences] of counts) {
      const index = this.#index.get(hash);
      if (index === undefined) continue;
      const value = (1 + Math.log(occurrences)) * (this.#vocabulary.weights[index] as number);
      indices.push(index);
      values.push(value);
      squares += value * value;
    }
    return squares;
  }

  #appendEmbedding(
    embedding: Float32Array | undefined,
    indices: number[],
    values: number[],
  ): number {
    const { embeddingSize, hashes } = this.#vocabulary;
    if (embedding === undefined || embeddingSize === 0) return 0;
    assert.equal(embedding.length, embeddingSize, "the encoder changed its size");
    let squares = 0;
    embedding.forEach((value, i) => {
      indices.push(hashes.length + i);
      values.push(value);
      squares += value * value;
    });
    return squares;
  }
}
