// Goal: behind the operator's own proxy every client has its own address, and nobody chooses one.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { after, describe, it } from "node:test";
import { readConfig } from "../../config.ts";
import { manualClock } from "../../platform/clock.ts";
import { ADDRESS_SHARE } from "../../platform/http/limits.ts";
import { STRICT } from "../../platform/http/route.ts";
import { testConfig, testServer } from "../harness.ts";

/** Stands still, so that a minute lasts as long as the test. */
const clock = manualClock(new Date());
const server = await testServer({
  clock,
  environment: { TRUST_PROXY: "127.0.0.2", RATE_LIMITS: "on" },
});
const proxy = spawn(process.execPath, [
  new URL("proxy-process.ts", import.meta.url).pathname,
  server.url,
]);
after(() => proxy.kill());
const [line] = (await once(proxy.stdout, "data")) as [Buffer];
const proxyUrl = `http://127.0.0.1:${line.toString().trim()}`;

/** What one address may ask of this route in a minute. */
const ADDRESS_MAX = STRICT.max * ADDRESS_SHARE;

/** A request of a client with an address of its own; answers the status. */
async function ask(url: string, client: string, headers: Record<string, string> = {}) {
  const asked = request(`${url}/v1/identity/staff/check`, {
    method: "POST",
    localAddress: client,
    headers: { "content-type": "application/json", ...headers },
  });
  asked.end(JSON.stringify({ staffNumber: "90001", name: "赵敏" }));
  const [answer] = (await once(asked, "response")) as [import("node:http").IncomingMessage];
  answer.resume();
  await once(answer, "end");
  return answer.statusCode;
}

async function useUp(url: string, client: string, headers?: (n: number) => Record<string, string>) {
  const asked = Array.from({ length: ADDRESS_MAX }, (_, n) => ask(url, client, headers?.(n)));
  return Promise.all(asked);
}

describe("behind a proxy that TRUST_PROXY names", () => {
  it("one client's flood is its own: another is served", async () => {
    assert.ok((await useUp(proxyUrl, "127.0.0.11")).every((status) => status === 200));
    assert.equal(await ask(proxyUrl, "127.0.0.11"), 429);
    assert.equal(await ask(proxyUrl, "127.0.0.12"), 200);
  });

  it("a client that forges the header gets no other address", async () => {
    const forged = (n: number) => ({ "x-forwarded-for": `203.0.113.${n % 250}` });
    await useUp(proxyUrl, "127.0.0.13", forged);
    assert.equal(await ask(proxyUrl, "127.0.0.13", forged(99)), 429);
  });
});

describe("past the proxy", () => {
  it("a forged header is ignored, counted and shown", async () => {
    const forged = (n: number) => ({ "x-forwarded-for": `203.0.113.${n % 250}` });
    await useUp(server.url, "127.0.0.14", forged);
    assert.equal(await ask(server.url, "127.0.0.14", forged(99)), 429);
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    const [, count] = /^http_untrusted_forwards_total (\d+)$/m.exec(figures) ?? [];
    assert.equal(Number(count), ADDRESS_MAX + 1);
  });
});

const PRODUCTION = {
  MODE: "production",
  SECRET_KEY: "k".repeat(32),
  PUBLIC_URL: "https://wallet.example",
  BANK_URL: "https://bank.example",
  BANK_SECRET: "b".repeat(16),
  MESSAGE_GATEWAY_URL: "https://messages.example",
  MESSAGE_GATEWAY_SECRET: "m".repeat(16),
};

describe("TRUST_PROXY", () => {
  it("is demanded in production: a forgotten proxy makes all customers one", () => {
    assert.throws(() => readConfig(PRODUCTION), /TRUST_PROXY/);
    assert.equal(readConfig({ ...PRODUCTION, TRUST_PROXY: "none" }).trustProxy, false);
  });

  it("takes addresses and networks, and never everybody", () => {
    const read = (TRUST_PROXY: string) => readConfig({ ...PRODUCTION, TRUST_PROXY }).trustProxy;
    assert.deepEqual(read("10.0.0.2, 172.16.0.0/12,fd00::/8,loopback"), [
      "10.0.0.2",
      "172.16.0.0/12",
      "fd00::/8",
      "loopback",
    ]);
    for (const wrong of ["", "*", "true", "1", "0.0.0.0/0", "::/0", "10.0.0.0/33", "proxy"]) {
      assert.throws(() => read(wrong), /TRUST_PROXY/, wrong);
    }
  });
});

describe("a sandbox, whose passwords everybody can read", () => {
  it("listens on this machine only, unless told", async () => {
    assert.equal((await testConfig()).host, "localhost");
    await assert.rejects(testConfig({ HOST: "0.0.0.0" }), /SANDBOX_PUBLIC/);
    await assert.rejects(testConfig({ HOST: "192.0.2.1" }), /SANDBOX_PUBLIC/);
    const open = await testConfig({ HOST: "0.0.0.0", SANDBOX_PUBLIC: "yes" });
    assert.equal(open.host, "0.0.0.0");
  });
});
