import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conceptsOf } from "./concepts.ts";
import { extractFeatures } from "./features.ts";
import { normalise } from "./normalise.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokens.ts";

const concepts = (text: string) => conceptsOf(tokenise(normalise(text)));

describe("features", () => {
  it("splits Chinese into characters and keeps Latin words whole", () => {
    assert.deepEqual(tokenise("top up没到账 don't 500元"), [
      ...["top", "up", "没", "到", "账", "don't", "500", "元"],
    ]);
  });

  it("finds the same concepts in both languages", () => {
    assert.deepEqual(concepts("充值没到账"), ["top-up", "not-arrived"]);
    assert.deepEqual(concepts("my top up hasn't arrived"), ["top-up", "not-arrived"]);
  });

  it("finds a concept behind a homophone typo, another ending and a slip", () => {
    assert.ok(concepts("提县到卡").includes("withdraw") || concepts("冲直").includes("top-up"));
    assert.ok(concepts("withdrawl").includes("withdraw"));
    assert.equal(stem("arrived"), stem("arrives"));
  });

  it("gives a homophone the same sounds but other words", () => {
    const [words, , sounds] = extractFeatures("到账");
    const [otherWords, , otherSounds] = extractFeatures("倒账");
    assert.notDeepEqual(words, otherWords);
    assert.deepEqual(sounds, otherSounds);
  });

  it("stays bounded for a text without end", () => {
    const bag = extractFeatures("word ".repeat(50_000));
    const total = bag.reduce((sum, view) => sum + view.size, 0);
    assert.ok(total < 100, `${total} features`);
  });
});
