import { randomSequence, shuffle } from "../features/random.ts";
import type { SparseVector } from "../features/vocabulary.ts";
import { createKernels, type Kernels, type Picked, paddedWidth } from "./kernels.ts";
import { addRow, addRows, type QuantisedRows, quantise } from "./quantised.ts";

/** Weights of all classes: one row per feature, the bias last. */
export interface LinearModel {
  classCount: number;
  weights: QuantisedRows;
}

export interface SvmOptions {
  /** Cost of a training error; larger fits the phrasings more closely. */
  cost: number;
  epochsMax: number;
  seed: number;
}

export const SVM_DEFAULTS: SvmOptions = { cost: 1, epochsMax: 10, seed: 1 };

/** The bias is a feature of this constant value, as in liblinear. */
const BIAS_VALUE = 1;
/** Below this projected gradient a step would change nothing that shows. */
const GRADIENT_MIN = 0.01;

/**
 * One-against-rest linear SVM with squared hinge loss by dual coordinate descent (Hsieh et al.,
 * 2008). All classes of a row are stepped together: the scores of a row are one pass over rows
 * of memory, and most duals stay at zero.
 */
export function trainSvm(
  rows: readonly SparseVector[],
  labels: Int32Array,
  shape: { featureCount: number; classCount: number },
  options: SvmOptions,
): LinearModel {
  const { classCount } = shape;
  const training = createTraining(rows, shape, options.cost);
  const duals = new Float32Array(rows.length * classCount);
  const order = Int32Array.from(rows, (_, i) => i);
  const random = randomSequence(options.seed);
  for (let epoch = 0; epoch < options.epochsMax; epoch += 1) {
    shuffle(order, random);
    let steps = 0;
    for (const row of order) {
      const own = duals.subarray(row * classCount, (row + 1) * classCount);
      steps += stepRow(training, rows[row] as SparseVector, own, labels[row] as number);
    }
    if (steps === 0) break;
  }
  return { classCount, weights: quantise(training.weights, classCount, paddedWidth(classCount)) };
}

/** The score of every class for one vector. */
export function linearScores(model: LinearModel, vector: SparseVector): Float32Array {
  const scores = new Float32Array(model.classCount);
  addRow(scores, model.weights, { row: model.weights.scales.length - 1, value: BIAS_VALUE });
  addRows(scores, model.weights, vector);
  return scores;
}

interface Training {
  kernels: Kernels;
  classCount: number;
  featureCount: number;
  diagonal: number;
  /** One padded row per feature, the bias last. */
  weights: Float32Array;
  scores: Float32Array;
  changes: Float32Array;
  picked: Picked;
}

function createTraining(
  rows: readonly SparseVector[],
  shape: { featureCount: number; classCount: number },
  cost: number,
): Training {
  const { featureCount, classCount } = shape;
  const width = paddedWidth(classCount);
  const longest = rows.reduce((most, row) => Math.max(most, row.indices.length), 0) + 1;
  const kernels = createKernels((featureCount + 3) * width + 2 * longest);
  return {
    kernels,
    classCount,
    featureCount,
    diagonal: 1 / (2 * cost),
    weights: kernels.floats((featureCount + 1) * width),
    scores: kernels.floats(width),
    changes: kernels.floats(width),
    picked: { indices: kernels.integers(longest), values: kernels.floats(longest), count: 0 },
  };
}

/** One step for every class of one row; returns how many classes moved. */
function stepRow(
  training: Training,
  vector: SparseVector,
  duals: Float32Array,
  label: number,
): number {
  const { kernels, scores, changes, weights, diagonal, picked } = training;
  pick(training, vector);
  scores.fill(0);
  kernels.gather(scores, weights, picked);
  let norm = BIAS_VALUE * BIAS_VALUE + diagonal;
  for (const value of vector.values) norm += value * value;
  let moved = 0;
  for (let k = 0; k < training.classCount; k += 1) {
    const sign = k === label ? 1 : -1;
    const dual = duals[k] as number;
    const gradient = sign * (scores[k] as number) - 1 + diagonal * dual;
    const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
    changes[k] = 0;
    if (Math.abs(projected) < GRADIENT_MIN) continue;
    const next = Math.max(dual - gradient / norm, 0);
    duals[k] = next;
    changes[k] = (next - dual) * sign;
    moved += 1;
  }
  if (moved > 0) kernels.scatter(changes, weights, picked);
  return moved;
}

function pick(training: Training, vector: SparseVector): void {
  const { picked } = training;
  const { length } = vector.indices;
  picked.indices.set(vector.indices);
  picked.values.set(vector.values);
  picked.indices[length] = training.featureCount;
  picked.values[length] = BIAS_VALUE;
  picked.count = length + 1;
}
