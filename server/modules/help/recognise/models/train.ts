import { corpusRows, type EmbeddingOf, type Row } from "../features/corpus.ts";
import { randomSequence, shuffle } from "../features/random.ts";
import type { Corpus } from "../types.ts";
import {
  type Calibration,
  calibrated,
  fitScales,
  type ModelFigures,
  measure,
  probabilitiesOf,
  quantile,
  resemblanceOf,
  type ScoredRow,
} from "./calibrate.ts";
import { fitCertainty, indexOfMax, type Judged } from "./certainty.ts";
import { askEnsemble, createEnsemble, type Ensemble, trainEnsemble } from "./ensemble.ts";

/** The class of questions that are known not to be answered here. */
export const UNSUPPORTED = "";

/** Raised whenever a stored model can no longer be read or would score differently. */
export const MODEL_FORMAT = 6;

export interface Model {
  format: number;
  corpus: Corpus;
  /** Slug per class; UNSUPPORTED for the class of what is not offered. */
  classes: string[];
  ensemble: Ensemble;
  calibration: Calibration;
  /** A text of less resemblance is like nothing that was taught. */
  knownAt: number;
  figures: ModelFigures;
}

export interface TrainOptions {
  /** Probability from which an answer is given without asking; the figures are taken at it. */
  answerAt: number;
  /** Share of good questions that may be handed on as unknown. */
  floorShare: number;
  /** They cost most of the time and bring the last point; chosen by size when not given. */
  networkCount?: number;
  seed: number;
}

export const TRAIN_DEFAULTS: TrainOptions = {
  answerAt: 0.8,
  floorShare: 0.02,
  seed: 1,
};

/** One part in five is held out; small corpora take more turns, for more rows to measure on. */
const PARTS = 5;
const TURNS: readonly { rowsBelow: number; turns: number }[] = [
  { rowsBelow: 1_500, turns: 5 },
  { rowsBelow: 3_000, turns: 2 },
  { rowsBelow: Number.POSITIVE_INFINITY, turns: 1 },
];

/** Trains on all phrasings; calibrates and measures on rows held out from a first training. */
export function train(
  corpus: Corpus,
  options: Partial<TrainOptions> = {},
  embeddingOf?: EmbeddingOf,
): Model {
  const settings = { ...TRAIN_DEFAULTS, ...options };
  const { classes, rows } = corpusRows(corpus, UNSUPPORTED, embeddingOf);
  const held = inProportion(scoreHeldOut(rows, classes.length, settings), classes);
  const calibration = calibrate(held);
  const likeness = held
    .filter((row) => isHit(row, calibration, classes))
    .map(({ opinions }) => {
      return resemblanceOf(opinions, calibration, corpus.articles.length);
    });
  return {
    format: MODEL_FORMAT,
    corpus,
    classes,
    ensemble: trainEnsemble(rows, classes.length, settings),
    calibration,
    knownAt: quantile(likeness, settings.floorShare),
    figures: measure(held, calibration, settings.answerAt, classes),
  };
}

/**
 * As many rows of what is not offered as customers may ask. They are taught in plenty, each of a
 * subject of its own, so that held out they are the hardest; all of them would make every other
 * probability too modest.
 */
function inProportion(held: ScoredRow[], classes: readonly string[]): ScoredRow[] {
  const isOffered = ({ label }: ScoredRow) => classes[label] !== UNSUPPORTED;
  const offered = held.filter(isOffered);
  const others = held.filter((row) => !isOffered(row));
  return [...offered, ...others.slice(0, Math.ceil(offered.length * UNSUPPORTED_SHARE))];
}

/** Against what is offered; a guess, as long as no operator has counted. */
const UNSUPPORTED_SHARE = 0.08;

/** Whether the first candidate of a held-out question is right, and an article. */
function isHit(row: ScoredRow, calibration: Calibration, classes: readonly string[]): boolean {
  const best = indexOfMax(calibrated(row.opinions, calibration));
  return best === row.label && classes[best] !== UNSUPPORTED;
}

function calibrate(held: ScoredRow[]): Calibration {
  const scales = fitScales(held);
  const judged = held.map(({ opinions }) => {
    return { opinions, probabilities: probabilitiesOf(opinions, scales) };
  });
  const hits = held.map((row, i) => {
    return indexOfMax((judged[i] as Judged).probabilities) === row.label;
  });
  return { scales, certainty: fitCertainty(judged, hits) };
}

function scoreHeldOut(rows: Row[], classCount: number, settings: TrainOptions): ScoredRow[] {
  const order = Int32Array.from(rows, (_, i) => i);
  shuffle(order, randomSequence(settings.seed));
  const turns = TURNS.find(({ rowsBelow }) => rows.length < rowsBelow)?.turns ?? 1;
  const held: ScoredRow[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const isHeld = (_: number, at: number) => at % PARTS === turn;
    const taught = [...order].filter((i, at) => !isHeld(i, at)).map((i) => rows[i] as Row);
    if (taught.length === 0) continue;
    const state = createEnsemble(trainEnsemble(taught, classCount, settings));
    for (const i of order.filter(isHeld)) {
      const row = rows[i] as Row;
      held.push({ opinions: askEnsemble(state, row.bag, row.embedding), label: row.label });
    }
  }
  return held;
}
