// Threat: somebody else's id, in every operation that takes one. A thing of another person is
// answered as one that does not exist, so that ids cannot even be tried out. With the limits on.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import type { Document, Operation } from "./fuzz/requests.ts";
import { type Schema, type Shapes, valid } from "./fuzz/values.ts";
import { testServer } from "./harness.ts";
import {
  type Customer,
  giveMoney,
  newCustomer,
  newShop,
  newStaff,
  type Person,
  pay,
} from "./people.ts";

const environment = { RATE_LIMITS: "on", TRUST_PROXY: "127.0.0.1" };
const server = await testServer({ environment });
const document = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as Document;
const shapes: Shapes = {
  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split("/").at(-1);
    return name ? this.resolve(document.components.schemas[name] ?? {}) : schema;
  },
  known: () => [],
};
const SEED = 20_261_128;

interface Place {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const withId = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(() => /\{\w*id\}/i.test(path))
    .map(([method, operation]): Place => ({ path, method, operation })),
);

let requests = 0;

/** What `asker` is answered for this id; each request comes from an address of its own. */
async function ask(asker: Person, { path, method, operation }: Place, id: string) {
  requests += 1;
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const body = schema && fc.sample(valid(shapes, schema), { numRuns: 1, seed: SEED })[0];
  const url = path.replace(/\{\w*id\}/i, id).replace(/\{\w+\}/g, () => randomUUID());
  const answer = await asker.ask(method.toUpperCase(), url, body, {
    "idempotency-key": randomUUID(),
    "x-forwarded-for": `10.1.${requests >> 8}.${requests & 255}`,
  });
  return { status: answer.status, code: answer.body?.code as string | undefined };
}

/** Operations of these callers where a foreign id is answered otherwise than an unknown one. */
async function differing(asker: Person, callers: readonly string[], ids: Record<string, string>) {
  const wrong: string[] = [];
  const places = withId.filter(({ operation }) =>
    operation["x-allow"].some((caller) => callers.includes(caller)),
  );
  for (const place of places) {
    const unknown = await ask(asker, place, randomUUID());
    for (const [kind, id] of Object.entries(ids)) {
      const foreign = await ask(asker, place, id);
      const same = foreign.status === unknown.status && foreign.code === unknown.code;
      const line = `${place.method} ${place.path} ${kind}`;
      if (!same) wrong.push(`${line}: ${foreign.status} ${foreign.code}, not ${unknown.code}`);
    }
  }
  assert.ok(places.length > 5, `${places.length} operations`);
  return wrong;
}

const ids: Record<string, string> = {};
let holder: Customer;
let stranger: Customer;
let rival: Customer;

before(async () => {
  const shop = await newShop(server);
  const customer = await newCustomer(server);
  await giveMoney(server, customer, 10_000n);
  const orderId = await pay(customer, shop, 1_000);
  const conversation = await customer.post("/v1/conversations", {});
  const complaint = { kind: "complaint", subject: "x", description: "x", orderId };
  const opened = await customer.post("/v1/cases/mine", complaint);
  const bank = { rail: "bank", institution: "sandbox-bank", number: "6222000012345678" };
  await customer.post("/v1/wallet/instruments", { ...bank, holderName: customer.displayName });
  const instruments = await customer.get("/v1/wallet/instruments");
  Object.assign(ids, {
    order: orderId,
    conversation: conversation.body.id,
    case: opened.body.id,
    merchant: shop.id,
    customer: customer.id,
    device: customer.deviceId,
    wallet: customer.walletId,
    ...(instruments.body?.items?.[0] ? { instrument: instruments.body.items[0].id } : {}),
  });
  holder = customer;
  stranger = await newCustomer(server, { displayName: "另一位" });
  rival = (await newShop(server)).owner;
});

describe("threat: an id of somebody else", () => {
  it("tells another customer nothing, in every operation that takes an id", async () => {
    assert.deepEqual(await differing(stranger, ["customer"], ids), []);
  });
  it("tells another merchant nothing", async () => {
    assert.deepEqual(await differing(rival, ["merchant"], ids), []);
  });
  it("lets an agent who was not assigned the conversation write nothing in it", async () => {
    const agent = await newStaff(server);
    const writes = withId.filter(
      ({ path, method, operation }) =>
        path.startsWith("/v1/conversations/") &&
        method !== "get" &&
        operation["x-allow"].includes("agent") &&
        !operation["x-allow"].includes("customer"),
    );
    const done: string[] = [];
    for (const place of writes) {
      const { status } = await ask(agent, place, ids.conversation ?? "");
      if (status < 400) done.push(`${place.method} ${place.path}`);
    }
    assert.deepEqual(done, []);
  });
  it("is tried in earnest: its holder is answered otherwise, again and again", async () => {
    const own = await differing(holder, ["customer"], ids);
    assert.ok(own.length >= 8, own.join("\n"));
  });
  it("made of dashes is refused as a page's cursor, never a fault", async () => {
    const at = "2026-11-28T00:00:00.000Z";
    for (const id of ["-".repeat(36), "0".repeat(36), "a-".repeat(18)]) {
      const cursor = Buffer.from(`${at} ${id}`).toString("base64url");
      const answer = await stranger.get(`/v1/wallet/orders?cursor=${cursor}`);
      assert.deepEqual([answer.status, answer.body.code], [400, "invalid_request"], id);
    }
  });
});
