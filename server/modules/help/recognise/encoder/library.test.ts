import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { appendFile, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { trainInBackground } from "../models/worker.ts";
import { recogniser } from "../recognise.ts";
import { testCorpus } from "../test-corpus.ts";
import { embedCorpus, recogniseEncoded } from "./encoder.ts";
import { PACKAGE } from "./library.ts";
import { type OpenEncoder, openEncoder } from "./open.ts";
import { MODEL_SIZE, OTHER, type TinyModel, tinyModel } from "./test-model.ts";

/**
 * The true library and its native part on a tiny model that is made here. They are no part of a
 * plain install, so `npm test` brings them; without them these tests fail, and are never skipped.
 */
async function open(folder: string): Promise<OpenEncoder> {
  const encoder = await openEncoder(folder);
  after(() => encoder.close());
  return encoder;
}

function near(actual: Float32Array | undefined, expected: readonly number[]): void {
  const rounded = [...(actual ?? [])].map((value) => Math.round(value * 1e4) / 1e4);
  assert.deepEqual(
    rounded,
    expected.map((value) => Math.round(value * 1e4) / 1e4),
  );
}

describe("a sentence model in a folder", () => {
  it("turns texts into vectors of length one, whatever stands beside them in the list", async () => {
    const encoder = await open(await tinyModel());
    assert.equal(encoder.size, MODEL_SIZE);
    const texts = ["密码", "refund refund refund limit something", "充值"];
    const vectors = await encoder.encode(texts);
    // Two characters of one topic, and the two marks at the ends that belong to none.
    const length = Math.hypot(2, 2 * OTHER);
    near(vectors[0], [0, 2 / length, 0, 0, (2 * OTHER) / length]);
    const longer = Math.hypot(3, 1, 3 * OTHER);
    near(vectors[1], [0, 0, 3 / longer, 1 / longer, (3 * OTHER) / longer]);
    for (const [i, text] of texts.entries()) {
      near((await encoder.encode([text]))[0], [...(vectors[i] as Float32Array)]);
    }
  });

  it("takes the first token unless the model says that it wants the mean", async () => {
    const encoder = await open(await tinyModel({ pooling: "cls" }));
    assert.equal(encoder.pooling, "cls");
    near((await encoder.encode(["密码"]))[0], [0, 0, 0, 0, 1]);
  });

  it("is found quantised too, and beside its configuration", async () => {
    for (const modelFile of ["onnx/model_quantized.onnx", "model_quantized.onnx", "model.onnx"]) {
      const encoder = await open(await tinyModel({ modelFile }));
      assert.equal(encoder.modelFile, modelFile);
      assert.equal((await encoder.encode(["退款"])).length, 1);
    }
  });

  it("has an identity that follows its files and not its place", async () => {
    const identityOf = async (options: TinyModel) =>
      (await open(await tinyModel(options))).identity;
    const identity = await identityOf({});
    assert.equal(await identityOf({}), identity);
    assert.notEqual(await identityOf({ sign: -1 }), identity);
    assert.notEqual(await identityOf({ pooling: "cls" }), identity);
  });

  it("recognises words that no phrasing has, trained and asked through its thread", async () => {
    const encoder = await open(await tinyModel());
    const embeddings = await embedCorpus(testCorpus(), encoder);
    const { model } = await trainInBackground(testCorpus(), {}, undefined, embeddings);
    assert.equal(model.ensemble.vocabulary.embeddingSize, MODEL_SIZE);
    const judge = recogniser(model);
    const { candidates } = await recogniseEncoded(
      (embeddingOf) => judge.recognise("moolah moolah", embeddingOf),
      encoder,
    );
    assert.equal(candidates[0]?.slug, "top-up-not-arrived");
  });

  it("reads only the start of a text that is longer than any model takes", async () => {
    const encoder = await open(await tinyModel());
    const [vector] = await encoder.encode([`${"密".repeat(400)}${"款".repeat(2_000)}`]);
    assert.ok((vector?.[1] ?? 0) > 0.9);
    assert.equal(vector?.[2], 0);
  });

  it("answers nobody who no longer waits, and nobody after its end", async () => {
    const encoder = await openEncoder(await tinyModel());
    await assert.rejects(encoder.encode(["密码"], AbortSignal.abort()), /did not answer/);
    const asked = encoder.encode(["密码"]);
    await encoder.close();
    await asked.catch((error) => assert.match(error.message, /did not answer/));
    assert.equal(await encoder.ended, null);
    await assert.rejects(encoder.encode(["密码"]), /did not answer/);
  });

  it("never reports its use, and writes nothing beside its files", async () => {
    const folder = await tinyModel();
    await open(folder);
    assert.equal(process.env.ORT_DISABLE_TELEMETRY, "1");
    const cache = new URL(`./node_modules/${PACKAGE}/.cache`, import.meta.url);
    assert.ok(!existsSync(cache));
    assert.ok(!existsSync(join(folder, ".cache")));
  });
});

describe("a folder that cannot be used", () => {
  it("is refused with what is missing", async () => {
    await assert.rejects(openEncoder("/nowhere/model"), /\/nowhere\/model cannot be read \(ENOENT/);
    const empty = await mkdtemp(join(tmpdir(), "jinnang-model-"));
    after(() => rm(empty, { recursive: true }));
    await assert.rejects(openEncoder(empty), /config\.json, tokenizer\.json, .* is missing/);
    const folder = await tinyModel();
    await rename(join(folder, "onnx/model.onnx"), join(folder, "onnx/model_q4f16.onnx"));
    await assert.rejects(openEncoder(folder), /no model in .*model_quantized\.onnx/);
  });

  it("is refused when its model is broken or cut off", async () => {
    const folder = await tinyModel();
    await writeFile(join(folder, "onnx/model.onnx"), "not a model at all");
    await assert.rejects(openEncoder(folder), /protobuf/i);
    const spoilt = await tinyModel();
    await appendFile(join(spoilt, "tokenizer.json"), "}");
    await assert.rejects(openEncoder(spoilt), /JSON/);
  });

  it("is refused with the command to give when the package is not installed", async () => {
    const opening = openEncoder(await tinyModel(), "a-package-that-is-not-installed");
    await assert.rejects(opening, /not installed: npm run encoder/);
  });
});
