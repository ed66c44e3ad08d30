import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { languageOf, normalise, stripGreetings } from "./normalise.ts";

describe("normalise", () => {
  it("makes width, case, script and spaces the same", () => {
    assert.equal(normalise("　ＰＩＮ碼  輸錯了 "), "pin码 输错了");
  });

  it("replaces regional words by the common ones", () => {
    assert.equal(normalise("點解儲值冇到帳"), "为什么充值没有到账");
    assert.equal(normalise("登陆不上咋整"), "登录不上怎么办");
  });

  it("takes greetings and thanks away but never the whole question", () => {
    assert.equal(stripGreetings("你好，请问充值没到账怎么办，谢谢"), "充值没到账怎么办");
    assert.equal(stripGreetings("hello, where is my refund? thanks"), "where is my refund?");
    assert.equal(stripGreetings("history of my payments"), "history of my payments");
  });

  it("sees a mixed message as Chinese and an empty one as English", () => {
    assert.equal(languageOf("top up 没到账"), "zh");
    assert.equal(languageOf("where is my refund"), "en");
    assert.equal(languageOf(""), "en");
  });
});
