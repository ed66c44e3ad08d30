// Goal: a payer whose answer was lost is never told that no money moved when it did, and a repeat
// leads to what the first try made. Method: HTTP; the lost answer is one that the test ignores.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import type { Order } from "../../modules/wallet/index.ts";
import { allRefusals } from "../../platform/http/errors.ts";
import { testServer } from "../harness.ts";
import {
  available,
  confirm,
  makeOrder,
  makePerson,
  makeShop,
  pay,
  provePin,
  yuan,
} from "./payments.ts";

const server = await testServer();
const { app } = server;

describe("a payment whose answer was lost", () => {
  it("is answered again when the PIN is typed again, with the same key", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 12_34);
    const key = randomUUID();
    const first = await confirm(server, person, order.id, key);
    const again = await confirm(server, person, order.id, key);
    assert.equal(again.status, 200, again.text);
    assert.deepEqual(again.body, first.body);
    assert.equal(await available(app, person.walletId), 87_66n);
  });

  it("is answered again whatever the key, only to its owner", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const stranger = await makePerson(server, { creditMinor: 100_00n });
    const order = await pay(server, person, shop.code, 12_34);
    const again = await confirm(server, person, order.id);
    assert.equal(again.status, 200, again.text);
    assert.equal(again.body.receiptNumber, order.receiptNumber);
    assert.equal((await confirm(server, stranger, order.id)).status, 404);
    assert.equal(await available(app, person.walletId), 87_66n);
  });

  it("is named when its one-payer code is scanned again", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const other = await makePerson(server);
    const path = `/merchants/${shop.merchant.id}/codes`;
    const made = await shop.owner.call<{ code: string }>("POST", path, { amount: yuan(35_50) });
    const { code } = made.body;
    const order = await pay(server, person, code, 35_50);
    const again = await person.call<{ order: { id: string } }>("POST", "/payments/quote", { code });
    assert.equal(again.body.code, "code_paid_by_you");
    assert.equal(again.body.order.id, order.id);
    assert.equal(again.body.moneyMoved, undefined);
    const stranger = await other.call("POST", "/payments/quote", { code });
    assert.equal(stranger.body.code, "pay_code_expired", "whose payment it was stays unsaid");
  });

  it("cannot be cancelled, and the refusal does not say that no money moved", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await pay(server, person, shop.code, 12_34);
    const answer = await person.call<Refused>("POST", `/orders/${order.id}/cancel`);
    assert.equal(answer.body.code, "order_not_open");
    assert.equal(answer.body.moneyMoved, undefined);
    assert.deepEqual(answer.body.order, { id: order.id, state: "succeeded" });
  });

  it("that was cancelled is certain to have moved nothing", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 12_34);
    await person.call("POST", `/orders/${order.id}/cancel`);
    const confirmationId = await provePin(server, person, order.id);
    const path = `/payments/${order.id}/confirm`;
    const answer = await person.call<Refused>("POST", path, { confirmationId });
    assert.equal(answer.body.code, "order_not_open");
    assert.equal(answer.body.moneyMoved, false);
  });
});

describe("a key that was used for something else", () => {
  it("leads to the order that the first request paid", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const first = await makeOrder(person, shop.code, 10_00);
    const second = await makeOrder(person, shop.code, 20_00);
    const key = randomUUID();
    await confirm(server, person, first.id, key);
    const answer = await confirm(server, person, second.id, key);
    assertLeadsTo(answer.body, { id: first.id, state: "succeeded" });
  });

  it("leads to the order that the first request made", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server);
    const headers = { "idempotency-key": randomUUID() };
    const ask = (minor: number) =>
      person.call<Order>("POST", "/payments", { code: shop.code, amount: yuan(minor) }, headers);
    const made = await ask(10_00);
    const changed = await ask(11_00);
    assert.equal(changed.status, 409);
    assertLeadsTo(changed.body, { id: made.body.id, state: "created" });
  });
});

interface Refused {
  order: unknown;
}

function assertLeadsTo(body: unknown, first: { id: string; state: string }): void {
  const refusal = body as { code: string; first: unknown; moneyMoved?: false };
  assert.equal(refusal.code, "idempotency_mismatch");
  assert.deepEqual(refusal.first, first);
  assert.equal(refusal.moneyMoved, undefined);
}

describe("the refusals", () => {
  it("never speak to people of keys", () => {
    for (const [code, { zh, en }] of allRefusals()) {
      const words = [zh.what, zh.next, en.what, en.next]
        .join(" ")
        .replaceAll("Idempotency-Key", "");
      assert.doesNotMatch(words, /\bkeys?\b|(?<!关)键/i, code);
    }
  });
});
