import type { Opinions } from "./ensemble.ts";

/**
 * How likely the first candidate is right, learned from held-out rows: a logistic regression
 * over a few signs. The softmax of the scores alone is too sure of texts whose words are new.
 */
export interface Certainty {
  means: number[];
  deviations: number[];
  weights: number[];
  bias: number;
}

/** What is known of one recognition before it is judged. */
export interface Judged {
  opinions: Opinions;
  probabilities: Float32Array;
}

const ITERATIONS = 400;
const LEARNING_RATE = 0.5;
const MOMENTUM = 0.9;
const WEIGHT_DECAY = 1e-3;
const PROBABILITY_MIN = 1e-5;
/** With fewer held-out rows a regression would learn their accidents. */
export const CERTAINTY_ROWS_MIN = 60;

/** Gradient descent on the log loss; `hits[i]` says whether row i's first candidate is right. */
export function fitCertainty(rows: readonly Judged[], hits: readonly boolean[]): Certainty | null {
  if (rows.length < CERTAINTY_ROWS_MIN) return null;
  const signs = rows.map(signsOf);
  const width = signs[0]?.length ?? 0;
  const column = (at: number) => signs.map((sign) => sign[at] as number);
  const means = Array.from({ length: width }, (_, at) => mean(column(at)));
  const deviations = means.map((middle, at) => {
    const square = mean(column(at).map((value) => (value - middle) ** 2));
    return Math.sqrt(square) || 1;
  });
  const certainty = { means, deviations, weights: means.map(() => 0), bias: 0 };
  const scaled = signs.map((sign) => standardise(certainty, sign));
  const speed = means.map(() => 0);
  let biasSpeed = 0;
  for (let i = 0; i < ITERATIONS; i += 1) {
    const { gradient, biasGradient } = gradientOf(certainty, scaled, hits);
    certainty.weights = certainty.weights.map((weight, at) => {
      const slope = (gradient[at] as number) + WEIGHT_DECAY * weight;
      speed[at] = MOMENTUM * (speed[at] as number) - LEARNING_RATE * slope;
      // Every sign speaks for the candidate; a negative weight would be an accident of the rows.
      return Math.max(0, weight + (speed[at] as number));
    });
    biasSpeed = MOMENTUM * biasSpeed - LEARNING_RATE * biasGradient;
    certainty.bias += biasSpeed;
  }
  return certainty;
}

/** The probability that the first candidate is right. */
export function certaintyOf(certainty: Certainty | null, judged: Judged): number {
  if (certainty === null) return Math.max(...judged.probabilities);
  return evaluate(certainty, standardise(certainty, signsOf(judged)));
}

/** The first candidate at its certainty, the others in what that leaves. */
export function withCertainty(probabilities: Float32Array, certainty: number): Float32Array {
  const best = indexOfMax(probabilities);
  const held = probabilities[best] as number;
  const rest = held >= 1 ? 0 : (1 - certainty) / (1 - held);
  return probabilities.map((value, k) => (k === best ? certainty : value * rest));
}

export function indexOfMax(values: Float32Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k += 1) {
    if ((values[k] as number) > (values[best] as number)) best = k;
  }
  return best;
}

function signsOf({ opinions, probabilities }: Judged): number[] {
  const best = indexOfMax(probabilities);
  const first = probabilities[best] as number;
  let second = 0;
  probabilities.forEach((value, k) => {
    if (k !== best) second = Math.max(second, value);
  });
  const { scores, knownShare } = opinions;
  const tops = scores.map((list) => list[indexOfMax(list)] as number);
  const agreeing = scores.filter((list) => indexOfMax(list) === best).length;
  const safe = Math.min(1 - PROBABILITY_MIN, Math.max(PROBABILITY_MIN, first));
  return [
    Math.log(safe / (1 - safe)),
    Math.log(Math.max(PROBABILITY_MIN, first - second)),
    tops[0] as number,
    tops[1] as number,
    knownShare,
    agreeing / scores.length,
  ];
}

function standardise(certainty: Certainty, sign: readonly number[]): number[] {
  return sign.map((value, at) => {
    return (value - (certainty.means[at] as number)) / (certainty.deviations[at] as number);
  });
}

function evaluate(certainty: Certainty, scaled: readonly number[]): number {
  const sum = scaled.reduce(
    (total, value, at) => total + value * (certainty.weights[at] as number),
    certainty.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

function gradientOf(certainty: Certainty, scaled: number[][], hits: readonly boolean[]) {
  const gradient = certainty.weights.map(() => 0);
  let biasGradient = 0;
  scaled.forEach((sign, row) => {
    const error = (evaluate(certainty, sign) - (hits[row] ? 1 : 0)) / scaled.length;
    sign.forEach((value, at) => {
      gradient[at] = (gradient[at] as number) + error * value;
    });
    biasGradient += error;
  });
  return { gradient, biasGradient };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
