import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { allRefusals } from "../platform/http/errors.ts";
import { testServer } from "./harness.ts";

const server = await testServer();
const FILE = new URL("../../docs/api/openapi.json", import.meta.url);

interface Operation {
  summary?: string;
  operationId?: string;
  responses?: Record<string, unknown>;
  "x-allow"?: string[];
  "x-limit"?: { max: number };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const served = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as Document;
const operations = Object.entries(served.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

describe("the API document", () => {
  it("that is checked in says what the routes say (npm run openapi makes it anew)", async () => {
    const checkedIn = JSON.parse(await readFile(FILE, "utf8")) as Document;
    const stale = new Set<string>();
    for (const path of new Set([...Object.keys(served.paths), ...Object.keys(checkedIn.paths)])) {
      const same = JSON.stringify(served.paths[path]) === JSON.stringify(checkedIn.paths[path]);
      if (!same) stale.add(path);
    }
    assert.deepEqual([...stale], []);
    assert.deepEqual(served, checkedIn);
  });
  it("gives every operation a summary, an audience and a limit", () => {
    const bare = operations.filter(
      ({ operation }) =>
        !operation.summary || !operation["x-allow"]?.length || !operation["x-limit"]?.max,
    );
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    );
  });
  it("names every operation once", () => {
    const names = operations.map(({ operation }) => operation.operationId);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    assert.deepEqual(twice, []);
  });
  it("describes the refusal of every operation", () => {
    const silent = operations.filter(({ operation }) => !operation.responses?.default);
    assert.deepEqual(silent, []);
  });
});

describe("every refusal", () => {
  const refusals = [...allRefusals()];

  it("says in both languages what happened and what to do next", () => {
    const silent = refusals.filter(([, { zh, en }]) =>
      [zh.what, zh.next, en.what, en.next].some((text) => text.trim().length < 4),
    );
    assert.deepEqual(silent, []);
    assert.ok(refusals.length > 50, `only ${refusals.length} refusals were found`);
  });
  it("is Chinese in Chinese and English in English", () => {
    const mixed = refusals.filter(
      ([, { zh, en }]) =>
        !/\p{Script=Han}/u.test(zh.what) ||
        !/\p{Script=Han}/u.test(zh.next) ||
        /\p{Script=Han}/u.test(en.what + en.next),
    );
    assert.deepEqual(
      mixed.map(([code]) => code),
      [],
    );
  });
  it("has a status of a refusal", () => {
    const wrong = refusals.filter(([, { status }]) => status < 400 || status > 599);
    assert.deepEqual(wrong, []);
  });
});
