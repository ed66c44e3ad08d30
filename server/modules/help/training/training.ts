import type { App } from "../../../platform/app.ts";
import { type Library, libraryOf, loadLibrary, swapLibrary } from "../articles/library.ts";
import {
  type Corpus,
  deserialise,
  MODEL_FORMAT,
  type Model,
  recogniser,
  trainInBackground,
} from "../recognise/index.ts";
import { warmSearch } from "../search/recognise-question.ts";
import { embeddingsOf, modelFormat } from "../search/use-encoder.ts";
import {
  dropOldModels,
  dropOldRestored,
  dropRestored,
  findModel,
  findModelKey,
  findOwnModel,
  keepModel,
  tellModel,
} from "./queries.ts";

/** The one in use and those that one can return to. */
export const MODELS_KEPT = 5;

/**
 * Takes the model kept from an earlier start, or has one trained on another thread soon. What
 * takes longer waits a little, so that the first requests after a start are quick.
 */
export async function startTraining(app: App): Promise<void> {
  const library = libraryOf(app);
  const isKept = await takeKeptModel(app, library);
  if (!isKept) await takeStandIn(app, library);
  const timer = setTimeout(() => {
    if (isKept) return void warmSearch(app);
    trained(app).catch((error) => logFailure(app, error));
  }, app.config.trainAfterSeconds * 1_000);
  timer.unref();
  library.stop.signal.addEventListener("abort", () => clearTimeout(timer));
}

/** Resolves when a model trained on the current articles is in use; starts it when it must. */
export function trained(app: App): Promise<void> {
  const library = libraryOf(app);
  if (library.recogniser && library.modelSha256) return Promise.resolve();
  return library.training ?? begin(app, () => train(app, library));
}

/**
 * Trains on what was approved meanwhile and puts the new model in the place of the old one, which
 * answers until then. One training at a time: a second call follows the first.
 */
export function retrain(app: App): Promise<void> {
  const before = libraryOf(app).training?.catch(() => undefined) ?? Promise.resolve();
  return begin(app, () => before.then(() => trainAnew(app)));
}

/** The model in use was made for an encoder that is lost: one without takes its place. */
export function replaceModel(app: App): Promise<void> {
  libraryOf(app).modelSha256 = null;
  return retrain(app).catch((error) => logFailure(app, error));
}

/**
 * An article was published, another process trained, or somebody returned to an older model: use
 * what should be in use. New articles are shown at once; until one is trained on them, questions
 * are read with the model of before.
 */
export async function refresh(app: App): Promise<void> {
  const next = await loadLibrary(app);
  const wanted = await app.database.maybe(findModelKey, next.corpusSha256, modelFormat(app));
  const { editions, corpusSha256, modelSha256 } = libraryOf(app);
  const isSameModel = !wanted || wanted.corpus_sha256 === modelSha256;
  const isSameText = next.editions === editions && next.corpusSha256 === corpusSha256;
  if (isSameModel && isSameText) return;
  if (isSameModel || !(await takeKeptModel(app, next))) keepModelInUse(app, next);
  swapLibrary(app, next);
  await warmSearch(app);
}

function keepModelInUse(app: App, next: Library): void {
  const { recogniser: inUse, modelSha256 } = libraryOf(app);
  Object.assign(next, { recogniser: inUse, modelSha256 });
}

export function logFailure(app: App, error: unknown): void {
  if (libraryOf(app).stop.signal.aborted) return;
  app.log.error({ err: error }, "training failed");
}

function begin(app: App, work: () => Promise<void>): Promise<void> {
  const training: Promise<void> = work().finally(() => {
    const library = libraryOf(app);
    if (library.training === training) library.training = null;
  });
  libraryOf(app).training = training;
  return training;
}

async function trainAnew(app: App): Promise<void> {
  const { signal } = libraryOf(app).stop;
  if (signal.aborted) return;
  const next = await loadLibrary(app);
  const isTrained = await app.database.maybe(findOwnModel, next.corpusSha256, modelFormat(app));
  if (isTrained) return refresh(app);
  await train(app, next, signal);
}

async function train(app: App, library: Library, stop = library.stop.signal): Promise<void> {
  const startedAt = performance.now();
  const format = modelFormat(app);
  const embeddings = await embeddingsOf(app, library.corpus, stop);
  const { model, bytes } = await trainInBackground(library.corpus, {}, stop, embeddings);
  if (stop.aborted) return;
  await adopt(app, model, library.corpusSha256);
  const seconds = (performance.now() - startedAt) / 1_000;
  app.log.info({ seconds, bytes: bytes.byteLength }, "help is trained");
  const { corpusSha256, corpus } = library;
  const figures = JSON.stringify(model.figures);
  const count = phrasingCount(corpus);
  const kept = Buffer.from(bytes);
  await app.database.transaction(async (tx) => {
    await tx.run(keepModel, corpusSha256, format, kept, figures, count, tx.now);
    await tx.run(dropRestored, corpusSha256, format);
    await tx.run(dropOldModels, corpusSha256, MODELS_KEPT);
    await tx.run(dropOldRestored);
    await tx.run(tellModel);
  });
}

/** Articles may have been published during the training: the new model goes with what is now. */
async function adopt(app: App, model: Model, modelSha256: string): Promise<void> {
  const latest = await loadLibrary(app);
  use(latest, model, modelSha256);
  swapLibrary(app, latest);
  await warmSearch(app);
}

async function takeKeptModel(
  app: App,
  library: Library,
  format = modelFormat(app),
): Promise<boolean> {
  const kept = await app.database.maybe(findModel, library.corpusSha256, format);
  if (!kept) return false;
  const model = deserialise(kept.bytes);
  if (model) use(library, model, kept.corpus_sha256);
  return model !== null;
}

/** Until there is a model taught with the encoder, one that never knew it reads the questions. */
async function takeStandIn(app: App, library: Library): Promise<void> {
  await takeKeptModel(app, library, MODEL_FORMAT);
  library.modelSha256 = null;
}

function use(library: Library, model: Model, modelSha256: string): void {
  library.recogniser = recogniser(model);
  library.modelSha256 = modelSha256;
}

function phrasingCount({ articles, unsupported = [] }: Corpus): number {
  return articles.reduce(
    (sum, { phrasings }) => sum + phrasings.zh.length + phrasings.en.length,
    unsupported.length,
  );
}
