import type { Row } from "../features/corpus.ts";
import type { FeatureBag } from "../features/features.ts";
import { buildVocabulary, Vectoriser, type Vocabulary } from "../features/vocabulary.ts";
import { type LinearModel, linearScores, SVM_DEFAULTS, trainSvm } from "./classifier.ts";
import { buildNeighbours, type Neighbours, neighbourScores } from "./neighbours.ts";
import { NETWORK_DEFAULTS, type Network, networkScores, trainNetwork } from "./network.ts";

/** What is learned: one vocabulary and the opinions that share it. */
export interface Ensemble {
  vocabulary: Vocabulary;
  linear: LinearModel;
  /** Networks of different seeds, whose errors differ too. */
  networks: Network[];
  neighbours: Neighbours;
}

/** An ensemble with its look-up tables, ready to be asked. */
export interface EnsembleState {
  ensemble: Ensemble;
  vectoriser: Vectoriser;
}

/** Features seen once say nothing in a large corpus; in a small one they are all there is. */
const DOCUMENTS_MIN_FROM_ROWS = 8_000;
/** Small corpora need more rounds, large ones more patience from the reader. */
const NETWORK_STEPS = 140_000;
const NETWORK_EPOCHS_MIN = 7;
const NETWORK_EPOCHS_MAX = 20;
const SMALL_ROWS = 2_000;
const NETWORKS_SMALL = 5;
const NETWORKS_LARGE = 2;

export function trainEnsemble(
  rows: readonly Row[],
  classCount: number,
  options: { seed: number; networkCount?: number | undefined },
): Ensemble {
  const bags = rows.map((row) => row.bag);
  const documentsMin = rows.length >= DOCUMENTS_MIN_FROM_ROWS ? 2 : 1;
  const embeddingSize = rows[0]?.embedding?.length ?? 0;
  const vocabulary = buildVocabulary(bags, documentsMin, embeddingSize);
  const vectoriser = new Vectoriser(vocabulary);
  const vectors = rows.map((row) => vectoriser.ofBag(row.bag, row.embedding));
  const labels = Int32Array.from(rows, (row) => row.label);
  const shape = { featureCount: vectoriser.size, classCount };
  const seed = options.seed;
  const slipped = rows.map((row) => vectoriser.ofBag(row.slippedBag, row.embedding));
  const networkCount = options.networkCount ?? networkCountFor(rows.length);
  const networks = Array.from({ length: networkCount }, (_, i) =>
    trainNetwork([...vectors, ...slipped], Int32Array.from([...labels, ...labels]), shape, {
      ...NETWORK_DEFAULTS,
      epochs: epochsFor(2 * rows.length),
      seed: seed + i,
    }),
  );
  return {
    vocabulary,
    linear: trainSvm(vectors, labels, shape, { ...SVM_DEFAULTS, seed }),
    networks,
    neighbours: buildNeighbours(vectors, labels, shape),
  };
}

export function createEnsemble(ensemble: Ensemble): EnsembleState {
  return { ensemble, vectoriser: new Vectoriser(ensemble.vocabulary) };
}

/** What each part of the ensemble says of one text, before anything is weighed. */
export interface Opinions {
  /** Score per class of the linear classifier, the nearest phrasings, and the networks. */
  scores: Float32Array[];
  /** Share of the text's words and characters that were ever taught. */
  knownShare: number;
}

export function askEnsemble(
  state: EnsembleState,
  bag: FeatureBag,
  embedding?: Float32Array,
): Opinions {
  const { ensemble, vectoriser } = state;
  const vector = vectoriser.ofBag(bag, embedding);
  const scores = [
    linearScores(ensemble.linear, vector),
    neighbourScores(ensemble.neighbours, vector),
  ];
  if (ensemble.networks.length > 0) {
    scores.push(meanOf(ensemble.networks.map((network) => networkScores(network, vector))));
  }
  return { scores, knownShare: vectoriser.knownShareOf(bag) };
}

function meanOf(lists: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(lists[0]?.length ?? 0);
  for (const list of lists) {
    for (let k = 0; k < mean.length; k += 1) {
      mean[k] = (mean[k] as number) + (list[k] as number) / lists.length;
    }
  }
  return mean;
}

/** Where rows are few, networks differ most and cost least, so more of them are asked. */
function networkCountFor(rowCount: number): number {
  return rowCount < SMALL_ROWS ? NETWORKS_SMALL : NETWORKS_LARGE;
}

function epochsFor(rowCount: number): number {
  const wanted = Math.round(NETWORK_STEPS / Math.max(1, rowCount));
  return Math.min(NETWORK_EPOCHS_MAX, Math.max(NETWORK_EPOCHS_MIN, wanted));
}
