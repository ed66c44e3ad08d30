// Threats on the way out: a redirect to somewhere else, an answer without end, a silent server, and
// personal data over an open line.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { systemClock } from "../../platform/clock.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { callOutside, type OutsideCall, OutsideUnreachable } from "../../platform/outside/call.ts";
import { isSigned } from "../../platform/security/signature.ts";
import { testConfig } from "../harness.ts";
import { sourceFiles } from "../tree/sources.ts";

const config = await testConfig();
const metrics = createMetrics();
const app = { config, metrics, clock: systemClock };

async function party(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = (url: string, more: Partial<OutsideCall> = {}) =>
  callOutside(app, { party: "test", method: "GET", url, ...more });

describe("a call outside", () => {
  it("hands back status, headers and body", async () => {
    const url = await party((_, response) => {
      response.writeHead(201, { "x-kind": "test" }).end('{"done":true}');
    });
    const answer = await get(url);
    assert.deepEqual([answer.status, answer.ok, answer.json()], [201, true, { done: true }]);
    assert.equal(answer.headers.get("x-kind"), "test");
  });
  it("does not follow a redirect, which could lead into our own network", async () => {
    let inner = 0;
    const inside = await party((_, response) => {
      inner += 1;
      response.end("secret");
    });
    const url = await party((_, response) => {
      response.writeHead(302, { location: inside }).end();
    });
    const answer = await get(url);
    assert.deepEqual([answer.status, answer.ok, inner], [302, false, 0]);
  });
  it("gives up an answer that is longer than its bound", async () => {
    const url = await party((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    await assert.rejects(get(url, { answerBytesMax: 100_000 }), OutsideUnreachable);
  });
  it("gives up a party that never answers", async () => {
    const url = await party(() => undefined);
    await assert.rejects(get(url, { timeoutMs: 50 }), OutsideUnreachable);
  });
  it("is signed so that the other side can check it", async () => {
    const bodies: boolean[] = [];
    const url = await party(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const headers = request.headers as Record<string, string>;
      const body = Buffer.concat(parts).toString();
      bodies.push(isSigned("a-shared-secret", { headers, body, now: new Date() }));
      response.end();
    });
    const sign = { secrets: "a-shared-secret", id: "message-1" };
    await callOutside(app, { party: "test", method: "POST", url, body: '{"n":1}', sign });
    assert.deepEqual(bodies, [true]);
  });
  it("goes over an open line only in the sandbox, or within this machine", async () => {
    const production = { ...app, config: { ...config, mode: "production" as const } };
    const call = { party: "test", method: "GET" as const };
    await assert.rejects(
      callOutside(production, { ...call, url: "http://gateway.example/" }),
      /must be called by https/,
    );
    const url = await party((_, response) => response.end());
    assert.equal((await callOutside(production, { ...call, url })).status, 200);
  });
  it("is measured for each party", async () => {
    const text = await metrics.registry.getSingleMetricAsString("outside_call_seconds");
    assert.match(text, /outside_call_seconds_count\{party="test",outcome="2xx"\}/);
    assert.match(text, /outside_call_seconds_count\{party="test",outcome="unreachable"\}/);
  });
  it("is the only fetch of the server", () => {
    const others = sourceFiles()
      .filter(({ path }) => /^server\/(?!test\/)/.test(path))
      .filter(({ text }) => /\bfetch\(/.test(text))
      .map(({ path }) => path);
    assert.deepEqual(others, ["server/platform/outside/call.ts"]);
  });
});
