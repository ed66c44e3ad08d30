import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { train } from "./models/train.ts";
import { recogniser } from "./recognise.ts";
import { partsOf } from "./several.ts";
import { builtInCorpus, readJson } from "./test-content.ts";

/** Two or three questions in one message; `slugs` has the articles that would do for each. */
interface Message {
  text: string;
  slugs: string[][];
}

/** A little below what is measured without the networks; never tuned on these messages. */
const SEEN_FLOOR = 0.72;
const WRONG_MAX = 0.05;

const { messages } = readJson<{ messages: Message[] }>("recognise/test-data/several.json");
const judge = recogniser(train(builtInCorpus("zh", "en"), { networkCount: 0 }));

describe("several questions in one message", () => {
  it("are all seen", () => {
    const seen = messages.filter(({ text, slugs }) => {
      const { intents } = judge.recognise(text);
      return slugs.every((fitting) => fitting.some((slug) => intents.includes(slug)));
    });
    assert.ok(seen.length / messages.length >= SEEN_FLOOR, `${seen.length} of ${messages.length}`);
  });

  it("are seldom joined by one that nobody asked", () => {
    const wrong = messages.filter(({ text, slugs }) => {
      return judge.recognise(text).intents.some((slug) => !slugs.flat().includes(slug));
    });
    assert.ok(wrong.length / messages.length <= WRONG_MAX, `${wrong.length}`);
  });

  it("are offered as choices, never answered with one of them alone", () => {
    const { outcome, reason } = judge.recognise("怎么下载账单？另外怎么修改登录密码？");
    assert.deepEqual([outcome, reason], ["choices", "several"]);
  });

  it("are cut where people stop, in both languages", () => {
    assert.deepEqual(partsOf("怎么充值?另外怎么退款").slice(1), ["怎么充值", "怎么退款"]);
    assert.deepEqual(partsOf("how do i top up and also where is my refund").slice(1), [
      "how do i top up",
      "where is my refund",
    ]);
    assert.deepEqual(partsOf("怎么充值"), ["怎么充值"]);
  });
});
