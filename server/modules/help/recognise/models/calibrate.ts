import { type Certainty, certaintyOf, indexOfMax, withCertainty } from "./certainty.ts";
import type { Opinions } from "./ensemble.ts";

/** Turning scores into honest probabilities, and measuring how honest they are. */

/** A held-out row: every opinion's score per class, and the class that is right. */
export interface ScoredRow {
  opinions: Opinions;
  label: number;
}

export interface ModelFigures {
  /** Held-out rows behind the figures; none of them trained the model that was measured. */
  rows: number;
  top1: number;
  top3: number;
  /** Share of rows answered at the threshold, and share of those that were right. */
  coverage: number;
  precision: number;
  /** Mean distance between the probability shown and the share that is right. */
  calibrationError: number;
  /** Per article, of the held-out rows it was the first candidate for, how many were right. */
  articles: Record<string, { shown: number; right: number }>;
}

const SCALE_MIN = 0.02;
const SCALE_MAX = 40;
const SEARCH_STEPS = 22;
const SEARCH_ROUNDS = 3;
const SCALES_START = [6, 0.5, 0.6];
const BUCKETS = 10;

/**
 * What to multiply each opinion by, so that the softmax of their sum surprises least on held-out
 * rows: one number per opinion, found in turns. This weighs the opinions and calibrates at once.
 */
export function fitScales(rows: readonly ScoredRow[]): number[] {
  const count = rows[0]?.opinions.scores.length ?? 1;
  const scales = SCALES_START.slice(0, count);
  for (let round = 0; rows.length > 0 && round < SEARCH_ROUNDS; round += 1) {
    for (let i = 0; i < count; i += 1) scales[i] = searchScale(rows, scales, i);
  }
  return scales;
}

/** The opinions as one probability per class. */
export function probabilitiesOf(opinions: Opinions, scales: readonly number[]): Float32Array {
  const sums = new Float32Array(opinions.scores[0]?.length ?? 0);
  opinions.scores.forEach((scores, i) => {
    const scale = scales[i] as number;
    for (let k = 0; k < sums.length; k += 1) {
      sums[k] = (sums[k] as number) + scale * (scores[k] as number);
    }
  });
  return softmax(sums);
}

/**
 * How much a text resembles anything that was taught: the best probability, the best score by
 * itself and the share of known words. Probabilities alone compare articles with each other only,
 * and one of a hundred wrong ones may still be much the likeliest.
 */
export function resemblanceOf(
  opinions: Opinions,
  calibration: Calibration,
  supportedCount: number,
): number {
  const linear = (opinions.scores[0] as Float32Array).subarray(0, supportedCount);
  const probabilities = probabilitiesOf(opinions, calibration.scales);
  return maxOf(probabilities.subarray(0, supportedCount)) + maxOf(linear) + opinions.knownShare;
}

/** What turns the opinions on one text into the probabilities that are shown. */
export interface Calibration {
  /** What each opinion is multiplied by before they are added. */
  scales: number[];
  certainty: Certainty | null;
}

export function calibrated(opinions: Opinions, calibration: Calibration): Float32Array {
  const probabilities = probabilitiesOf(opinions, calibration.scales);
  const certainty = certaintyOf(calibration.certainty, { opinions, probabilities });
  return withCertainty(probabilities, certainty);
}

function softmax(scores: Float32Array): Float32Array {
  const max = maxOf(scores);
  const probabilities = new Float32Array(scores.length);
  let total = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const value = Math.exp((scores[k] as number) - max);
    probabilities[k] = value;
    total += value;
  }
  for (let k = 0; k < scores.length; k += 1) {
    probabilities[k] = (probabilities[k] as number) / total;
  }
  return probabilities;
}

/** The figures a model carries with it, from rows that it was not trained on. */
export function measure(
  rows: readonly ScoredRow[],
  calibration: Calibration,
  answerAt: number,
  classes: readonly string[],
): ModelFigures {
  const articles: ModelFigures["articles"] = {};
  const hits = rows.map((row) => {
    const probabilities = calibrated(row.opinions, calibration);
    const own = probabilities[row.label] as number;
    const rank = probabilities.reduce((above, p) => above + (p > own ? 1 : 0), 0);
    const best = indexOfMax(probabilities);
    const slug = classes[best] as string;
    const { shown, right } = articles[slug] ?? { shown: 0, right: 0 };
    articles[slug] = { shown: shown + 1, right: right + (best === row.label ? 1 : 0) };
    return { rank, probability: probabilities[best] as number };
  });
  const answered = hits.filter((hit) => hit.probability >= answerAt);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const right = (list: typeof hits, ranks: number) =>
    share(list.filter((hit) => hit.rank < ranks).length, list.length);
  return {
    rows: rows.length,
    top1: right(hits, 1),
    top3: right(hits, 3),
    coverage: share(answered.length, hits.length),
    precision: right(answered, 1),
    calibrationError: calibrationError(hits.map((hit) => [hit.probability, hit.rank === 0])),
    articles,
  };
}

/** Expected calibration error over ten buckets of equal width. */
export function calibrationError(hits: readonly (readonly [number, boolean])[]): number {
  const sums = Array.from({ length: BUCKETS }, () => ({ probability: 0, right: 0 }));
  for (const [probability, isRight] of hits) {
    const at = Math.min(BUCKETS - 1, Math.floor(probability * BUCKETS));
    const bucket = sums[at] as { probability: number; right: number };
    bucket.probability += probability;
    bucket.right += isRight ? 1 : 0;
  }
  const gaps = sums.map((bucket) => Math.abs(bucket.probability - bucket.right));
  return hits.length === 0 ? 0 : gaps.reduce((total, gap) => total + gap, 0) / hits.length;
}

/** The score that all but `share` of the rows exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Number.NEGATIVE_INFINITY;
}

function searchScale(rows: readonly ScoredRow[], scales: number[], at: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  const cost = (log: number) => {
    const tried = scales.slice();
    tried[at] = Math.exp(log);
    return surprise(rows, tried);
  };
  let low = Math.log(SCALE_MIN);
  let high = Math.log(SCALE_MAX);
  for (let step = 0; step < SEARCH_STEPS; step += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (cost(left) < cost(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

function surprise(rows: readonly ScoredRow[], scales: readonly number[]): number {
  let total = 0;
  for (const row of rows) {
    const own = probabilitiesOf(row.opinions, scales)[row.label] as number;
    total -= Math.log(Math.max(own, PROBABILITY_MIN));
  }
  return total;
}

/** A row that is wrong beyond doubt must not outweigh all others. */
const PROBABILITY_MIN = 1e-6;

function maxOf(values: Float32Array): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) max = Math.max(max, values[i] as number);
  return max;
}
