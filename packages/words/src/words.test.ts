import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { preferredLanguage, readLanguage, word, wordInside } from "./index.ts";

describe("the product's words", () => {
  it("are asked for by family, key and language", () => {
    assert.equal(word("orderKind", "top_up", "zh"), "充值");
    assert.equal(word("proposalState", "executed", "en"), "Carried out");
  });
  it("begin small inside an English sentence", () => {
    assert.equal(wordInside("caseKind", "fraud_report", "en"), "fraud report");
    assert.equal(wordInside("caseKind", "fraud_report", "zh"), "欺诈举报");
  });
  it("show the key of something newer than this installed app, and never fail", () => {
    assert.equal(word("orderState", "reversed" as "failed", "zh"), "reversed");
  });
});

describe("the language that somebody names", () => {
  it("is read from stored choices, addresses and what browsers send", () => {
    for (const name of ["en", "EN", "en-GB", "en_US", "en-GB,en;q=0.9,zh;q=0.8", " en "]) {
      assert.equal(readLanguage(name), "en", name);
    }
    for (const name of ["zh", "zh-CN", "zh-Hans-CN,zh;q=0.9", "ZH_tw"]) {
      assert.equal(readLanguage(name), "zh", name);
    }
  });
  it("is undefined when it is neither, so that the caller decides", () => {
    for (const name of ["", "fr-FR,en;q=0.5", "english", "zhuang", undefined, null]) {
      assert.equal(readLanguage(name), undefined);
    }
  });
});

describe("the language for somebody who accepts several", () => {
  it("is the first of ours, in the order of their weights", () => {
    for (const name of ["fr-FR,en;q=0.8", "ja,en", "de;q=0.5,en", "zh;q=0.1,en-US", "en"]) {
      assert.equal(preferredLanguage(name), "en", name);
    }
    for (const name of ["zh-CN,en;q=0.9", "fr,zh;q=0.9,en;q=0.8", "en;q=0,zh", "zh-Hant-HK"]) {
      assert.equal(preferredLanguage(name), "zh", name);
    }
  });
  it("is English for whoever reads neither, and undefined when nothing is said", () => {
    for (const name of ["fr-FR", "de,fr;q=0.5", "ja-JP"])
      assert.equal(preferredLanguage(name), "en");
    for (const name of ["", "*", undefined]) assert.equal(preferredLanguage(name), undefined);
  });
});
