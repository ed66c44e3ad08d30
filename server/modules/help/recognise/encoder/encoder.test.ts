import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { train } from "../models/train.ts";
import { recogniser } from "../recognise.ts";
import { testCorpus } from "../test-corpus.ts";
import { type Embeddings, type Encoder, embedCorpus, recogniseEncoded } from "./encoder.ts";

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

/** Remembers what it was asked. */
function listening(): Encoder & { asked: string[]; calls: number } {
  const listener: Encoder & { asked: string[]; calls: number } = {
    asked: [],
    calls: 0,
    encode(texts) {
      listener.asked.push(...texts);
      listener.calls += 1;
      return worldly.encode(texts);
    },
  };
  return listener;
}

async function taughtBy(encoder: Encoder) {
  const embeddings = await embedCorpus(testCorpus(), encoder);
  return recogniser(train(testCorpus(), {}, (question) => embeddings.get(question)));
}

describe("encoder door", () => {
  it("lets an encoder recognise words that no phrasing has", async () => {
    const judge = await taughtBy(worldly);
    const { candidates } = await recogniseEncoded(
      (embeddingOf) => judge.recognise("moolah moolah", embeddingOf),
      worldly,
    );
    assert.equal(candidates[0]?.slug, "top-up-not-arrived");
  });

  it("shows the encoder every part of a message that is read by itself", async () => {
    const judge = await taughtBy(worldly);
    const encoder = listening();
    const text = "密码忘了，另外怎么申请退款？";
    await recogniseEncoded((embeddingOf) => judge.recognise(text, embeddingOf), encoder);
    assert.ok(encoder.asked.length > 1, encoder.asked.join(" | "));
    assert.ok(encoder.asked.some((part) => part.includes("密码") && !part.includes("退款")));
    assert.ok(encoder.asked.some((part) => part.includes("退款") && !part.includes("密码")));
  });

  it("works without the encoder that it was trained with", async () => {
    const judge = await taughtBy(worldly);
    const { candidates } = judge.recognise("密码想不起来了");
    assert.equal(candidates[0]?.slug, "forgot-password");
  });

  it("asks in short lists, and never for what it knows", async () => {
    const encoder = listening();
    const corpus = testCorpus();
    const known: Embeddings = await embedCorpus(corpus, encoder);
    assert.equal(known.size, new Set(encoder.asked).size);
    assert.ok(encoder.calls > known.size / 10, "a question in between must not wait long");
    const again = listening();
    corpus.articles[0]?.phrasings.en.push("my moolah went missing");
    corpus.articles.pop();
    const next = await embedCorpus(corpus, again, { known });
    assert.deepEqual(again.asked, ["my moolah went missing"]);
    assert.ok(next.size < known.size, "what is taught no longer is forgotten");
  });

  it("stops between two lists when the server does", async () => {
    const stop = new AbortController();
    const encoder = listening();
    const stopping: Encoder = {
      encode(texts) {
        stop.abort();
        return encoder.encode(texts);
      },
    };
    const options = { signal: stop.signal };
    await assert.rejects(embedCorpus(testCorpus(), stopping, options), { name: "AbortError" });
    assert.equal(encoder.calls, 1);
  });
});
