import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { passesLuhn } from "../../platform/security/redact/cards.ts";
import { isIdentityNumber } from "../../platform/security/redact/identity-numbers.ts";
import { MASK, possibleCodes, redact } from "../../platform/security/redact.ts";

/** What people write by mistake, and what looks like it but must stay readable. */
const vectors = readFileSync(new URL("../../../vectors/redaction.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const plain = line.replace(/\\u(\w{4})/g, (_, code) =>
      String.fromCharCode(Number(`0x${code}`)),
    );
    const [, kinds = "", input = "", output = ""] = /^(\S+) (.*) ⇒ (.*)$/s.exec(plain) ?? [];
    return { kinds: kinds === "none" ? [] : kinds.split(","), input, output };
  });

describe("redaction", () => {
  for (const { kinds, input, output } of vectors) {
    it(`${kinds.length > 0 ? `hides the ${kinds} in` : "leaves"} "${input}"`, () => {
      const result = redact(input);
      assert.equal(result.text, output);
      assert.deepEqual([...result.kinds].sort(), kinds);
      assert.equal(output.includes(MASK), kinds.length > 0);
    });
  }

  it("has vectors of every kind, and of what only looks alike", () => {
    const kinds = new Set(vectors.flatMap((vector) => vector.kinds));
    assert.deepEqual([...kinds].sort(), ["card", "code", "identity", "password"]);
    assert.ok(vectors.some((vector) => vector.kinds.length === 0));
  });

  it("changes nothing the second time", () => {
    for (const { input } of vectors) {
      const once = redact(input).text;
      assert.equal(redact(once).text, once);
    }
  });

  it("finds every valid card number in any grouping", () => {
    const groups = fc.array(fc.constantFrom("", " ", "-"), { minLength: 15, maxLength: 15 });
    const cards = fc.tuple(fc.integer({ min: 0, max: 10 ** 14 - 1 }), groups);
    fc.assert(
      fc.property(cards, ([number, separators]) => {
        const body = `4${number.toString().padStart(14, "0")}`;
        const last = "0123456789".split("").find((digit) => passesLuhn(body + digit)) ?? "";
        const digits = [...(body + last)];
        const written = digits.map((digit, at) => digit + (separators[at] ?? "")).join("");
        assert.ok(redact(`付款 ${written} 谢谢`).kinds.includes("card"), written);
      }),
      { numRuns: 300 },
    );
  });

  it("takes any text in a short time and never makes it longer than its masks", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000, unit: "grapheme" }), (text) => {
        const result = redact(text);
        if (result.kinds.length === 0) assert.equal(result.text, text);
      }),
      { numRuns: 200 },
    );
  });

  it("reads a text of any make in time that grows with its length only", {
    timeout: 60_000,
  }, () => {
    // Anything that grows with the square of the length never ends here.
    const pieces = [
      "1 ",
      "密码",
      "code ",
      "密码是 ",
      "4111-",
      "!",
      " ",
      "\n",
      "pwd=",
      "验",
      "一",
      "a1",
    ];
    for (const piece of [...pieces, "otp 1", "A1(", "j_", "eyJ.", "密码 ", "two ", "是密码1"]) {
      redact(piece.repeat(Math.floor(100_000 / piece.length)));
    }
    for (const start of ["密码", "pin", "code", "验证码", "482913", "my password is"]) {
      redact(`${start}${" ".repeat(100_000)}x`);
    }
  });

  it("hides a code that is told over several messages", () => {
    const told = (before: string[], text: string) => redact(text, { before }).text;
    assert.equal(told(["我的验证码是"], "482"), MASK);
    assert.equal(told(["我的验证码是", MASK], "913"), MASK);
    assert.equal(told(["我的登录密码"], "Jinnang-2026!"), MASK);
    assert.equal(told(["我的登录密码是"], "violet-harbor-93x"), MASK);
    assert.equal(told(["我的登录密码是"], "sunshine"), MASK);
    assert.equal(told(["my password is"], "sun"), MASK);
  });

  it("leaves what comes after a word about codes that announces none", () => {
    const stays = (before: string, text: string) =>
      assert.equal(redact(text, { before: [before] }).text, text);
    stays("验证码收不到", "200");
    stays("验证码收不到", "订单 20261121");
    stays("我的登录密码忘了", "Redmi-Note");
    stays("付了多少", "3550");
    stays("my password is", "wrong");
  });

  it("hides digits that are an open code of the person, whatever is around them", () => {
    const openCodes = new Set(["731842"]);
    const text = "客服您好我按提示输入 731842 之后页面没有任何反应请帮忙看看 订单 731843";
    assert.ok(redact(text).text.includes("731842"));
    const hidden = redact(text, { openCodes });
    assert.equal(hidden.text, text.replace("731842", MASK));
    assert.deepEqual(possibleCodes(text), ["731842", "731843"]);
  });

  it("knows the check character of identity numbers", () => {
    assert.equal(isIdentityNumber("11010519491231002X"), true);
    assert.equal(isIdentityNumber("110105194912310021"), false);
    assert.equal(isIdentityNumber("110105194913310021"), false);
  });
});
