import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ownPath } from "./own-path.ts";

describe("where people land after the sign-in", () => {
  it("is the place they came from inside the console", () => {
    assert.equal(ownPath("/cases?state=open"), "/console/cases?state=open");
  });

  it("is never another site, and never the sign-in again", () => {
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "/sign-in"]) {
      assert.equal(ownPath(next), "/console/", next);
    }
    assert.equal(ownPath(undefined), "/console/");
  });
});
