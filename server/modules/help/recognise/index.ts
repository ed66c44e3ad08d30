/** The door of the recogniser: teach it, ask it, search with it. Pure computation, no I/O. */
export type { ModelFigures } from "./calibrate.ts";
export {
  type EncodedRecogniser,
  type Encoder,
  loadEncoder,
  trainWithEncoder,
  withEncoder,
} from "./encoder.ts";
export { languageOf, normalise } from "./normalise.ts";
export { type Recogniser, recogniser } from "./recognise.ts";
export { safetyOf } from "./safety.ts";
export { search } from "./search.ts";
export { deserialise, serialise } from "./serialise.ts";
export { MODEL_FORMAT, type Model, type TrainOptions, train } from "./train.ts";
export type {
  Candidate,
  Corpus,
  CorpusArticle,
  Highlight,
  Language,
  Outcome,
  Reason,
  Recognition,
  SafetyCode,
  SearchHit,
} from "./types.ts";
export { trainInBackground } from "./worker.ts";
