import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SafetyCode } from "../types.ts";
import { safetyOf } from "./safety.ts";

const PERSON: readonly (readonly [SafetyCode, string])[] = [
  ["stolen", "我手机被偷了"],
  ["stolen", "手 机 丢 了，怎 么 办"],
  ["stolen", "有人登录了我的账号"],
  ["stolen", "someone hacked my account"],
  ["tricked", "我被骗了三千块"],
  ["tricked", "把验证码告诉了一个自称客服的人"],
  ["tricked", "I got scamed yesterday"],
  ["tricked", "gave my code to a caller"],
  ["wrong-person", "转错人了"],
  ["wrong-person", "錢轉到別人帳戶了"],
  ["wrong-person", "I sent money to the wrong person"],
  ["locked-out", "账号被冻结了"],
  ["locked-out", "我换了手机号，完全登不进去了"],
  ["locked-out", "I am locked out of my account"],
  ["minor", "我今年15岁可以开吗"],
  ["minor", "孩子偷偷用我手机充了游戏"],
  ["minor", "I'm 15, may I use this?"],
  ["self-harm", "钱没了，我不想活了"],
  ["self-harm", "I want to kill myself"],
  ["legal", "我要找律师起诉你们"],
  ["legal", "I am going to the police"],
  ["complaint", "我要投訴你們"],
  ["complaint", "I want to make a complaint"],
  ["human", "转人工"],
  ["human", "let me talk to a real person"],
];

const NOT_YET = [
  "充值没到账怎么办",
  "怎么防止被骗",
  "支付密码忘了",
  "可以转给朋友吗",
  "如何锁定我的钱包",
  "我的订单状态是已创建",
  "is this call a scam?",
  "where is your privacy policy",
  "my order is in state created",
  "how do I lock my wallet",
  "I entered the wrong password",
];

describe("safety list", () => {
  for (const [code, text] of PERSON) {
    it(`hands "${text}" to a person as ${code}`, () => assert.equal(safetyOf(text), code));
  }

  for (const text of NOT_YET) {
    it(`leaves "${text}" to the recogniser`, () => assert.equal(safetyOf(text), null));
  }

  it("sees through a homophone typo, and through one slip in a long English word", () => {
    assert.equal(safetyOf("手机背偷了"), "stolen");
    assert.equal(safetyOf("i want to make a complaitn"), "complaint");
  });

  it("names the more urgent reason first", () => {
    assert.equal(safetyOf("我被骗了，不想活了，我要投诉"), "self-harm");
  });
});
