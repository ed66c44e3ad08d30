// Goal: an order kind and a rail are added with one file each, and the real engine takes them from
// the request to the ledger. Method: toys that only this test's app has in its registries.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { post } from "../../modules/ledger/index.ts";
import type { Order } from "../../modules/wallet/index.ts";
import { orderView, viewerOf } from "../../modules/wallet/index.ts";
import { kindOf, orderKinds } from "../../modules/wallet/orders/kinds.ts";
import { moveOrder } from "../../modules/wallet/orders/move.ts";
import { createOrder } from "../../modules/wallet/orders/new-order.ts";
import { orderById } from "../../modules/wallet/orders/queries.ts";
import { statementCsv } from "../../modules/wallet/orders/statement.ts";
import type { OrderRecord } from "../../modules/wallet/orders/types.ts";
import { railOf, rails } from "../../modules/wallet/rails/registry.ts";
import { enqueueStart } from "../../modules/wallet/rails/see-through.ts";
import { holdTransfer } from "../../modules/wallet/rails/transfers.ts";
import { extra } from "../../platform/registry.ts";
import { testServer } from "../harness.ts";
import { exerciseRail, type RailBehaviour, type RailSimulator } from "./exercise-rail.ts";
import { available, makePerson, type Person, until, yuan } from "./payments.ts";
import { toyKind } from "./toys/toy-kind.ts";
import { toyHeaders, toyParty, toyRail } from "./toys/toy-rail.ts";

const extras = [extra(rails, { toy: toyRail }), extra(orderKinds, { toy_cash_out: toyKind })];
const server = await testServer({ extras });
const { app } = server;

const PAID = { state: "succeeded", amountMinor: 200_00n, currency: "CNY" } as const;
const NEXT: Record<RailBehaviour, typeof toyParty.next> = {
  pays: PAID,
  refuses: { state: "failed", reason: "toy_refused" },
  silent: PAID,
  slow: PAID,
  twice: PAID,
  forges: { state: "failed", reason: "toy_refused" },
  waits: { state: "pending" },
};

const toy: RailSimulator = {
  async behave(_person, behaviour) {
    toyParty.next = NEXT[behaviour];
  },
  topUp: async () => ({ rail: "toy" }),
  async report(order, { state, amountMinor, currency, forged, id }) {
    const body = {
      reference: order.id,
      state,
      amountMinor: amountMinor ?? order.amount.value,
      currency: currency ?? "CNY",
    };
    const messageId = id === undefined ? randomUUID() : `${id}:${order.id}`;
    const response = await fetch(`${server.url}/v1/wallet/rails/toy/messages`, {
      method: "POST",
      headers: toyHeaders(messageId, forged),
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok) assert.equal(text, "got it", "the rail hears what it wants to hear");
    return response.status;
  },
  wasRecalled: async ({ id }) => toyParty.recalled.has(id),
};

exerciseRail("toy", server, toy);

describe("a top-up by a rail that needs no linked account", () => {
  it("tells the customer what to do there until the money has moved", async () => {
    const person = await makePerson(server);
    toyParty.next = { state: "pending" };
    const body = { rail: "toy", amount: yuan(200_00) };
    const made = await person.call<Order>("POST", "/top-ups", body);
    const read = async () => (await person.call<Order>("GET", `/orders/${made.body.id}`)).body;
    const waiting = await until(read, ({ state }) => state === "pending");
    assert.ok(waiting.customerStep && "redirectUrl" in waiting.customerStep);
    assert.match(waiting.customerStep.redirectUrl, /^https:\/\/toy\.example/);
    assert.equal(waiting.counterparty.name, "Toy");
    toyParty.answers.set(waiting.id, PAID);
    const done = await until(read, ({ state }) => state === "succeeded");
    assert.equal(done.customerStep, null);
  });
});

/** What a verb of the toy kind does: the order, the hold and the job in one commit. */
async function cashOut(person: Person, amountMinor: bigint): Promise<OrderRecord> {
  return app.database.transaction(async (tx) => {
    const order = await createOrder(tx, {
      customerId: person.id,
      kind: "toy_cash_out",
      state: "created",
      stepCode: "toy_requested",
      currency: "CNY",
      amountMinor,
      accountId: person.walletId,
      rail: "toy",
    });
    const railed = { order, kind: kindOf(app, order.kind), rail: railOf(app, "toy") };
    const [held] = await post(tx, [[holdTransfer(railed)]]);
    assert.ok(held?.ok, held?.code);
    await enqueueStart(tx, order);
    return order;
  });
}

const orderNow = (id: string) => () => app.database.one(orderById, id);

describe("money that goes out by a rail", () => {
  it("is held at once and gone when the rail has paid it out", async () => {
    const person = await makePerson(server, { creditMinor: 300_00n });
    toyParty.next = { state: "pending" };
    const { id } = await cashOut(person, 200_00n);
    assert.equal(await available(app, person.walletId), 100_00n);
    await until(orderNow(id), ({ state }) => state === "pending");
    toyParty.answers.set(id, PAID);
    const order = await until(orderNow(id), ({ state }) => state === "succeeded");
    assert.equal(await available(app, person.walletId), 100_00n);
    assert.equal(order.rail_reference, `TOY-${id}`);
    assert.equal(toyParty.started.get(id), 1);
  });

  it("comes back when the rail refuses", async () => {
    const person = await makePerson(server, { creditMinor: 300_00n });
    toyParty.next = { state: "failed", reason: "toy_refused" };
    const { id } = await cashOut(person, 200_00n);
    const order = await until(orderNow(id), ({ state }) => state === "failed");
    assert.equal(order.reason, "toy_refused");
    assert.equal(await available(app, person.walletId), 300_00n);
  });

  it("shows in its own words and as money out, on its page and in the statement", async () => {
    const person = await makePerson(server, { creditMinor: 300_00n });
    toyParty.next = PAID;
    const { id } = await cashOut(person, 200_00n);
    const order = await until(orderNow(id), ({ state }) => state === "succeeded");
    const viewer = viewerOf(app, "en");
    const view = orderView(order, viewer);
    assert.equal(view.direction, "out");
    assert.deepEqual(view.timeline.map(({ text }) => text).at(0), "You asked for your money");
    const parts = await Array.fromAsync(statementCsv(app.database, person.id, {}, viewer));
    const csv = parts.join("");
    assert.match(csv, /Toy cash-out,Done,Toy,,200\.00,CNY/);
  });
});

describe("a move that the kind does not allow", () => {
  it("is a broken invariant, as is a step without a sentence", async () => {
    const order = { kind: "toy_cash_out", state: "succeeded", rail: "toy" } as OrderRecord;
    const now = new Date();
    assert.throws(
      () => moveOrder(app, now, order, { to: "failed", step: "toy_failed" }),
      /may not go from succeeded to failed/,
    );
    const open = { ...order, state: "pending" as const };
    assert.throws(
      () => moveOrder(app, now, open, { to: "failed", step: "no_such_step" }),
      /no sentence/,
    );
  });
});

describe("a registry", () => {
  it("lets nobody replace what the product ships", () => {
    assert.throws(() => extra(orderKinds, { payment: toyKind }), /already/);
  });
});
