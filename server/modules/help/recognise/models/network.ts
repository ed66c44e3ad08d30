import { randomSequence, shuffle } from "../features/random.ts";
import type { SparseVector } from "../features/vocabulary.ts";
import { createKernels, type Kernels, type Picked, paddedWidth } from "./kernels.ts";
import { addRow, addRows, type QuantisedRows, quantise } from "./quantised.ts";

/** One hidden layer: it sees what the linear classifier cannot, and errs elsewhere. */
export interface Network {
  /** One row of hidden units per feature. */
  input: QuantisedRows;
  inputBias: Float32Array;
  /** One row of classes per hidden unit. */
  output: QuantisedRows;
  outputBias: Float32Array;
}

export interface NetworkOptions {
  hiddenCount: number;
  epochs: number;
  learningRate: number;
  /** Share of the features hidden from each step: no single word may decide. */
  inputDropout: number;
  hiddenDropout: number;
  /** Share of the label spread over all classes, because some rows are labelled wrong. */
  smoothing: number;
  seed: number;
}

export const NETWORK_DEFAULTS: NetworkOptions = {
  hiddenCount: 96,
  epochs: 10,
  learningRate: 0.05,
  inputDropout: 0.4,
  hiddenDropout: 0.3,
  smoothing: 0.1,
  seed: 1,
};

const INPUT_SPREAD = 0.3;
const GRADIENT_SQUARES_START = 1e-3;

/** Stochastic gradient with one AdaGrad rate per feature row, falling to zero over the epochs. */
export function trainNetwork(
  rows: readonly SparseVector[],
  labels: Int32Array,
  shape: { featureCount: number; classCount: number },
  options: NetworkOptions,
): Network {
  const training = createTraining(rows, shape, options);
  scatterWeights(training);
  const order = Int32Array.from(rows, (_, i) => i);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, training.random);
    training.rate = options.learningRate * (1 - epoch / options.epochs);
    for (const row of order) {
      step(training, rows[row] as SparseVector, labels[row] as number);
    }
  }
  const { input, inputBias, output, outputBias } = training;
  return {
    input: quantise(input, inputBias.length),
    inputBias,
    output: quantise(output, shape.classCount, training.scores.length),
    outputBias,
  };
}

/** Scores of every class (logits) for one vector. */
export function networkScores(network: Network, vector: SparseVector): Float32Array {
  const hidden = Float32Array.from(network.inputBias);
  addRows(hidden, network.input, vector);
  const scores = Float32Array.from(network.outputBias);
  for (let unit = 0; unit < hidden.length; unit += 1) {
    const value = hidden[unit] as number;
    if (value > 0) addRow(scores, network.output, { row: unit, value });
  }
  return scores;
}

interface Training {
  kernels: Kernels;
  classCount: number;
  input: Float32Array;
  inputBias: Float32Array;
  output: Float32Array;
  outputBias: Float32Array;
  options: NetworkOptions;
  random: () => number;
  rate: number;
  inputSquares: Float32Array;
  outputSquares: Float32Array;
  hidden: Float32Array;
  hiddenGradient: Float32Array;
  scores: Float32Array;
  /** The features that this step sees, and the hidden units that it leaves on. */
  features: Picked;
  units: Picked;
}

/** While it trains, rows are padded and live where the loops can reach them. */
function createTraining(
  rows: readonly SparseVector[],
  shape: { featureCount: number; classCount: number },
  options: NetworkOptions,
): Training {
  const { featureCount, classCount } = shape;
  const hiddenCount = paddedWidth(options.hiddenCount);
  const width = paddedWidth(classCount);
  const longest = rows.reduce((most, row) => Math.max(most, row.indices.length), 0);
  const kernels = createKernels(
    (featureCount + 4) * hiddenCount + (hiddenCount + 1) * width + 2 * longest,
  );
  const picked = (length: number): Picked => {
    return { indices: kernels.integers(length), values: kernels.floats(length), count: 0 };
  };
  return {
    kernels,
    classCount,
    input: kernels.floats(featureCount * hiddenCount),
    inputBias: new Float32Array(hiddenCount),
    output: kernels.floats(hiddenCount * width),
    outputBias: new Float32Array(classCount),
    options,
    random: randomSequence(options.seed),
    rate: options.learningRate,
    inputSquares: new Float32Array(featureCount).fill(GRADIENT_SQUARES_START),
    outputSquares: new Float32Array(hiddenCount).fill(GRADIENT_SQUARES_START),
    hidden: kernels.floats(hiddenCount),
    hiddenGradient: kernels.floats(hiddenCount),
    scores: kernels.floats(width),
    features: picked(longest),
    units: picked(hiddenCount),
  };
}

