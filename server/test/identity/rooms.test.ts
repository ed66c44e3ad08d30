// Goal: inside identity every arrow runs one way, so that a folder can be read without those above.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importsOf } from "../tree/imports.ts";
import { sourceFiles } from "../tree/sources.ts";

const ROOT = "server/modules/identity/";
/** Which folder may use which others; the files at the root collect them all. */
const ARROWS: Record<string, readonly string[]> = {
  people: [],
  locks: ["people"],
  factors: ["people", "locks"],
  sessions: ["people", "locks", "factors"],
  customers: ["people", "locks", "factors", "sessions"],
  staff: ["people", "locks", "factors", "sessions"],
  verification: ["people", "locks", "factors", "sessions"],
  partners: ["people", "locks", "factors", "sessions"],
};
/** What every folder may use of the root. */
const SHARED = new Set(["errors.ts", "events.ts"]);

const inside = (path: string) => (path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined);
const folderOf = (path: string) => /^([^/]+)\//.exec(path)?.[1];

describe("the folders of identity", () => {
  it("use only those below them", () => {
    const wrong = sourceFiles().flatMap((file) => {
      const folder = folderOf(inside(file.path) ?? "");
      if (!folder) return [];
      return importsOf(file)
        .flatMap((target) => inside(target) ?? [])
        .filter((target) => {
          const other = folderOf(target);
          if (!other) return !SHARED.has(target);
          return other !== folder && !ARROWS[folder]?.includes(other);
        })
        .map((target) => `${file.path} → ${target}`);
    });
    assert.deepEqual(wrong, []);
  });
});
