import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { estimateStrength, obviousWeakness } from "./estimate.ts";

describe("a password's strength", () => {
  it("is said in the language of the screen", async () => {
    const weak = await estimateStrength("qwerty123", { language: "en", personal: [] });
    assert.equal(weak.acceptable, false);
    assert.match(weak.warning ?? "", /common/);
    const chinese = await estimateStrength("password", { language: "zh", personal: [] });
    assert.match(chinese.warning ?? "", /密码/);
  });
  it("is none with a word about the person", async () => {
    const options = { language: "zh", personal: ["小林的钱包"] } as const;
    assert.equal((await estimateStrength("小林的钱包2026", options)).acceptable, false);
  });
  it("is enough for four words that do not belong together", async () => {
    const options = { language: "zh", personal: ["锦囊"] } as const;
    assert.equal((await estimateStrength("茶壶 骑车 星期三 蓝", options)).acceptable, true);
  });
  it("threat: does not depend on more than a few short words about the person", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `word${index}`);
    const options = { language: "en", personal: many } as const;
    assert.equal(obviousWeakness("contains-word999-at-the-end", options), undefined);
    assert.equal(obviousWeakness("contains-word0-at-the-end", options)?.acceptable, false);
  });
});
