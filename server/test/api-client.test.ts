import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { createClient, idempotencyKey, live, Problem, take } from "@jinnang/api-client";
import { testServer } from "./harness.ts";
import { newCustomer } from "./people.ts";

const server = await testServer();
const customer = await newCustomer(server, { displayName: "小林" });

function clientOf(token: string | undefined, language = "zh", baseUrl = server.url) {
  return createClient({ app: "wallet", language: () => language, baseUrl, token: () => token });
}

async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const error = await call.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
}

describe("the client", () => {
  it("answers with the body itself", async () => {
    const me = await take(clientOf(customer.token).GET("/v1/identity/me"));
    assert.equal(me.displayName, "小林");
  });
  it("throws a refusal as a problem in the language of the app", async () => {
    const zh = await problemOf(take(clientOf(undefined).GET("/v1/identity/me")));
    assert.deepEqual([zh.status, zh.code], [401, "sign_in_required"]);
    assert.match(zh.next, /登录/);
    const en = await problemOf(take(clientOf(undefined, "en").GET("/v1/identity/me")));
    assert.match(en.next, /sign in/i);
  });
  it("says when it is certain that no money moved", async () => {
    const call = clientOf(customer.token).POST("/v1/wallet/payments", {
      body: { code: "jn:unknown", amount: { currency: "CNY", value: 100 } },
      headers: { "Idempotency-Key": idempotencyKey() },
    });
    const problem = await problemOf(take(call));
    assert.equal(problem.code, "code_unknown");
    assert.equal(problem.noMoneyMoved, true);
  });
  it("never says so when the server could not be reached", async () => {
    const call = clientOf(customer.token, "en", "http://127.0.0.1:9").GET("/v1/identity/me");
    const problem = await problemOf(take(call));
    assert.equal(problem.code, "unreachable");
    assert.equal(problem.noMoneyMoved, false);
    assert.match(problem.next, /retry/i);
  });
  it("turns a proxy's error page into a problem too", async () => {
    const broken = createClient({
      app: "wallet",
      language: () => "en",
      baseUrl: server.url,
      fetch: async () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
    });
    const problem = await problemOf(take(broken.GET("/v1/identity/me")));
    assert.deepEqual([problem.code, problem.status], ["service_unavailable", 502]);
  });
  it("makes a new key each time", () => {
    assert.match(idempotencyKey(), /^[0-9a-f]{32}$/);
    assert.notEqual(idempotencyKey(), idempotencyKey());
  });
});

/** A browser's EventSource, moved by hand. */
class FakeEventSource {
  static made: FakeEventSource[] = [];
  readonly url: string;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly listeners = new Map<string, (event: { data: string }) => void>();
  constructor(url: string) {
    this.url = url;
    FakeEventSource.made.push(this);
  }
  addEventListener(type: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(type, listener);
  }
  close(): void {
    this.readyState = 2;
  }
}

describe("the live stream of the client", () => {
  it("hands events on, opens a refused stream again, and then says that something may be missing", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    Object.assign(globalThis, { EventSource: FakeEventSource });
    const heard: unknown[] = [];
    let gaps = 0;
    const stop = live(
      "wallet",
      { "wallet.balance-changed": (data) => heard.push(data) },
      { onGap: () => (gaps += 1) },
    );
    const [first] = FakeEventSource.made;
    assert.equal(first?.url, "/v1/live?app=wallet");
    first?.onopen?.();
    first?.listeners.get("wallet.balance-changed")?.({ data: '{"value":1}' });
    assert.deepEqual(heard, [{ value: 1 }]);
    first?.listeners.get("reset")?.({ data: "{}" });
    assert.equal(gaps, 1, "the server says that messages are gone");
    // The browser resumes this one by itself: nothing to do.
    first?.onerror?.();
    mock.timers.tick(10_000);
    assert.equal(FakeEventSource.made.length, 1);
    first?.close();
    first?.onerror?.();
    mock.timers.tick(3_000);
    assert.equal(FakeEventSource.made.length, 2);
    FakeEventSource.made[1]?.onopen?.();
    assert.equal(gaps, 2);
    stop();
    assert.equal(FakeEventSource.made[1]?.readyState, 2);
    mock.timers.reset();
  });
});
