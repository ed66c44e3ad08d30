// Goal: a borrowed session or a phone that was stolen moves no money by pulling it in or giving it
// back. Method: HTTP, as whoever holds the token would ask.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { addMerchantMember, lockWallet } from "../../modules/identity/index.ts";
import type { Order } from "../../modules/wallet/index.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import {
  available,
  makePerson,
  makeShop,
  type Person,
  pay,
  proveFor,
  type Shop,
  topUpBody,
  yuan,
} from "./payments.ts";

const server = await testServer();
const { app } = server;

function lock(person: Person): Promise<boolean> {
  return app.database.transaction((tx) => lockWallet(tx, systemActor("test"), person.id, "stolen"));
}

describe("threat: a borrowed session tops up from the owner's bank", () => {
  it("without the PIN, with a proof for another amount, or with one of another session", async () => {
    const person = await makePerson(server);
    const other = await makePerson(server);
    const { instrumentId } = person;
    const ask = (confirmationId?: string) =>
      person.call("POST", "/top-ups", { instrumentId, amount: yuan(500_00), confirmationId });
    const smaller = await proveFor(server, person, `top_up:${instrumentId}_CNY_100`);
    const foreign = await proveFor(server, other, `top_up:${instrumentId}_CNY_50000`);
    for (const proof of [undefined, randomUUID(), smaller, foreign]) {
      const answer = await ask(proof);
      assert.equal(answer.body.code, "confirmation_required");
      assert.equal(answer.body.moneyMoved, false);
    }
    const orders = await person.call<{ items: Order[] }>("GET", "/orders");
    assert.deepEqual(orders.body.items, []);
  });

  it("twice with one proof", async () => {
    const person = await makePerson(server);
    const body = await topUpBody(server, person, 100_00);
    assert.equal((await person.call("POST", "/top-ups", body)).status, 201);
    assert.equal((await person.call("POST", "/top-ups", body)).body.code, "confirmation_required");
  });

  it("into a wallet that is locked as stolen", async () => {
    const person = await makePerson(server);
    await lock(person);
    const answer = await person.call("POST", "/top-ups", await topUpBody(server, person, 100_00));
    assert.equal(answer.body.code, "wallet_locked_in");
  });
});

describe("a lost answer to a top-up", () => {
  it("is made good with the same key and a PIN typed anew", async () => {
    const person = await makePerson(server);
    const key = { "idempotency-key": randomUUID() };
    const made = [];
    for (let tries = 0; tries < 2; tries += 1) {
      const body = await topUpBody(server, person, 100_00);
      made.push((await person.call<Order>("POST", "/top-ups", body, key)).body.id);
    }
    assert.equal(new Set(made).size, 1);
  });
});

describe("threat: a merchant's money is given back", () => {
  async function paid(): Promise<{ shop: Shop; payer: Person; order: Order; path: string }> {
    const shop = await makeShop(server);
    const payer = await makePerson(server, { level: 2, creditMinor: 1_000_00n });
    const order = await pay(server, payer, shop.code, 500_00);
    const path = `/merchants/${shop.merchant.id}/orders/${order.id}/refunds`;
    return { shop, payer, order, path };
  }

  async function body(by: Person, order: Order, minor: number, currency = "CNY") {
    const purpose = `merchant_refund:${order.id}_${currency}_${minor}`;
    const confirmationId = await proveFor(server, by, purpose);
    return { amount: { currency, value: minor }, reason: "x", confirmationId };
  }

  async function member(shop: Shop, role: "manager" | "cashier"): Promise<Person> {
    const person = await makePerson(server);
    const { id, name } = shop.merchant;
    await app.database.transaction((tx) => addMerchantMember(tx, person.id, id, name, role));
    return person;
  }

  it("in another currency's small change", async () => {
    const { shop, order, path } = await paid();
    const answer = await shop.owner.call("POST", path, await body(shop.owner, order, 100, "JPY"));
    assert.equal(answer.body.code, "refund_currency");
    assert.equal(await available(app, shop.merchant.account_id), 497_00n);
  });

  it("from a till that was left signed in, without the PIN", async () => {
    const { shop, order, path } = await paid();
    const wrong = { ...(await body(shop.owner, order, 100)), amount: yuan(200) };
    assert.equal((await shop.owner.call("POST", path, wrong)).body.code, "confirmation_required");
  });

  it("by a cashier above the limit, who may refund below it", async () => {
    const { shop, order, path } = await paid();
    const cashier = await member(shop, "cashier");
    const large = await cashier.call("POST", path, await body(cashier, order, 200_01));
    assert.equal(large.body.code, "refund_above_role");
    assert.match(large.text, /¥200/);
    const small = await cashier.call("POST", path, await body(cashier, order, 200_00));
    assert.equal(small.status, 201, small.text);
  });

  it("while the owner's wallet is locked as stolen, by the owner's phone or a manager's", async () => {
    const { shop, order, path } = await paid();
    const manager = await member(shop, "manager");
    await lock(shop.owner);
    const own = await shop.owner.call("POST", path, await body(shop.owner, order, 1_00));
    assert.equal(own.body.code, "wallet_locked");
    const other = await manager.call("POST", path, await body(manager, order, 1_00));
    assert.equal(other.body.code, "merchant_owner_locked");
    const code = await shop.owner.call("POST", `/merchants/${shop.merchant.id}/codes`, {});
    assert.equal(code.body.code, "wallet_locked");
  });

  it("by a member who was removed", async () => {
    const { shop, order, path } = await paid();
    const manager = await member(shop, "manager");
    const members = `/merchants/${shop.merchant.id}/members`;
    const proof = () => proveFor(server, shop.owner, `merchant_members:${shop.merchant.id}`);
    const removed = await shop.owner.call("POST", `${members}/${manager.id}/remove`, {
      confirmationId: await proof(),
    });
    assert.equal(removed.status, 200, removed.text);
    assert.equal(
      (await manager.call("POST", path, await body(manager, order, 1_00))).status,
      403,
      "no merchant is theirs",
    );
    const last = await shop.owner.call("POST", `${members}/${shop.owner.id}/remove`, {
      confirmationId: await proof(),
    });
    assert.equal(last.body.code, "merchant_last_owner");
  });

  it("by a manager who makes an accomplice an owner", async () => {
    const { shop } = await paid();
    const manager = await member(shop, "manager");
    const confirmationId = await proveFor(server, manager, `merchant_members:${shop.merchant.id}`);
    const wanted = { phone: "+8613800000000", role: "owner", confirmationId };
    const path = `/merchants/${shop.merchant.id}/members`;
    assert.equal((await manager.call("POST", path, wanted)).body.code, "merchant_role");
  });
});
