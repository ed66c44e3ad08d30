import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomSequence } from "../features/random.ts";
import { calibrated, calibrationError, fitScales, quantile, type ScoredRow } from "./calibrate.ts";
import { CERTAINTY_ROWS_MIN, fitCertainty, withCertainty } from "./certainty.ts";

/** Scores that are right three times in four and always equally loud. */
function boastful(count: number): ScoredRow[] {
  const random = randomSequence(3);
  return Array.from({ length: count }, () => {
    const label = Math.floor(random() * 4);
    const told = random() < 0.75 ? label : (label + 1) % 4;
    const scores = Float32Array.from({ length: 4 }, (_, k) => (k === told ? 1 : -1));
    return { label, opinions: { scores: [scores, scores.slice()], knownShare: random() } };
  });
}

describe("calibration", () => {
  it("brings the probability of a boastful classifier down to its accuracy", () => {
    const rows = boastful(800);
    const calibration = { scales: fitScales(rows), certainty: null };
    const top = Math.max(...calibrated((rows[0] as ScoredRow).opinions, calibration));
    assert.ok(Math.abs(top - 0.75) < 0.05, `shows ${top}`);
  });

  it("does not fit a regression to a handful of rows", () => {
    const rows = boastful(CERTAINTY_ROWS_MIN - 1).map(({ opinions }) => {
      return { opinions, probabilities: Float32Array.from([0.7, 0.1, 0.1, 0.1]) };
    });
    assert.equal(
      fitCertainty(
        rows,
        rows.map(() => true),
      ),
      null,
    );
  });

  it("shares what certainty leaves among the other candidates", () => {
    const shared = withCertainty(Float32Array.from([0.5, 0.3, 0.2]), 0.8);
    assert.ok(Math.abs((shared[1] as number) - 0.12) < 1e-6);
    assert.ok(Math.abs(shared.reduce((sum, value) => sum + value, 0) - 1) < 1e-6);
  });

  it("measures no error where probability and truth agree, and all of it where they do not", () => {
    const half = [0, 1, 2, 3].map((i) => [0.5, i % 2 === 0] as const);
    assert.equal(calibrationError(half), 0);
    assert.equal(calibrationError([[1, false]]), 1);
  });

  it("finds the value that a share stays below", () => {
    assert.equal(quantile([5, 1, 4, 2, 3], 0.4), 3);
  });
});
