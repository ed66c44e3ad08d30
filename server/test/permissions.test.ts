import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { addApiKey } from "../modules/identity/index.ts";
import { openCustomerSession, openStaffSession } from "../modules/identity/setup.ts";
import { modules } from "../modules/index.ts";
import { type Caller, staffRoles, systemActor } from "../platform/http/permission.ts";
import type { AnyRoute } from "../platform/http/route.ts";
import { platformRoutes } from "../platform/http/routes.ts";
import { testServer } from "./harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, pay } from "./people.ts";

const server = await testServer();
const routes: readonly AnyRoute[] = [
  ...platformRoutes,
  ...modules(server.app.config).flatMap((module) => module.routes ?? []),
];

/** One kind of caller: what the routes know it as, and how it signs in anew. */
interface Kind {
  readonly name: string;
  readonly callers: readonly Caller[];
  readonly app: "wallet" | "console";
  newToken(): Promise<string | undefined>;
}

const ADDRESS = "127.0.0.1";
const customer = await newCustomer(server);
const other = await newCustomer(server, { displayName: "另一位" });
const shop = await newShop(server);
const { owner } = shop;

/** A session for every request: some routes end the session that calls them. */
const customerKind = (name: string, customerId: string, callers: readonly Caller[]): Kind => ({
  name,
  callers,
  app: "wallet",
  newToken: () =>
    server.app.database.transaction(async (tx) => {
      const session = { customerId, deviceName: name, address: ADDRESS };
      return (await openCustomerSession(tx, session)).token;
    }),
});

const kinds: Kind[] = [
  { name: "stranger", callers: [], app: "wallet", newToken: async () => undefined },
  customerKind("customer", customer.id, ["customer"]),
  customerKind("other customer", other.id, ["customer"]),
  customerKind("merchant", owner.id, ["customer", "merchant"]),
];
for (const role of staffRoles) {
  const { id: staffId } = await newStaff(server, [role], { displayName: role });
  kinds.push({
    name: role,
    callers: [role],
    app: "console",
    newToken: () =>
      server.app.database.transaction(
        async (tx) => (await openStaffSession(tx, { staffId, address: ADDRESS })).token,
      ),
  });
}

/** A key that may do all that any route demands of one. */
const scopes = ["nothing:else", ...routes.flatMap(({ scope }) => scope ?? [])];
const key = await server.app.database.transaction((tx) =>
  addApiKey(tx, systemActor("test"), { name: "till", merchantId: null, scopes }),
);
kinds.push({
  name: "partner",
  callers: ["partner"],
  app: "wallet",
  newToken: async () => key.key,
});

/** The status of a call that asks for nothing real: an unknown id and an empty body. */
async function statusOf(route: AnyRoute, kind: Kind): Promise<{ status: number; code: string }> {
  const token = await kind.newToken();
  const stop = new AbortController();
  const hasBody = route.method !== "GET" && route.method !== "DELETE";
  const response = await fetch(server.url + urlOf(route), {
    method: route.method,
    signal: stop.signal,
    redirect: "manual",
    headers: {
      "x-jinnang-app": kind.app,
      "idempotency-key": randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(hasBody ? { "content-type": "application/json" } : {}),
    },
    ...(hasBody ? { body: "{}" } : {}),
  });
  const { status } = response;
  const isProblem = response.headers.get("content-type")?.includes("problem+json");
  const code = isProblem ? ((await response.json()) as { code: string }).code : "";
  // A live stream never ends by itself.
  stop.abort();
  return { status, code };
}

function urlOf(route: AnyRoute): string {
  return route.url.replace(/:(\w+)/g, (_, name: string) =>
    /id$/i.test(name) ? randomUUID() : "x",
  );
}

const name = (route: AnyRoute) => `${route.method} ${route.url}`;

describe("every route", () => {
  for (const kind of kinds) {
    it(`answers a ${kind.name} only where it says so`, async () => {
      const wrong: string[] = [];
      for (const route of routes) {
        const { status, code } = await statusOf(route, kind);
        const allow = route.allow as readonly Caller[];
        const allowed = allow.includes("anyone") || kind.callers.some((c) => allow.includes(c));
        const refused = code === "sign_in_required" || code === "not_allowed";
        const expected = kind.name === "stranger" ? 401 : 403;
        const right = allowed ? !refused && status < 500 : refused && status === expected;
        if (!right) wrong.push(`${name(route)}: ${status} ${code}`);
      }
      assert.deepEqual(wrong, []);
    });
  }
  it("is refused to a browser of another site", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method, crossSite }) => method !== "GET" && !crossSite)) {
      const response = await fetch(server.url + urlOf(route), {
        method: route.method,
        headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      });
      if (response.status !== 403) wrong.push(`${name(route)}: ${response.status}`);
    }
    assert.deepEqual(wrong, []);
  });
});

describe("what belongs to one customer", () => {
  it("is not found by another: order, conversation, case", async () => {
    const mine = await newCustomer(server);
    const theirs = await newCustomer(server, { displayName: "另一位" });
    await giveMoney(server, mine, 10_000n);
    const orderId = await pay(mine, shop, 3_550);
    const conversation = await mine.post("/v1/conversations", {});
    const complaint = { kind: "complaint", subject: "x", description: "x", orderId };
    const opened = await mine.post("/v1/cases/mine", complaint);
    const paths = [
      `/v1/wallet/orders/${orderId}`,
      `/v1/conversations/${conversation.body.id}`,
      `/v1/conversations/${conversation.body.id}/messages`,
      `/v1/cases/mine/${opened.body.id}`,
    ];
    for (const path of paths) {
      assert.equal((await mine.get(path)).status, 200, path);
      const foreign = await theirs.get(path);
      assert.equal(foreign.status, 404, path);
      assert.ok(!JSON.stringify(foreign.body).includes(orderId), path);
    }
    const borrowed = await theirs.post("/v1/cases/mine", complaint);
    assert.equal(borrowed.body.code, "case_other_customer");
    const lists = ["/v1/wallet/orders", "/v1/conversations", "/v1/cases/mine"];
    for (const path of lists) assert.deepEqual((await theirs.get(path)).body.items, [], path);
  });
});

describe("a session of one app", () => {
  it("is none in the other: a customer's cookie never acts as staff", async () => {
    const token = await kinds[1]?.newToken();
    const response = await fetch(`${server.url}/v1/identity/staff/me`, {
      headers: { cookie: `jinnang_console=${token}`, "x-jinnang-app": "console" },
    });
    assert.equal(response.status, 401);
  });
});
