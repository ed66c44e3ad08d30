import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatMinor } from "./format-minor.ts";

describe("a sum of the trial balance", () => {
  it("shows every digit of sums that no JavaScript number holds", () => {
    assert.equal(formatMinor(9_007_199_254_740_993_12n, "CNY"), "9,007,199,254,740,993.12");
  });

  it("shows small and negative amounts with their decimals", () => {
    assert.equal(formatMinor(0n, "CNY"), "0.00");
    assert.equal(formatMinor(5n, "CNY"), "0.05");
    assert.equal(formatMinor(-20_000n, "CNY"), "−200.00");
  });

  it("follows the currency's own number of decimals", () => {
    assert.equal(formatMinor(1_234n, "JPY"), "1,234");
    assert.equal(formatMinor(1_234n, "KWD"), "1.234");
  });
});
