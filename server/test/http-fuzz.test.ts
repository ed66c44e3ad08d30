// Goal: whatever comes over HTTP, the answer is an answer: never a fault, and every refusal is a
// problem with a code. Method: requests made from the API document itself, valid, odd and broken,
// signed in as a customer with a shop and as staff with every role. FUZZ_RUNS and FUZZ_SEED make
// longer and other runs; a failure prints the request to repeat it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { openCustomerSession, openStaffSession } from "../modules/identity/setup.ts";
import { staffRoles } from "../platform/http/permission.ts";
import { type Document, type FuzzRequest, requestsTo } from "./fuzz/requests.ts";
import type { Schema, Shapes } from "./fuzz/values.ts";
import { testServer } from "./harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, pay } from "./people.ts";
import { sized } from "./size.ts";

const server = await testServer();
/** Requests to each operation as each of its callers: a few hundred in all. */
const RUNS = Number(process.env.FUZZ_RUNS ?? sized({ sample: 2, whole: 4 }));
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
/** It answers for as long as it is heard. */
const STREAMS = new Set(["/v1/live"]);
/** Enough of a request to repeat it, unless it is one of the long ones. */
const LINE_MAX = 300;
const ANSWERED_SHARE_MIN = 0.15;
const ADDRESS = "127.0.0.1";

const document = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as Document;
const operations = Object.entries(document.paths)
  .filter(([path]) => !STREAMS.has(path))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

const known = new Map<string, unknown[]>();
const shapes: Shapes = {
  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split("/").at(-1);
    return name ? this.resolve(document.components.schemas[name] ?? {}) : schema;
  },
  known: (name) => known.get(name) ?? [],
};

interface Caller {
  readonly callers: readonly string[];
  readonly app: "wallet" | "console";
  newToken(): Promise<string>;
}
let owner: Caller;
let staff: Caller;
/** An auditor stands alone; the roles besides can be one person's in the database. */
const everyRole = staffRoles.filter((role) => role !== "auditor");

before(async () => {
  const shop = await newShop(server);
  const customer = shop.owner;
  await giveMoney(server, customer, 100_000n);
  const payer = await newCustomer(server);
  await giveMoney(server, payer, 10_000n);
  const orderId = await pay(payer, shop, 1_000);
  const conversation = await customer.post("/v1/conversations", {});
  const complaint = { kind: "complaint", subject: "x", description: "x" };
  const opened = await customer.post("/v1/cases/mine", complaint);
  const colleague = await newStaff(server, everyRole);
  remember({ shop, customer, orderId, conversation, opened, colleague });
  owner = {
    callers: ["customer", "merchant"],
    app: "wallet",
    newToken: () =>
      server.app.database.transaction(async (tx) => {
        const session = { customerId: customer.id, deviceName: "Fuzz", address: ADDRESS };
        return (await openCustomerSession(tx, session)).token;
      }),
  };
  staff = {
    callers: everyRole,
    app: "console",
    newToken: () =>
      server.app.database.transaction(
        async (tx) =>
          (await openStaffSession(tx, { staffId: colleague.id, address: ADDRESS })).token,
      ),
  };
});

interface World {
  shop: { id: string; code: string };
  customer: { id: string };
  orderId: string;
  conversation: { body: { id: string } };
  opened: { body: { id: string } };
  colleague: { id: string; number: string };
}

/** Names of fields and what may stand there, so that requests reach further than "not found". */
function remember({ shop, customer, orderId, conversation, opened, colleague }: World): void {
  const cases = opened.body.id;
  const ids = [shop.id, customer.id, orderId, conversation.body.id, cases, colleague.id];
  for (const [name, values] of Object.entries({
    id: ids,
    orderId: [orderId],
    conversationId: [conversation.body.id],
    customerId: [customer.id],
    staffId: [colleague.id],
    staffNumber: [colleague.number],
    code: [shop.code, "123456"],
    currency: ["CNY"],
    password: ["Jinnang-2026!"],
    current: ["Jinnang-2026!"],
    pin: ["246810"],
    slug: ["top-up-not-arrived"],
  })) {
    known.set(name, values);
  }
}

