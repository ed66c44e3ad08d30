import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

/**
 * ARCHITECTURE.md names places; a place that is gone makes the page a lie. `<kind>` and the like
 * stand for any name: at least one file or folder there must fit, unless nothing fills the socket.
 */
const ROOT = new URL("../../", import.meta.url).pathname;
const page = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");

/** Sockets that wait for their first entry; their interface and registry are there. */
const STILL_EMPTY = new Set(["server/modules/identity/verification/providers/<id>.ts"]);

const named = [...page.matchAll(/`((?:server|apps|packages|docs)\/[^`]+)`/g)].flatMap(
  ([, place = ""]) => (STILL_EMPTY.has(place) ? [] : [place]),
);

/** Whether something stands at a path in which `<…>` is any one name. */
function stands(folder: string, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return existsSync(folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  if (!first.includes("<")) return stands(join(folder, first), rest);
  const pattern = new RegExp(`^${first.replaceAll(".", "\\.").replaceAll(/<[^>]+>/g, "[^/]+")}$`);
  return readdirSync(folder).some((name) => pattern.test(name) && stands(join(folder, name), rest));
}

describe("the page of the architecture", () => {
  it("names many places, and each is there", () => {
    assert.ok(named.length >= 40, `only ${named.length} places are named`);
    const gone = named.filter((place) => !stands(ROOT, place.split("/").filter(Boolean)));
    assert.deepEqual(gone, []);
  });
  it("names every module", () => {
    const missing = readdirSync(join(ROOT, "server/modules"))
      .filter((name) => !name.includes("."))
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(page));
    assert.deepEqual(missing, []);
  });
});
