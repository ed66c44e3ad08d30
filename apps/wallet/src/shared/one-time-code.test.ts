import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeDigits } from "./one-time-code.ts";

describe("a pasted code", () => {
  it("keeps its digits whatever stands around and between them", () => {
    for (const text of [
      "123456",
      " 123456\n",
      "123 456",
      "123-456",
      "1 2 3 4 5 6",
      "１２３４５６",
      "验证码：123456",
      "【锦囊】您的验证码是 123456，10 分钟内有效，请勿告诉任何人。",
      "10 分钟内有效的验证码：123456",
      "Your code is 123456. It is valid for 10 minutes.",
    ]) {
      assert.equal(codeDigits(text), "123456", text);
    }
  });
  it("is taken as far as it is typed", () => {
    assert.equal(codeDigits(""), "");
    assert.equal(codeDigits("12"), "12");
    assert.equal(codeDigits("12a3"), "123");
    assert.equal(codeDigits("1234567"), "123456");
    assert.equal(codeDigits("没有数字"), "");
  });
});
