// Threats to availability with the limits on: a flood by one person, by one address, of guesses.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLimits, createWindows, networkOf } from "../../platform/http/limits.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { newCustomer, PASSWORD } from "../people.ts";

const server = await testServer({ environment: { RATE_LIMITS: "on" } });

describe("threat: one person who asks without end", () => {
  it("is slowed down alone: the next person at the same address is not", async () => {
    const greedy = await newCustomer(server);
    const other = await newCustomer(server);
    // Passwords, codes and PINs: twenty a minute for each person.
    const body = { pin: "x" };
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => greedy.ask("PUT", "/v1/identity/pin", body)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 5);
    assert.equal(refused[0]?.body.code, "too_many_requests");
    assert.ok(refused[0]?.body.retryAfterSeconds > 0);
    assert.equal((await other.ask("PUT", "/v1/identity/pin", body)).status, 400);
  });
  it("pays for what is expensive: exports end long before reads do", async () => {
    const person = await newCustomer(server);
    let exported = 0;
    while ((await person.get("/v1/wallet/orders.csv")).status === 200) exported += 1;
    assert.ok(exported <= 20, `${exported} exports`);
  });
  it("has one export made at a time", async () => {
    const limits = createLimits(server.app);
    const actor = systemActor("test");
    let finish = () => {};
    const first = limits.alone(
      actor,
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await assert.rejects(
      limits.alone(actor, async () => undefined),
      { code: "export_running" },
    );
    finish();
    await first;
    await limits.alone(actor, async () => undefined);
  });
});

describe("threat: an office behind one address", () => {
  it("is not locked out of signing in by the twenty-first of its people", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const phone = `+861391234${String(index).padStart(4, "0")}`;
        const form = { phone, password: PASSWORD, deviceName: "x" };
        const answer = await fetch(`${server.url}/v1/identity/sign-in`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(form),
        });
        return answer.status;
      }),
    );
    assert.deepEqual(new Set(statuses), new Set([401]));
  });
});

describe("threat: somebody who tries out ids and addresses", () => {
  it("is stopped after as many misses as no person meets", async () => {
    let misses = 0;
    while ((await fetch(`${server.url}/v1/nothing/${misses}`)).status === 404) misses += 1;
    assert.equal(misses, 120);
  });
});

describe("what is counted", () => {
  it("is the whole network that one machine may have", () => {
    assert.equal(networkOf("::ffff:192.0.2.7"), "192.0.2.7");
    assert.equal(networkOf("2001:db8:0:7::1"), networkOf("2001:DB8::7:ffff:1:2:3"));
    assert.notEqual(networkOf("2001:db8:0:7::1"), networkOf("2001:db8:0:8::1"));
  });
  it("comes back when its window ends, and takes no memory without bound", () => {
    let now = 0;
    const windows = createWindows(() => now);
    const take = (key: string, cost = 1) => windows.take(key, { max: 2, perSeconds: 60, cost });
    assert.deepEqual([take("a"), take("a"), take("a")], [0, 0, 60]);
    now = 60_000;
    assert.equal(take("a", 2), 0);
    for (let index = 0; index < 210_000; index += 1) take(`key ${index}`);
    assert.ok(windows.size() <= 200_000);
  });
});
