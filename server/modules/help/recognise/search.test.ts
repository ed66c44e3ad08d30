import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Model } from "./models/train.ts";
import { prepareSearch, search } from "./search.ts";
import { builtInCorpus, readJson } from "./test-content.ts";
import { testCorpus } from "./test-corpus.ts";

// The search reads nothing of a model but its corpus.
const model = { corpus: testCorpus() } as Model;
const find = (text: string) => search(model, text, { limit: 3 });
const first = (text: string) => find(text)[0]?.slug;

describe("help search", () => {
  it("finds by half a question, as it is typed", () => {
    assert.equal(first("充值没"), "top-up-not-arrived");
    assert.equal(first("forg"), "forgot-password");
    assert.equal(first("passw"), "forgot-password");
  });

  it("finds by pinyin and by its initials", () => {
    assert.equal(first("tuikuan"), "refund-how");
    assert.equal(first("wjdlmm"), "forgot-password");
  });

  it("finds in spite of typos and in traditional script", () => {
    assert.equal(first("推款"), "refund-how");
    assert.equal(first("limti"), "limits-overview");
    assert.equal(first("忘記密碼"), "forgot-password");
  });

  it("marks what was typed in the title", () => {
    const highlights = find("退款")[0]?.highlights ?? [];
    assert.deepEqual(highlights[0], {
      field: "title",
      text: "怎么申请退款",
      ranges: [{ start: 4, end: 6 }],
    });
  });

  it("marks the characters that pinyin stands for", () => {
    const { text, ranges } = find("tuikuan")[0]?.highlights.at(-1) ?? { text: "", ranges: [] };
    const marked = ranges.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(marked, ["退款"]);
  });

  it("gives nothing for nothing, and no more than asked for", () => {
    assert.deepEqual(find("  "), []);
    assert.equal(search(model, "怎么", { limit: 1 }).length, 1);
  });

  it("corrects a slip in a word, and finds the same as without it", () => {
    assert.deepEqual(find("passwrod"), find("password"));
  });
});

describe("help search over the built-in articles", () => {
  type List = Record<"found" | "nothing", string[]>;
  const lists: Record<"validation" | "test", List> = readJson("recognise/test-data/search.json");
  const builtIn = { corpus: builtInCorpus("zh", "en") } as Model;
  const isFound = (text: string) => search(builtIn, text, { limit: 1 }).length > 0;

  it("finds what is half typed, misspelt or in pinyin", () => {
    const lost = lists.test.found.filter((text) => !isFound(text));
    assert.ok(lost.length <= 2, lost.join(" "));
  });

  it("finds nothing for nonsense and for other worlds", () => {
    const shown = lists.test.nothing.filter(isFound);
    assert.ok(shown.length <= 5, shown.join(" "));
  });

  it("makes its index in slices, between which others are served", async () => {
    const model = { corpus: builtInCorpus("zh", "en") } as Model;
    let turns = 0;
    let isReady = false;
    const count = () => {
      turns += 1;
      if (!isReady) setImmediate(count);
    };
    count();
    await prepareSearch(model);
    isReady = true;
    assert.ok(turns > 5, `${turns} turns`);
    const options = { limit: 3 };
    assert.deepEqual(search(model, "tuikuan", options), search(builtIn, "tuikuan", options));
  });
});
