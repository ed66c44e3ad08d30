import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { libraryOf, openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import { recognise, trained } from "../../modules/help/index.ts";
import { tinyModel } from "../../modules/help/recognise/encoder/test-model.ts";
import { MODEL_FORMAT, openEncoder } from "../../modules/help/recognise/index.ts";
import {
  modelFormat,
  onEncoderLost,
  startEncoder,
  stopEncoder,
} from "../../modules/help/search/use-encoder.ts";
import { replaceModel, startTraining } from "../../modules/help/training/training.ts";
import type { App } from "../../platform/app.ts";
import { createApp } from "../../server.ts";
import { eventually } from "../conversations/chats.ts";
import { cloneDatabase, testConfig } from "../harness.ts";

/** Help with an operator's sentence model, over one database as several processes have it. */
const database = await cloneDatabase();
after(() => database.drop());

/** "moolah" is in no phrasing: only the tiny model knows that it is money topped up. */
const ONLY_ENCODED = "moolah moolah";

before(async () => {
  const path = await mkdtemp(join(tmpdir(), "jinnang-content-"));
  after(() => rm(path, { recursive: true }));
  await writeArticle(path, "late", "充值没到账", "top up");
  await writeArticle(path, "back", "怎么退款", "refund");
  await seedArticles(await processWith({}), pathToFileURL(`${path}/`));
});

async function writeArticle(folder: string, slug: string, zh: string, en: string) {
  const both = { zh, en };
  const phrasings = {
    zh: [..."一二三四五六七八九十"].map((at) => `${zh}问题${at}`),
    en: [..."abcdefghij"].map((at) => `${en} question ${at}`),
  };
  const content = {
    ...{ slug, category: "top-up", title: both, summary: both, body: both },
    ...{ phrasings, related: [] },
  };
  await writeFile(join(folder, `${slug}.json`), JSON.stringify(content));
}

/** A machine busy with tests is slow: only who tests the waiting waits shortly. */
const PATIENCE = { questionWaitMs: 60_000 };

async function processWith(
  environment: Record<string, string>,
  options: { open?: typeof openEncoder; questionWaitMs?: number } = {},
): Promise<App> {
  const config = await testConfig(environment);
  const app = createApp({ config, databaseUrl: database.url });
  after(async () => {
    await stopEncoder(app);
    await app.database.close();
  });
  await startEncoder(app, { ...PATIENCE, ...options });
  const { corpus } = await openLibrary(app);
  // All that is not answered here would only make each training longer.
  corpus.unsupported = corpus.unsupported?.slice(0, 20);
  onEncoderLost(app, () => replaceModel(app));
  await startTraining(app);
  return app;
}

async function metric(app: App, name: string): Promise<number | undefined> {
  const values = await app.metrics.registry.getSingleMetric(name)?.get();
  return values?.values[0]?.value;
}

const embeddingSize = (app: App) =>
  libraryOf(app).recogniser?.model.ensemble.vocabulary.embeddingSize;

describe("help with an encoder", () => {
  it("understands what no phrasing says, and the next start has it at once", async () => {
    const folder = await tinyModel();
    const app = await processWith({ ENCODER_DIR: folder });
    assert.equal(await metric(app, "help_encoder_up"), 1);
    await trained(app);
    assert.equal((await recognise(app, ONLY_ENCODED)).candidates[0]?.slug, "late");
    const next = await processWith({ ENCODER_DIR: folder });
    assert.equal((await recognise(next, ONLY_ENCODED)).candidates[0]?.slug, "late");
  });

  it("is taught anew for another encoder, or for none, and keeps the models apart", async () => {
    const first = await processWith({ ENCODER_DIR: await tinyModel() });
    await trained(first);
    const other = await processWith({ ENCODER_DIR: await tinyModel({ sign: -1 }) });
    const without = await processWith({});
    assert.equal(libraryOf(other).recogniser, null);
    assert.equal(libraryOf(without).recogniser, null);
    assert.equal(modelFormat(without), MODEL_FORMAT);
    assert.equal(new Set([first, other, without].map(modelFormat)).size, 3);
    await Promise.all([trained(other), trained(without)]);
    assert.equal(embeddingSize(without), 0);
    assert.equal(embeddingSize(other), embeddingSize(first));
  });
});

describe("an encoder that is new", () => {
  it("has the model without one in its place until the training is over", async () => {
    await trained(await processWith({}));
    const app = await processWith({ ENCODER_DIR: await tinyModel({ pooling: "cls" }) });
    assert.equal(embeddingSize(app), 0);
    assert.equal((await recognise(app, "退款的问题三")).candidates[0]?.slug, "back");
    await trained(app);
    assert.notEqual(embeddingSize(app), 0);
  });
});

describe("an encoder that cannot be used", () => {
  it("leaves help as it is without one, and says so in the metrics", async () => {
    const app = await processWith({ ENCODER_DIR: "/nowhere/model" });
    assert.equal(await metric(app, "help_encoder_up"), 0);
    assert.equal(modelFormat(app), MODEL_FORMAT);
    await trained(app);
    assert.equal((await recognise(app, "怎么退款问题三")).candidates[0]?.slug, "back");
  });
});

/** Stands for the library, and does what it is told: the true one cannot be made to break. */
const BREAKABLE = `data:text/javascript,${encodeURIComponent(`
  export const env = {};
  export const pipeline = async () => async (texts) => {
    const isTold = (word) => texts.some((text) => text.includes(word));
    if (isTold("die")) process.exit(3);
    if (isTold("fail")) throw new Error("out of memory");
    if (isTold("hang")) await new Promise(() => {});
    return { dims: [texts.length, 2], data: texts.flatMap((text) => [1, text.length]) };
  };
`)}`;

describe("an encoder that breaks", () => {
  const breakable = async (options = {}) => {
    // A folder of its own, because models are kept by what lies in it.
    const folder = await tinyModel({ modelFile: "onnx/model_int8.onnx", sign: -1, pooling: "cls" });
    const open = () => openEncoder(folder, BREAKABLE);
    const app = await processWith({ ENCODER_DIR: folder }, { ...options, open });
    await trained(app);
    assert.equal(embeddingSize(app), 2);
    return app;
  };

  it("costs a question only its certainty, when it fails or does not come back", async () => {
    const failing = await breakable();
    assert.equal((await recognise(failing, "怎么退款的问题")).outcome, "answer");
    assert.equal(await metric(failing, "help_encoder_missed_total"), 0);
    const hanging = await breakable({ questionWaitMs: 100 });
    for (const [app, text] of [
      [failing, "怎么退款 fail"],
      [hanging, "怎么退款 hang"],
    ] as const) {
      assert.equal(libraryOf(app).recogniser?.recognise(text).outcome, "answer", "too bold");
      const { outcome, candidates } = await recognise(app, text);
      assert.equal(outcome, "choices", text);
      assert.equal(candidates[0]?.slug, "back");
      assert.equal(await metric(app, "help_encoder_missed_total"), 1);
      assert.equal((await recognise(app, "怎么退款问题三")).outcome, "answer", "a known phrasing");
      assert.equal(await metric(app, "help_encoder_up"), 1);
    }
  });

  it("is done without from then on, with a model that never knew it", async () => {
    const app = await breakable();
    assert.equal((await recognise(app, "怎么退款 die")).outcome, "choices");
    await eventually(async () => embeddingSize(app) === 0);
    assert.equal(await metric(app, "help_encoder_up"), 0);
    assert.equal((await recognise(app, "退款的问题三")).candidates[0]?.slug, "back");
  });

  it("does not keep a training from its end", async () => {
    const failing = encodeURIComponent(`
      let probed = false;
      export const env = {};
      export const pipeline = async () => async (texts) => {
        if (probed) throw new Error("out of memory");
        probed = true;
        return { dims: [texts.length, 3], data: texts.flatMap(() => [1, 2, 3]) };
      };
    `);
    const folder = await tinyModel({ sign: -1, pooling: "cls" });
    const open = () => openEncoder(folder, `data:text/javascript,${failing}`);
    const app = await processWith({ ENCODER_DIR: folder }, { open });
    assert.equal(await metric(app, "help_encoder_up"), 1);
    await trained(app);
    assert.equal(embeddingSize(app), 0);
    assert.notEqual(libraryOf(app).modelSha256, null, "it was trained, and does not stand in");
    assert.equal((await recognise(app, "怎么退款问题三")).candidates[0]?.slug, "back");
  });
});
