import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomSequence } from "../features/random.ts";
import type { SparseVector } from "../features/vocabulary.ts";
import { linearScores, SVM_DEFAULTS, trainSvm } from "./classifier.ts";
import { createKernels, paddedWidth } from "./kernels.ts";
import { buildNeighbours, neighbourScores } from "./neighbours.ts";
import { NETWORK_DEFAULTS, networkScores, trainNetwork } from "./network.ts";
import { quantise } from "./quantised.ts";

const SHAPE = { featureCount: 40, classCount: 5 };

/** Five classes with four features of their own each, among twenty that mean nothing. */
function sample(count: number, seed: number): { rows: SparseVector[]; labels: Int32Array } {
  const random = randomSequence(seed);
  const labels = Int32Array.from({ length: count }, () => Math.floor(random() * 5));
  const rows = Array.from(labels, (label) => {
    const own = label * 4 + Math.floor(random() * 4);
    const noise = 20 + Math.floor(random() * 20);
    return { indices: Int32Array.from([own, noise]), values: Float32Array.from([0.7, 0.7]) };
  });
  return { rows, labels };
}

function accuracy(scores: (vector: SparseVector) => Float32Array): number {
  const { rows, labels } = sample(200, 9);
  const right = rows.filter((row, i) => {
    const list = scores(row);
    return list.indexOf(Math.max(...list)) === labels[i];
  });
  return right.length / rows.length;
}

describe("learning", () => {
  const { rows, labels } = sample(300, 1);

  it("adds and scatters rows as plain loops would", () => {
    const width = paddedWidth(5);
    const kernels = createKernels(100);
    const table = kernels.floats(4 * width);
    const sum = kernels.floats(width);
    const picked = { indices: kernels.integers(2), values: kernels.floats(2), count: 2 };
    table.forEach((_, i) => {
      table[i] = i;
    });
    picked.indices.set([1, 3]);
    picked.values.set([2, 0.5]);
    kernels.gather(sum, table, picked);
    assert.deepEqual([...sum], [28, 30.5, 33, 35.5, 38, 40.5, 43, 45.5]);
    kernels.scatter(sum, table, picked);
    assert.deepEqual([...table.subarray(8, 16)], [64, 70, 76, 82, 88, 94, 100, 106]);
    assert.deepEqual([...table.subarray(16, 24)], [16, 17, 18, 19, 20, 21, 22, 23]);
  });

  it("keeps quantised rows within half a step of the original", () => {
    const { codes, scales } = quantise(Float32Array.from([1, -0.5, 0.25, 9, 0, 0, 0, 9]), 3, 4);
    assert.deepEqual([...codes], [127, -63, 32, 0, 0, 0]);
    assert.equal(scales[1], 0);
  });

  it("separates the classes with the linear classifier", () => {
    const model = trainSvm(rows, labels, SHAPE, SVM_DEFAULTS);
    assert.ok(accuracy((vector) => linearScores(model, vector)) > 0.98);
  });

  it("separates the classes with the network, the same on every run", () => {
    const options = { ...NETWORK_DEFAULTS, hiddenCount: 16, epochs: 20 };
    const network = trainNetwork(rows, labels, SHAPE, options);
    assert.ok(accuracy((vector) => networkScores(network, vector)) > 0.98);
    const again = trainNetwork(rows, labels, SHAPE, options);
    assert.deepEqual(again.input.codes, network.input.codes);
  });

  it("scores a class by its nearest phrasing", () => {
    const known = buildNeighbours(rows.slice(0, 60), labels.slice(0, 60), SHAPE);
    const scores = neighbourScores(known, rows[0] as SparseVector);
    assert.equal(scores.indexOf(Math.max(...scores)), labels[0]);
    assert.ok((scores[labels[0] as number] as number) >= 0.98);
  });
});
