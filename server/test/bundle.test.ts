import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

/** The wallet opens on cheap phones and slow networks: its first load has a budget. */
const FIRST_LOAD_BYTES_MAX = 250_000;
const DIST = new URL("../../apps/wallet/dist/", import.meta.url);

describe("the wallet's first load", () => {
  it("stays under its budget of compressed script", () => {
    const page = readFileSync(new URL("index.html", DIST), "utf8");
    const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path);
    assert.ok(scripts.length > 0, "the built page names its scripts");
    const bytes = scripts
      .map((path) => gzipSync(readFileSync(new URL(path ?? "", DIST))).length)
      .reduce((sum, size) => sum + size, 0);
    assert.ok(bytes <= FIRST_LOAD_BYTES_MAX, `${bytes} bytes of ${FIRST_LOAD_BYTES_MAX}`);
  });
});
