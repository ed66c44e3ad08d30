import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Width } from "../../shared/width.ts";
import { isShown, PANES, paneOf } from "./panes.ts";

const shown = (asked: string | undefined, chosen: string | undefined, width: Width) =>
  PANES.filter((name) => isShown(name, paneOf(asked, chosen, width), width));

describe("the inbox", () => {
  it("shows all three parts where there is room", () => {
    assert.deepEqual(shown("customer", "c1", "wide"), ["list", "thread", "customer"]);
  });

  it("keeps the list beside one other part on a tablet", () => {
    assert.deepEqual(shown("list", "c1", "medium"), ["list", "thread"]);
    assert.deepEqual(shown("customer", "c1", "medium"), ["list", "customer"]);
  });

  it("shows one part on a phone: the list first, the thread once one is chosen", () => {
    assert.deepEqual(shown(undefined, undefined, "narrow"), ["list"]);
    assert.deepEqual(shown(undefined, "c1", "narrow"), ["thread"]);
    assert.deepEqual(shown("list", "c1", "narrow"), ["list"]);
  });

  it("shows no customer where no conversation is chosen, whatever the address says", () => {
    assert.deepEqual(shown("customer", undefined, "narrow"), ["thread"]);
    assert.deepEqual(shown("nonsense", undefined, "narrow"), ["list"]);
  });
});
