/**
 * The door of the recogniser: teach it, ask it, search with it. Pure computation; only an encoder
 * reads files, those of the operator's model.
 */
export type { ModelFigures } from "./calibrate.ts";
export type { EmbeddingOf } from "./corpus.ts";
export { type OpenEncoder, openEncoder } from "./encoder/open.ts";
export { type Embeddings, embedCorpus, recogniseEncoded } from "./encoder.ts";
export type { Mail } from "./mail.ts";
export { languageOf, normalise } from "./normalise.ts";
export { type Recogniser, recogniser } from "./recognise.ts";
export { recogniseMail } from "./recognise-mail.ts";
export { safetyOf } from "./safety.ts";
export { prepareSearch, search } from "./search.ts";
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
