// Threats to availability: a database that is away, a request that never ends, headers without end.
import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { describe, it } from "node:test";
import { isOutage } from "../../platform/database/outage.ts";
import { testServer } from "../harness.ts";
import { newCustomer } from "../people.ts";

const server = await testServer();

describe("a database that cannot serve", () => {
  it("is told from a fault of ours", () => {
    const away = ["57P01", "53100", "08006", "ECONNREFUSED"].map((code) => ({ code }));
    const missingSocket = { code: "ENOENT", syscall: "connect" };
    assert.ok([...away, missingSocket].every(isOutage));
    assert.ok(isOutage(new Error("Connection terminated unexpectedly")));
    const cancelled = { code: "57014" };
    const ours = [
      cancelled,
      { code: "23505" },
      { code: "ENOENT", syscall: "open" },
      new Error("x"),
      null,
    ];
    assert.ok(!ours.some(isOutage));
  });
  it("is answered with 503 and a time to come back, and makes the process not ready", async () => {
    const customer = await newCustomer(server);
    const { database } = server.app;
    const { all, maybe, one, run } = database;
    const fail = async () => {
      throw Object.assign(new Error("the database system is shutting down"), { code: "57P01" });
    };
    Object.assign(database, { all: fail, maybe: fail, one: fail, run: fail });
    const headers = { authorization: `Bearer ${customer.token}` };
    const read = await fetch(`${server.url}/v1/identity/me`, { headers });
    const ready = await fetch(`${server.url}/readyz`);
    Object.assign(database, { all, maybe, one, run });
    const problem = (await read.json()) as { code: string; moneyMoved?: boolean };
    assert.deepEqual([read.status, problem.code], [503, "service_unavailable"]);
    assert.equal(problem.moneyMoved, undefined, "nobody knows");
    assert.equal(read.headers.get("retry-after"), "5");
    assert.equal(ready.status, 503);
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });
});

describe("a connection that Node itself refuses", () => {
  const say = async (text: string) => {
    const socket = connect((server.http.server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(text);
    let answer = "";
    socket.on("data", (part) => {
      answer += part.toString();
    });
    await once(socket, "close");
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    return { head, problem: JSON.parse(body) as { status: number; code: string } };
  };

  it("gets a problem for headers that are too long", async () => {
    const { head, problem } = await say(`GET / HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`);
    assert.match(head, /^HTTP\/1\.1 431 .*application\/problem\+json/s);
    assert.equal(problem.code, "headers_too_long");
  });
  it("gets a problem for what is no HTTP", async () => {
    const { head, problem } = await say("hello\r\n\r\n");
    assert.match(head, /^HTTP\/1\.1 400 /);
    assert.equal(problem.code, "invalid_request");
  });
  it("may not dribble a body for longer than half a minute", () => {
    assert.equal(server.http.server.requestTimeout, 30_000);
  });
});
