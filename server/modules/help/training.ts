import type { App } from "../../platform/app.ts";
import { tellModel } from "./learning/queries-models.ts";
import { type Library, libraryOf, loadLibrary, swapLibrary } from "./library.ts";
import { dropOldModels, dropOldRestored, findModel, findModelKey, keepModel } from "./queries.ts";
import {
  type Corpus,
  deserialise,
  MODEL_FORMAT,
  type Model,
  recogniser,
  trainInBackground,
} from "./recognise/index.ts";
import { warmSearch } from "./recognise-question.ts";

/** The one in use and those that one can return to. */
export const MODELS_KEPT = 5;

/**
 * Takes the model kept from an earlier start, or has one trained on another thread soon. What
 * takes longer waits a little, so that the first requests after a start are quick.
 */
export async function startTraining(app: App): Promise<void> {
  const library = libraryOf(app);
  const isKept = await takeKeptModel(app, library);
  const timer = setTimeout(() => {
    if (isKept) return warmSearch(libraryOf(app));
    trained(app).catch((error) => logFailure(app, error));
  }, app.config.trainAfterSeconds * 1_000);
  timer.unref();
  library.stop.signal.addEventListener("abort", () => clearTimeout(timer));
}

/** Resolves when a model trained on the current articles is in use; starts it when it must. */
export function trained(app: App): Promise<void> {
  const library = libraryOf(app);
  if (library.recogniser) return Promise.resolve();
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

/** Another process trained or somebody returned to an older model: use what should be in use. */
export async function refresh(app: App): Promise<void> {
  const current = libraryOf(app);
  const next = await loadLibrary(app);
  const wanted = await app.database.maybe(findModelKey, next.corpusSha256, MODEL_FORMAT);
  if (!wanted || wanted.corpus_sha256 === current.modelSha256) return;
  if (await takeKeptModel(app, next)) swapLibrary(app, next);
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
  const current = libraryOf(app);
  if (current.stop.signal.aborted) return;
  const next = await loadLibrary(app);
  if (next.corpusSha256 === current.corpusSha256 && current.recogniser) return;
  if (await takeKeptModel(app, next)) return swapLibrary(app, next);
  await train(app, next, current.stop.signal);
}

async function train(app: App, library: Library, stop = library.stop.signal): Promise<void> {
  const startedAt = performance.now();
  const { model, bytes } = await trainInBackground(library.corpus, {}, stop);
  if (stop.aborted) return;
  use(library, model, library.corpusSha256);
  warmSearch(library);
  if (libraryOf(app) !== library) swapLibrary(app, library);
  const seconds = (performance.now() - startedAt) / 1_000;
  app.log.info({ seconds, bytes: bytes.byteLength }, "help is trained");
  const { corpusSha256, corpus } = library;
  const figures = JSON.stringify(model.figures);
  const count = phrasingCount(corpus);
  const kept = Buffer.from(bytes);
  await app.database.transaction(async (tx) => {
    await tx.run(keepModel, corpusSha256, MODEL_FORMAT, kept, figures, count, tx.now);
    await tx.run(dropOldModels, corpusSha256, MODELS_KEPT);
    await tx.run(dropOldRestored);
    await tx.run(tellModel);
  });
}

async function takeKeptModel(app: App, library: Library): Promise<boolean> {
  const kept = await app.database.maybe(findModel, library.corpusSha256, MODEL_FORMAT);
  if (!kept) return false;
  const model = deserialise(kept.bytes);
  if (model) use(library, model, kept.corpus_sha256);
  return model !== null;
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
