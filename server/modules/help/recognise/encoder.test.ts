import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Encoder, loadEncoder, trainWithEncoder, withEncoder } from "./encoder.ts";
import { recogniser } from "./recognise.ts";
import { testCorpus } from "./test-corpus.ts";

/** Knows one thing that no phrasing teaches: "moolah" is money that was topped up. */
const worldly: Encoder = {
  async encode(texts) {
    return texts.map((text) => {
      const about = ["top up|充|moolah|recharge", "password|密码", "refund|退", "limit|额"];
      const signs = about.map((words) => (new RegExp(words).test(text) ? 1 : 0));
      return Float32Array.from([...signs, 0.1]);
    });
  },
};

describe("encoder door", () => {
  it("lets an encoder recognise words that no phrasing has", async () => {
    const model = await trainWithEncoder(testCorpus(), worldly);
    const judge = withEncoder(recogniser(model), worldly);
    const { candidates } = await judge.recognise("moolah moolah");
    assert.equal(candidates[0]?.slug, "top-up-not-arrived");
  });

  it("works without the encoder that it was trained with", async () => {
    const model = await trainWithEncoder(testCorpus(), worldly);
    const { candidates } = recogniser(model).recognise("密码想不起来了");
    assert.equal(candidates[0]?.slug, "forgot-password");
  });

  it("is absent, not broken, when the optional package is not installed", async () => {
    assert.equal(await loadEncoder("/nowhere/model"), null);
  });
});
