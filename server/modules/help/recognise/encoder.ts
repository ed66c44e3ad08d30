import { basename, dirname, resolve } from "node:path";
import { type EmbeddingOf, questionOf } from "./corpus.ts";
import { partsOf, type Recogniser } from "./recognise.ts";
import { type Model, type TrainOptions, train } from "./train.ts";
import type { Corpus, Recognition } from "./types.ts";

/**
 * A sentence encoder that the operator brings: the same length for every text. Its numbers join
 * the features as one more view; without one everything works, a few points less exactly.
 */
export interface Encoder {
  encode(texts: string[]): Promise<Float32Array[]>;
}

export interface EncodedRecogniser {
  recognise(text: string): Promise<Recognition>;
}

/** Bounds the memory of one call to the encoder. */
const BATCH_SIZE = 32;
/** The optional dependency; a variable, so that nothing is looked for until it is wanted. */
const PACKAGE = "@huggingface/transformers";

export async function trainWithEncoder(
  corpus: Corpus,
  encoder: Encoder,
  options: Partial<TrainOptions> = {},
): Promise<Model> {
  const texts = corpus.articles.flatMap(({ titles, phrasings }) => {
    return [titles.zh, titles.en, ...phrasings.zh, ...phrasings.en];
  });
  const questions = [...texts, ...(corpus.unsupported ?? [])].map(questionOf);
  return train(corpus, options, await embed(encoder, questions));
}

/** A recogniser for a model of `trainWithEncoder`, asked with the same encoder. */
export function withEncoder(recogniser: Recogniser, encoder: Encoder): EncodedRecogniser {
  return {
    async recognise(text) {
      const parts = partsOf(questionOf(text));
      return recogniser.recognise(text, await embed(encoder, parts));
    },
  };
}

/**
 * The encoder in a folder of ONNX files (bge-small-zh class), or null when the optional package
 * is not installed. Nothing is ever downloaded: remote models are forbidden.
 */
export async function loadEncoder(folder: string): Promise<Encoder | null> {
  const library = await import(PACKAGE).catch(() => null);
  if (library === null) return null;
  const path = resolve(folder);
  library.env.allowRemoteModels = false;
  library.env.localModelPath = dirname(path);
  const extract = await library.pipeline("feature-extraction", basename(path));
  return {
    async encode(texts) {
      const output = await extract(texts, { pooling: "cls", normalize: true });
      const rows = output.tolist() as number[][];
      return rows.map((row) => Float32Array.from(row));
    },
  };
}

async function embed(encoder: Encoder, questions: string[]): Promise<EmbeddingOf> {
  const unique = [...new Set(questions)].filter((question) => question !== "");
  const known = new Map<string, Float32Array>();
  for (let from = 0; from < unique.length; from += BATCH_SIZE) {
    const batch = unique.slice(from, from + BATCH_SIZE);
    const embeddings = await encoder.encode(batch);
    batch.forEach((question, i) => {
      known.set(question, embeddings[i] as Float32Array);
    });
  }
  return (question) => known.get(question);
}
