import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { csvLine, csvText } from "../../platform/text/csv.ts";

describe("text of people in a CSV file", () => {
  it("is never run as a formula, in whichever width its sign is written", () => {
    for (const text of [
      "=1+2",
      "＝1+2",
      "+1",
      "＋1",
      "-1",
      "－1",
      "@SUM(1)",
      "＠SUM(1)",
      "\t=1",
      " =1",
    ]) {
      assert.equal(csvText(text), `'${text}`, text);
    }
  });
  it("keeps its zeros and is not made into a date or a power of ten", () => {
    for (const text of [
      "0012345",
      "1E5",
      "1e+5",
      "2026-01-02",
      "1/2",
      "3月4日",
      "6222021234567890128",
    ]) {
      assert.equal(csvText(text), `'${text}`, text);
    }
  });
  it("is left alone otherwise", () => {
    for (const text of ["", "午饭", "A座 12 号", "3550", "12.50", "a=b", "R-261121-00042-7"]) {
      assert.equal(csvText(text), text);
    }
  });
  it("is quoted where it holds commas, quotes or lines", () => {
    assert.equal(csvLine(["a", 'b"c', "d,e", "f\ng"]), 'a,"b""c","d,e","f\ng"');
  });
});
