import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { duplicatesIn, linesOfPaste } from "./editor/phrasing-lines.ts";
import { isSlug, slugOf } from "./editor/slug.ts";
import { diff, wordsOf } from "./review/diff.ts";
import { diffLines } from "./review/diff-lines.ts";

const letters = (text: string) => [...text];
const written = (before: string, after: string) =>
  diff(letters(before), letters(after))
    .map(({ kind, items }) => `${{ same: "=", removed: "-", added: "+" }[kind]}${items.join("")}`)
    .join(" ");

describe("a comparison", () => {
  it("finds what was taken out and put in", () => {
    assert.equal(written("abcd", "abxd"), "=ab -c +x =d");
    assert.equal(written("", "ab"), "+ab");
    assert.equal(written("ab", ""), "-ab");
    assert.equal(written("ab", "ab"), "=ab");
    assert.equal(written("abc", "xbz"), "-a +x =b -c +z");
  });

  it("leads from any text to any other", () => {
    const texts = ["", "a", "aab", "baab", "abcabba", "cbabac", "zzz"];
    for (const before of texts) {
      for (const after of texts) {
        const changes = diff(letters(before), letters(after));
        const without = (kind: string) =>
          changes.flatMap((change) => (change.kind === kind ? [] : change.items)).join("");
        assert.equal(without("added"), before);
        assert.equal(without("removed"), after);
      }
    }
  });

  it("shows two long texts that have nothing in common as replaced", () => {
    const many = (word: string) => Array.from({ length: 3_000 }, (_, index) => word + index);
    const kinds = diff(many("old"), many("new")).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["removed", "added"]);
  });

  it("takes Chinese by the character and English by the word, and loses nothing", () => {
    assert.deepEqual(wordsOf("退款 to you's"), ["退", "款", " ", "to", " ", "you's"]);
    assert.deepEqual(wordsOf("等3天\n。"), ["等", "3", "天", "\n", "。"]);
    for (const text of ["ok去 x中y 😀 é", "a-b_c 12%"]) assert.equal(wordsOf(text).join(""), text);
  });

  it("marks the words of a reworded line and folds what stayed far away", () => {
    const before = ["a", "b", "c", "d", "e", "到账要等三天。", "end"].join("\n");
    const after = ["a", "b", "c", "d", "e", "到账要等五天。", "end"].join("\n");
    const [skipped, , , reworded, end] = diffLines(before, after);
    assert.deepEqual(skipped, { kind: "skipped", lines: ["a", "b", "c"] });
    assert.equal(reworded?.kind, "reworded");
    assert.deepEqual(end, { kind: "same", text: "end" });
    const other = diffLines("全都不同", "nothing alike").map(({ kind }) => kind);
    assert.deepEqual(other, ["removed", "added"]);
  });
});

describe("phrasings", () => {
  it("come out of a pasted list without its numbers, bullets and quotes", () => {
    const pasted =
      '1. 怎么退款\r\n2、钱退到哪\n- how to refund\n\n  "refund me"\t「退钱」\n3 days late';
    assert.deepEqual(linesOfPaste(pasted), [
      "怎么退款",
      "钱退到哪",
      "how to refund",
      "refund me",
      "退钱",
      "3 days late",
    ]);
  });

  it("are the same whatever their width, case and marks", () => {
    const found = duplicatesIn(["怎么退款", "Refund me!", "怎么退款？", "ｒｅｆｕｎｄ ME", "", ""]);
    assert.deepEqual([...found], [2, 3]);
  });
});

describe("an article's address", () => {
  it("is made of its English title", () => {
    assert.equal(slugOf("Can't I change my café's number?"), "cant-i-change-my-cafes-number");
    assert.equal(slugOf("怎么退款"), "");
  });

  it("has small letters, digits and single hyphens", () => {
    for (const good of ["a", "refund-how", "5g-card"]) assert.ok(isSlug(good), good);
    for (const bad of ["", "-a", "a-", "a--b", "A", "退款", "a b", "a".repeat(81)]) {
      assert.ok(!isSlug(bad), bad);
    }
  });
});
