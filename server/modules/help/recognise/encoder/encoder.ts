import { type EmbeddingOf, questionOf } from "../features/corpus.ts";
import type { Corpus, Recognition } from "../types.ts";

/**
 * A sentence encoder that the operator brings: the same length for every text. Its numbers join
 * the features as one more view; without one everything works, a few points less exactly.
 */
export interface Encoder {
  encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}

/** What an encoder made of each question. */
export type Embeddings = Map<string, Float32Array>;

/** A question of a customer waits for at most one list of these when a training is at work. */
const BATCH_SIZE = 8;
/** The parts of a message are known after the first reading; the rest is for safety. */
const READINGS_MAX = 3;

/**
 * The embeddings of everything that is taught, for `train`. What `known` has already is not
 * asked again, so that a training after one approved phrasing costs one question.
 */
export async function embedCorpus(
  corpus: Corpus,
  encoder: Encoder,
  options: { known?: Embeddings; signal?: AbortSignal } = {},
): Promise<Embeddings> {
  const texts = corpus.articles.flatMap(({ titles, phrasings }) => {
    return [titles.zh, titles.en, ...phrasings.zh, ...phrasings.en];
  });
  const taught: Embeddings = new Map();
  const asked = new Set<string>();
  for (const question of [...texts, ...(corpus.unsupported ?? [])].map(questionOf)) {
    const embedding = options.known?.get(question);
    if (embedding) taught.set(question, embedding);
    else if (question !== "") asked.add(question);
  }
  await addTo(taught, [...asked], encoder, options.signal);
  return taught;
}

/**
 * What a model taught with embeddings says of a message, asked with the same encoder. The first
 * reading shows which parts of the message are looked at; it is read again with all of them.
 */
export async function recogniseEncoded(
  read: (embeddingOf: EmbeddingOf) => Recognition,
  encoder: Encoder,
  signal?: AbortSignal,
): Promise<Recognition> {
  const known: Embeddings = new Map();
  for (let reading = 1; ; reading += 1) {
    const missing = new Set<string>();
    const recognition = read((question) => {
      if (question !== "" && !known.has(question)) missing.add(question);
      return known.get(question);
    });
    if (missing.size === 0 || reading === READINGS_MAX) return recognition;
    await addTo(known, [...missing], encoder, signal);
  }
}

async function addTo(
  known: Embeddings,
  questions: readonly string[],
  encoder: Encoder,
  signal?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < questions.length; from += BATCH_SIZE) {
    signal?.throwIfAborted();
    const batch = questions.slice(from, from + BATCH_SIZE);
    const embeddings = await encoder.encode(batch, signal);
    batch.forEach((question, i) => {
      known.set(question, embeddings[i] as Float32Array);
    });
  }
}