/** Requests that got past every check: a fuzzer that is always refused tests only refusals. */
let answered = 0;

/** What is wrong with the answer, in one line to repeat it; undefined when it is an answer. */
async function faultOf(request: FuzzRequest, caller: Caller): Promise<string | undefined> {
  const response = await fetch(server.url + request.path, {
    method: request.method,
    redirect: "manual",
    headers: {
      "x-jinnang-app": caller.app,
      authorization: `Bearer ${await caller.newToken()}`,
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const text = await response.text();
  const { status } = response;
  const { method, path, body = "" } = request;
  const line = `${status} ${method} ${path.slice(0, LINE_MAX)} ${body.slice(0, LINE_MAX)}`;
  if (status < 400) {
    answered += 1;
    return undefined;
  }
  const type = response.headers.get("content-type") ?? "";
  const isProblem = type.startsWith("application/problem+json") && isComplete(text);
  return status < 500 && isProblem ? undefined : `${line} → ${text.slice(0, LINE_MAX)}`;
}

function isComplete(text: string): boolean {
  const problem = JSON.parse(text) as Record<string, unknown>;
  const words = ["code", "title", "detail", "next", "requestId"];
  return words.every((word) => typeof problem[word] === "string" && problem[word] !== "");
}

describe("any request", () => {
  for (const [who, callerOf] of [
    ["a customer with a shop", () => owner],
    ["staff with every role", () => staff],
  ] as const) {
    it(`of ${who} gets an answer or a problem with a code, never a fault`, async () => {
      const faults: string[] = [];
      const caller = callerOf();
      answered = 0;
      const mine = operations.filter(({ operation }) =>
        operation["x-allow"].some((it) => it === "anyone" || caller.callers.includes(it)),
      );
      for (const [index, place] of mine.entries()) {
        const options = { numRuns: RUNS, seed: SEED + index };
        const requests = fc.sample(requestsTo(shapes, place), options);
        for (const request of requests) {
          const fault = await faultOf(request, caller);
          if (fault) faults.push(fault);
        }
      }
      assert.deepEqual(faults, []);
      const share = answered / (mine.length * RUNS);
      assert.ok(share > ANSWERED_SHARE_MIN, `only ${answered} of them were answered`);
    });
  }

  it("with a text or a number that the database cannot keep is refused", async () => {
    const [conversationId] = (known.get("conversationId") ?? []) as string[];
    const complaint = { kind: "complaint", subject: "x", description: "x" };
    const places: [method: string, path: string, body?: unknown][] = [
      ["POST", "/v1/cases/mine", { ...complaint, description: "a\u0000b" }],
      ["POST", "/v1/cases/mine", { ...complaint, subject: "half a pair: \ud83d" }],
      ["POST", `/v1/conversations/${conversationId}/read`, { number: 2 ** 40 }],
      ["GET", `/v1/conversations/${conversationId}/messages?cursor=${2 ** 40}`],
      ["GET", "/v1/help/search?q=%00"],
    ];
    for (const [method, path, body] of places) {
      const response = await fetch(server.url + path, {
        method,
        headers: {
          authorization: `Bearer ${await owner.newToken()}`,
          "idempotency-key": randomUUID(),
          "content-type": "application/json",
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const { code } = (await response.json()) as { code: string };
      assert.equal(code, "invalid_request", `${method} ${path}`);
    }
  });

  it("to an address that no route knows, or that is no address, is a problem too", async () => {
    const caller = owner;
    const faults: string[] = [];
    const places = ["/v1/nothing", "/v1/%ff", "/v1/cases/mine/%00", `/v1/${"x".repeat(9_000)}`];
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    for (const path of places) {
      for (const method of methods) {
        const headers = { "idempotency-key": randomUUID() };
        const fault = await faultOf({ method, path, headers, body: undefined }, caller);
        if (fault) faults.push(fault);
      }
    }
    assert.deepEqual(faults, []);
  });
});
