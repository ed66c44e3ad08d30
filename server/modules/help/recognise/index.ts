/**
 * The door of the recogniser: teach it, ask it, search with it. Pure computation; only an encoder
 * reads files, those of the operator's model.
 */

export { type Embeddings, embedCorpus, recogniseEncoded } from "./encoder/encoder.ts";
export { type OpenEncoder, openEncoder } from "./encoder/open.ts";
export type { EmbeddingOf } from "./features/corpus.ts";
export { languageOf, normalise } from "./features/normalise.ts";
export type { Mail } from "./mail.ts";
export type { ModelFigures } from "./models/calibrate.ts";
export { deserialise, serialise } from "./models/serialise.ts";
export { MODEL_FORMAT, type Model, type TrainOptions, train } from "./models/train.ts";
export { trainInBackground } from "./models/worker.ts";
export { type Recogniser, recogniser } from "./recognise.ts";
export { recogniseMail } from "./recognise-mail.ts";
export { safetyOf } from "./safety/safety.ts";
export { prepareSearch, search } from "./search.ts";
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
