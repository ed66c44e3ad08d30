import type { SparseVector } from "../features/vocabulary.ts";

/**
 * The known phrasings nearest to a question, by cosine. A second opinion that is independent of
 * any training: a new phrasing counts from the moment it is there.
 */
export interface Neighbours {
  classCount: number;
  labels: Int32Array;
  /** Postings: rows of feature f lie from starts[f] to starts[f + 1]. */
  starts: Int32Array;
  rows: Int32Array;
  values: Float32Array;
}

/** Features of more rows than this say little about which row is near, and cost the most. */
const COMMON_SHARE = 0.01;
const COMMON_ROWS_MIN = 40;
/** How much the second and third nearest of a class add to the nearest. */
const NEXT_SHARES = [1, 0.3, 0.15];

export function buildNeighbours(
  vectors: readonly SparseVector[],
  labels: Int32Array,
  shape: { featureCount: number; classCount: number },
): Neighbours {
  const starts = new Int32Array(shape.featureCount + 1);
  for (const { indices } of vectors) {
    for (const feature of indices) starts[feature + 1] = (starts[feature + 1] as number) + 1;
  }
  const common = Math.max(COMMON_ROWS_MIN, vectors.length * COMMON_SHARE);
  for (let f = 0; f < shape.featureCount; f += 1) {
    const count = starts[f + 1] as number;
    starts[f + 1] = (starts[f] as number) + (count > common ? 0 : count);
  }
  const next = starts.slice();
  const total = starts[shape.featureCount] as number;
  const rows = new Int32Array(total);
  const values = new Float32Array(total);
  vectors.forEach((vector, row) => {
    vector.indices.forEach((feature, i) => {
      const at = next[feature] as number;
      if (at === starts[feature + 1]) return;
      rows[at] = row;
      values[at] = vector.values[i] as number;
      next[feature] = at + 1;
    });
  });
  return { classCount: shape.classCount, labels, starts, rows, values };
}

/** Per class: cosine of the nearest phrasing, and a little for the next two. */
export function neighbourScores(known: Neighbours, vector: SparseVector): Float32Array {
  const cosines = cosinesOf(known, vector);
  const best = NEXT_SHARES.map(() => new Float32Array(known.classCount));
  for (let row = 0; row < cosines.length; row += 1) {
    let value = cosines[row] as number;
    if (value === 0) continue;
    const label = known.labels[row] as number;
    for (const ranks of best) {
      const held = ranks[label] as number;
      if (value <= held) continue;
      ranks[label] = value;
      value = held;
    }
  }
  const scores = new Float32Array(known.classCount);
  best.forEach((ranks, at) => {
    const share = NEXT_SHARES[at] as number;
    for (let k = 0; k < scores.length; k += 1) {
      scores[k] = (scores[k] as number) + share * (ranks[k] as number);
    }
  });
  return scores;
}

function cosinesOf(known: Neighbours, vector: SparseVector): Float32Array {
  const cosines = new Float32Array(known.labels.length);
  const { indices, values } = vector;
  for (let i = 0; i < indices.length; i += 1) {
    const feature = indices[i] as number;
    const from = known.starts[feature] as number;
    const until = known.starts[feature + 1] as number;
    const value = values[i] as number;
    for (let at = from; at < until; at += 1) {
      const row = known.rows[at] as number;
      cosines[row] = (cosines[row] as number) + value * (known.values[at] as number);
    }
  }
  return cosines;
}
