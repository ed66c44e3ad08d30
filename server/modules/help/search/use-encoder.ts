import { createHash } from "node:crypto";
import { Counter, Gauge } from "prom-client";
import type { App } from "../../../platform/app.ts";
import {
  type Corpus,
  type EmbeddingOf,
  type Embeddings,
  embedCorpus,
  MODEL_FORMAT,
  type OpenEncoder,
  openEncoder,
  type Recogniser,
  type Recognition,
  recogniseEncoded,
} from "../recognise/index.ts";

/** A question that waits longer is read without the encoder: nobody should wait for a hint. */
const QUESTION_WAIT_MS = 2_000;

/** A list of a training may wait on a busy machine, but not for ever if the encoder hangs. */
const LIST_WAIT_MS = 300_000;

interface Use {
  encoder: OpenEncoder | null;
  /** What it made of all that is taught, so that the next training only asks for what is new. */
  taught: Embeddings;
  missed: Counter;
  questionWaitMs: number;
}

const uses = new WeakMap<App, Use>();

/**
 * Opens the operator's sentence model, when there is one. Whatever is wrong with it is logged and
 * shown as a metric, and help works with what it has of its own: a wallet starts without a hint.
 */
export async function startEncoder(
  app: App,
  { open = openEncoder, questionWaitMs = QUESTION_WAIT_MS } = {},
): Promise<void> {
  const { encoderDir } = app.config;
  if (!encoderDir) return;
  const registers = [app.metrics.registry];
  const up = new Gauge({ name: "help_encoder_up", help: "1: help uses its encoder", registers });
  const missed = new Counter({
    name: "help_encoder_missed_total",
    help: "Questions that the encoder did not answer in time",
    registers,
  });
  const use: Use = { encoder: null, taught: new Map(), missed, questionWaitMs };
  uses.set(app, use);
  try {
    const encoder = await open(encoderDir);
    const { identity, size, modelFile, pooling } = encoder;
    use.encoder = encoder;
    up.set(1);
    app.log.info({ identity, size, modelFile, pooling }, "help uses an encoder");
    encoder.ended.then(() => {
      use.encoder = null;
      up.set(0);
    });
  } catch (error) {
    app.log.error({ err: error, encoderDir }, "ENCODER_DIR cannot be used: help works without it");
  }
}

/** Calls when an encoder in use broke; never when it was closed, or was not there at all. */
export function onEncoderLost(app: App, replaceModel: () => Promise<void>): void {
  uses.get(app)?.encoder?.ended.then(async (error) => {
    if (!error) return;
    app.log.error({ err: error }, "the encoder broke: help works without it until the next start");
    await replaceModel();
  });
}

export async function stopEncoder(app: App): Promise<void> {
  await uses.get(app)?.encoder?.close();
}

/**
 * Under which number models are kept. A model is of use only with the encoder that it was taught
 * with, so every encoder has a number of its own, and a change of it leads to a training.
 */
export function modelFormat(app: App): number {
  const identity = uses.get(app)?.encoder?.identity;
  if (!identity) return MODEL_FORMAT;
  const digest = createHash("sha256").update(`${MODEL_FORMAT} ${identity}`).digest();
  // Positive as a Postgres integer, and far above the numbers of models without an encoder.
  return OF_ENCODERS + (digest.readUInt32BE(0) >>> 2);
}

const OF_ENCODERS = 2 ** 30;

/** For a training: nothing without an encoder, or when it fails; then help is taught without. */
export async function embeddingsOf(
  app: App,
  corpus: Corpus,
  signal: AbortSignal,
): Promise<Embeddings | undefined> {
  const use = uses.get(app);
  if (!use?.encoder) return undefined;
  const { encoder, taught: known } = use;
  const encode = (texts: readonly string[]) =>
    encoder.encode(texts, AbortSignal.any([signal, AbortSignal.timeout(LIST_WAIT_MS)]));
  try {
    use.taught = await embedCorpus(corpus, { encode }, { known, signal });
    return use.taught;
  } catch (error) {
    signal.throwIfAborted();
    app.log.error({ err: error }, "help is trained without the encoder, which failed");
    return undefined;
  }
}

/** Lets a question be read with the encoder, if the model was taught with one. */
export async function readEncoded(
  app: App,
  { model }: Recogniser,
  read: (embeddingOf?: EmbeddingOf) => Recognition,
): Promise<Recognition> {
  if (model.ensemble.vocabulary.embeddingSize === 0) return read();
  const use = uses.get(app);
  if (!use?.encoder) return unsure(read());
  const signal = AbortSignal.timeout(use.questionWaitMs);
  try {
    return await recogniseEncoded(read, use.encoder, signal);
  } catch (error) {
    use.missed.inc();
    app.log.warn({ err: error }, "a question was read without the encoder");
    return unsure(read());
  }
}

/** The probabilities were fitted with the encoder; without it they are too bold for an answer. */
function unsure(recognition: Recognition): Recognition {
  const { outcome, reason } = recognition;
  if (outcome !== "answer" || reason === "exact") return recognition;
  return { ...recognition, outcome: "choices", reason: "unsure" };
}
