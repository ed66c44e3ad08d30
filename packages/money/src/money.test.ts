import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  divideHalfEven,
  feeMinor,
  formatAmount,
  formatMoney,
  formatWire,
  nextShareMinor,
  parseMoney,
  parseWire,
  toDecimal,
  UnknownCurrency,
  wireMoney,
} from "./index.ts";

describe("rounding", () => {
  it("sends ties to the even neighbour, on both sides of zero", () => {
    const halves: [bigint, bigint][] = [
      [1n, 0n],
      [3n, 2n],
      [5n, 2n],
      [7n, 4n],
      [-1n, 0n],
      [-3n, -2n],
      [-5n, -2n],
    ];
    for (const [numerator, expected] of halves) {
      assert.equal(divideHalfEven(numerator, 2n), expected, `${numerator}/2`);
    }
  });
  it("is never further than half a unit from the exact quotient", () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (numerator, denominator) => {
          const error = 2n * (divideHalfEven(numerator, denominator) * denominator - numerator);
          assert.ok(error <= denominator && error >= -denominator);
        },
      ),
    );
  });
  it("takes 60 basis points of a payment", () => {
    assert.equal(feeMinor(3_550n, 60), 21n); // 21.3
    assert.equal(feeMinor(10_000n, 60), 60n);
    assert.equal(feeMinor(250n, 60), 2n); // 1.5 goes to the even 2
    assert.equal(feeMinor(750n, 60), 4n); // 4.5 goes to the even 4
    assert.equal(feeMinor(1n, 60), 0n);
  });
  it("gives a whole fee back over any sequence of partial refunds", () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(parts, fc.bigInt({ min: 0n, max: 5_000n }), (refunds, fee) => {
        const whole = refunds.reduce((sum, part) => sum + part, 0n);
        let before = 0n;
        let returned = 0n;
        for (const part of refunds) {
          const share = nextShareMinor(fee, whole, before, part);
          assert.ok(share >= 0n);
          returned += share;
          before += part;
        }
        assert.equal(returned, fee);
      }),
    );
  });
});

describe("amounts as text", () => {
  it("are grouped and carry every digit of the currency", () => {
    assert.equal(formatMoney("CNY", 123_456_750n, "zh"), "¥1,234,567.50");
    assert.equal(formatMoney("CNY", 3_550n, "en"), "¥35.50");
    assert.equal(formatMoney("CNY", -5n, "zh"), "-¥0.05");
    assert.equal(formatMoney("CNY", 5n, "zh", { sign: "always" }), "+¥0.05");
    assert.equal(formatMoney("JPY", 1_234n, "en"), "¥1,234");
    assert.equal(formatAmount("KWD", 1_234_567n, "en"), "1,234.567");
  });
  it("stay exact far beyond the safe integers", () => {
    assert.equal(
      formatAmount("CNY", 12_345_678_901_234_567_891n, "en"),
      "123,456,789,012,345,678.91",
    );
  });
  it("are read back as they were written", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (amountMinor) => {
        assert.equal(parseMoney("CNY", toDecimal("CNY", amountMinor)), amountMinor);
        assert.equal(parseMoney("CNY", formatMoney("CNY", amountMinor, "zh")), amountMinor);
      }),
    );
  });
  it("are read as people type them", () => {
    assert.equal(parseMoney("CNY", " ¥ 1,234.5 "), 123_450n);
    assert.equal(parseMoney("CNY", "35.50"), 3_550n);
    assert.equal(parseMoney("CNY", "200."), 20_000n);
    assert.equal(parseMoney("JPY", "1200"), 1_200n);
    assert.equal(parseMoney("CNY", "１２。５"), 1_250n);
    assert.equal(parseMoney("CNY", "￥１，２３４．５"), 123_450n);
    assert.equal(parseMoney("CNY", "CNY 12"), 1_200n);
    assert.equal(parseMoney("USD", "$5"), 500n);
  });
  it("are refused when they are not amounts", () => {
    for (const text of ["", ".", "1.234", "1e5", "12a", "--1", "0x10", "9".repeat(16)]) {
      assert.equal(parseMoney("CNY", text), undefined, text);
    }
    assert.equal(parseMoney("JPY", "1.5"), undefined);
    for (const text of ["12,50", "1,5", "12，5", "1,23,456", "$5", "€5", "5$", ",5"]) {
      assert.equal(parseMoney("CNY", text), undefined, text);
    }
    assert.throws(() => parseMoney("XXX", "1"), UnknownCurrency);
  });
});

describe("an amount on the wire", () => {
  it("is refused when JSON would round it", () => {
    assert.deepEqual(wireMoney("CNY", 3_550n), { currency: "CNY", value: 3_550 });
    assert.throws(() => wireMoney("CNY", 2n ** 53n), RangeError);
  });
  it("is shown with all its digits, and with its direction when asked", () => {
    const money = { currency: "CNY", value: 123_450 };
    assert.equal(formatWire(money, "zh"), "¥1,234.50");
    assert.equal(formatWire(money, "en", "in"), "+¥1,234.50");
    assert.equal(formatWire(money, "zh", "out"), "−¥1,234.50");
    assert.equal(formatWire({ currency: "CNY", value: 0 }, "zh", "out"), "¥0.00");
  });
  it("is never a cent off what was typed, as a float would be", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (value) => {
        const text = toDecimal("CNY", BigInt(value));
        assert.deepEqual(parseWire("CNY", text), { currency: "CNY", value });
      }),
    );
  });
  it("is none when the text is negative, too precise, too large or no amount", () => {
    for (const text of ["-5", "1.234", "90071992547409.93", "", "¥", "1e3", "0x10"]) {
      assert.equal(parseWire("CNY", text), undefined, text);
    }
    assert.deepEqual(parseWire("CNY", "￥３５．５"), { currency: "CNY", value: 3_550 });
  });
  it("shows every digit of sums that no JavaScript number holds", () => {
    assert.equal(formatAmount("CNY", 900_719_925_474_099_312n, "zh"), "9,007,199,254,740,993.12");
    assert.equal(formatAmount("JPY", 1_234n, "zh"), "1,234");
    assert.equal(formatAmount("KWD", -1_234n, "en"), "-1.234");
  });
});
