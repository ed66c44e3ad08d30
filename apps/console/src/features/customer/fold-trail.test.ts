import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foldTrail } from "./fold-trail.ts";

type Entry = Parameters<typeof foldTrail>[0][number];

let made = 0;
function entry(action: string, staffNumber: string, note: string | null = null): Entry {
  made += 1;
  const at = "2026-11-21T08:00:00Z";
  return {
    id: `${made}`,
    at,
    action,
    note,
    actor: { kind: "staff", displayName: "x", staffNumber },
  };
}

describe("the audit trail on the card", () => {
  it("counts the same act of the same person in a row as one line", () => {
    const lines = foldTrail([entry("view", "1"), entry("view", "1"), entry("view", "1")]);
    assert.deepEqual(
      lines.map(({ times }) => times),
      [3],
    );
  });

  it("keeps other people, other acts and other reasons apart, and the newest first", () => {
    const lines = foldTrail([
      entry("view", "1"),
      entry("view", "2"),
      entry("reveal", "2", "call back"),
      entry("reveal", "2", "case"),
      entry("view", "2"),
    ]);
    assert.deepEqual(
      lines.map((line) => `${line.entry.action} ${line.entry.actor.staffNumber}`),
      ["view 1", "view 2", "reveal 2", "reveal 2", "view 2"],
    );
  });
});
