import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recogniser } from "../recognise.ts";
import { testCorpus } from "../test-corpus.ts";
import { deserialise, serialise } from "./serialise.ts";
import { MODEL_FORMAT, train } from "./train.ts";
import { trainInBackground } from "./worker.ts";

const QUESTION = "昨天充的钱还没有到";

describe("a stored model", () => {
  const model = train(testCorpus());

  it("recognises exactly as before it was stored", () => {
    const loaded = deserialise(serialise(model));
    assert.ok(loaded !== null);
    assert.deepEqual(recogniser(loaded).recognise(QUESTION), recogniser(model).recognise(QUESTION));
    assert.deepEqual(loaded.figures, model.figures);
  });

  it("is refused when it is of another format, or not a model at all", () => {
    const other = serialise({ ...model, format: MODEL_FORMAT + 1 });
    assert.equal(deserialise(other), null);
    assert.equal(deserialise(Buffer.from("something else entirely")), null);
    assert.equal(deserialise(new Uint8Array(0)), null);
  });

  it("fails loudly when it is cut off", () => {
    const bytes = serialise(model);
    assert.throws(() => deserialise(bytes.subarray(0, bytes.length - 10)), /cut off/);
  });

  it("trained on another thread is the same model", async () => {
    const { model: other, bytes } = await trainInBackground(testCorpus());
    assert.deepEqual(other.figures, model.figures);
    assert.deepEqual(Buffer.from(bytes), Buffer.from(serialise(model)));
  });

  it("carries its own figures, measured on rows that did not train it", () => {
    assert.ok(model.figures.rows > 100);
    assert.ok(model.figures.top1 > 0.8, `top-1 ${model.figures.top1}`);
    assert.ok(model.figures.top3 >= model.figures.top1);
    assert.ok(Object.keys(model.figures.articles).includes("refund-how"));
  });
});
