import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { train } from "./models/train.ts";
import { recogniser } from "./recognise.ts";
import { testCorpus } from "./test-corpus.ts";

const judge = recogniser(train(testCorpus()));
const first = (text: string) => judge.recognise(text).candidates[0]?.slug;

describe("recognise", () => {
  it("answers a known phrasing whatever its greeting, script and punctuation", () => {
    const recognition = judge.recognise("你好，請問：充值沒到帳？？");
    assert.equal(recognition.outcome, "answer");
    assert.equal(recognition.reason, "exact");
    assert.deepEqual(recognition.intents, ["top-up-not-arrived"]);
  });

  it("puts the right article first for wordings it was not taught, in both languages", () => {
    assert.equal(first("昨天充了一百块到现在还没有到我的钱包"), "top-up-not-arrived");
    assert.equal(first("the money that I topped up yesterday has not come"), "top-up-not-arrived");
    assert.equal(first("登陆密码记不得了"), "forgot-password");
    assert.equal(first("一天最多可以付几多钱"), "limits-overview");
  });

  it("sees through homophone typos and slips", () => {
    assert.equal(first("充直没到张"), "top-up-not-arrived");
    assert.equal(first("i forgto my pasword"), "forgot-password");
  });

  it("treats traditional script as the same question", () => {
    const simplified = judge.recognise("怎么申请把钱退还给我");
    const traditional = judge.recognise("怎麼申請把錢退還給我");
    assert.deepEqual(traditional, simplified);
  });

  it("never answers by itself with few phrasings, but offers the article", () => {
    const recognition = judge.recognise("怎么提现");
    assert.equal(recognition.outcome, "choices");
    assert.equal(recognition.reason, "few-phrasings");
    assert.equal(recognition.candidates[0]?.slug, "withdraw-to-bank");
  });

  it("hands a safety matter to a person, with the candidates for the person's screen", () => {
    const recognition = judge.recognise("我的手机刚才被偷了，里面有钱");
    assert.equal(recognition.outcome, "person");
    assert.equal(recognition.reason, "safety");
    assert.equal(recognition.safety, "stolen");
    assert.equal(recognition.candidates[0]?.slug, "lost-phone");
  });

  it("hands over who asks for a person", () => {
    const recognition = judge.recognise("转人工");
    assert.equal(recognition.outcome, "person");
    assert.equal(recognition.reason, "asked");
  });

  it("sees each of several questions in one message", () => {
    const { intents } = judge.recognise("充值没到账，另外登录密码忘了");
    assert.deepEqual([...intents].sort(), ["forgot-password", "top-up-not-arrived"]);
  });

  it("knows what is not offered, and hands it on", () => {
    const recognition = judge.recognise("我想贷款买房");
    assert.equal(recognition.outcome, "person");
    assert.ok(["unsupported", "unknown"].includes(recognition.reason), recognition.reason);
  });

  it("does not answer what is like nothing it was taught", () => {
    for (const text of ["今天天气怎么样", "who won the football match", "qwrtp zxcvb"]) {
      assert.notEqual(judge.recognise(text).outcome, "answer", text);
    }
  });

  it("asks for the question when there is only a greeting, or nothing", () => {
    for (const text of ["你好", "", "  ？？ "]) {
      const { outcome, reason, candidates } = judge.recognise(text);
      assert.deepEqual(
        { outcome, reason, candidates },
        {
          outcome: "choices",
          reason: "empty",
          candidates: [],
        },
      );
    }
  });

  it("shows at most three candidates whose probabilities do not exceed one", () => {
    const { candidates } = judge.recognise("钱");
    const total = candidates.reduce((sum, { probability }) => sum + probability, 0);
    assert.ok(candidates.length <= 3 && total <= 1 + 1e-6);
  });
});