function scatterWeights(training: Training): void {
  const { input, output, inputBias, classCount, random } = training;
  for (let i = 0; i < input.length; i += 1) input[i] = (random() * 2 - 1) * INPUT_SPREAD;
  const spread = Math.sqrt(3 / inputBias.length);
  const width = paddedWidth(classCount);
  for (let i = 0; i < output.length; i += 1) {
    output[i] = i % width < classCount ? (random() * 2 - 1) * spread : 0;
  }
}

function step(training: Training, vector: SparseVector, label: number): void {
  const { kernels, classCount, hidden, scores, features, units } = training;
  dropInputs(training, vector);
  hidden.set(training.inputBias);
  kernels.gather(hidden, training.input, features);
  dropHidden(training);
  scores.fill(0);
  scores.set(training.outputBias);
  kernels.gather(scores, training.output, units);
  toGradient(scores, classCount, { label, smoothing: training.options.smoothing });
  stepOutput(training);
  stepInput(training);
}

function dropInputs(training: Training, vector: SparseVector): void {
  const { features, random } = training;
  const { inputDropout } = training.options;
  const scale = 1 / (1 - inputDropout);
  let count = 0;
  for (let i = 0; i < vector.indices.length; i += 1) {
    if (random() < inputDropout) continue;
    features.indices[count] = vector.indices[i] as number;
    features.values[count] = (vector.values[i] as number) * scale;
    count += 1;
  }
  features.count = count;
}

/** Silences units at random; what remains positive is scaled so that the sum stays the same. */
function dropHidden(training: Training): void {
  const { hidden, units, random } = training;
  const { hiddenDropout } = training.options;
  const scale = 1 / (1 - hiddenDropout);
  let count = 0;
  for (let j = 0; j < hidden.length; j += 1) {
    if ((hidden[j] as number) <= 0 || random() < hiddenDropout) continue;
    units.indices[count] = j;
    units.values[count] = (hidden[j] as number) * scale;
    count += 1;
  }
  units.count = count;
}

/** From scores to probabilities minus the smoothed label, in place. */
function toGradient(
  scores: Float32Array,
  classCount: number,
  wanted: { label: number; smoothing: number },
): void {
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < classCount; k += 1) max = Math.max(max, scores[k] as number);
  let total = 0;
  for (let k = 0; k < classCount; k += 1) {
    scores[k] = Math.exp((scores[k] as number) - max);
    total += scores[k] as number;
  }
  const rest = wanted.smoothing / classCount;
  for (let k = 0; k < classCount; k += 1) {
    const target = rest + (k === wanted.label ? 1 - wanted.smoothing : 0);
    scores[k] = (scores[k] as number) / total - target;
  }
}

/** Steps the output rows, and leaves in `hiddenGradient` what the hidden layer must answer for. */
function stepOutput(training: Training): void {
  const { kernels, hiddenGradient, scores, outputSquares, rate, units } = training;
  const { output, outputBias, classCount } = training;
  const width = scores.length;
  const scale = 1 / (1 - training.options.hiddenDropout);
  let energy = 0;
  for (let k = 0; k < classCount; k += 1) energy += (scores[k] as number) ** 2;
  hiddenGradient.fill(0);
  for (let i = 0; i < units.count; i += 1) {
    const unit = units.indices[i] as number;
    const value = units.values[i] as number;
    let sum = 0;
    for (let k = 0; k < classCount; k += 1) {
      sum += (scores[k] as number) * (output[unit * width + k] as number);
    }
    hiddenGradient[unit] = sum * scale;
    const squares = (outputSquares[unit] as number) + (energy / classCount) * value * value;
    outputSquares[unit] = squares;
    units.values[i] = (-rate * value) / Math.sqrt(squares);
  }
  kernels.scatter(scores, output, units);
  for (let k = 0; k < classCount; k += 1) {
    outputBias[k] = (outputBias[k] as number) - rate * BIAS_RATE * (scores[k] as number);
  }
}

/** Biases have no AdaGrad of their own; they only need to drift. */
const BIAS_RATE = 0.1;

function stepInput(training: Training): void {
  const { kernels, input, inputBias, hiddenGradient, inputSquares, rate, features } = training;
  const width = hiddenGradient.length;
  let energy = 0;
  for (let j = 0; j < width; j += 1) energy += (hiddenGradient[j] as number) ** 2;
  energy /= width;
  if (energy === 0) return;
  for (let i = 0; i < features.count; i += 1) {
    const feature = features.indices[i] as number;
    const value = features.values[i] as number;
    const squares = (inputSquares[feature] as number) + energy * value * value;
    inputSquares[feature] = squares;
    features.values[i] = (-rate * value) / Math.sqrt(squares);
  }
  kernels.scatter(hiddenGradient, input, features);
  for (let j = 0; j < width; j += 1) {
    const bias = inputBias[j] as number;
    inputBias[j] = bias - rate * BIAS_RATE * (hiddenGradient[j] as number);
  }
}
