// Goal: a payment moves money once or not at all, and every refusal says so. Method: over HTTP.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { lockWallet } from "../../modules/identity/index.ts";
import type { Order } from "../../modules/wallet/index.ts";
import { confirmPayment } from "../../modules/wallet/setup.ts";
import { manualClock } from "../../platform/clock.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { createApp } from "../../server.ts";
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

// Noon in Shanghai, so that no test crosses a day by accident.
const clock = manualClock(new Date("2026-11-22T04:00:00Z"));
const server = await testServer({ clock });
const { app } = server;
const MINUTE = 60_000;

describe("a payment", () => {
  it("moves the amount, takes the merchant's fee and gives a receipt", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 200_00n });
    const order = await pay(server, person, shop.code, 35_50);
    assert.equal(order.state, "succeeded");
    assert.match(order.receiptNumber ?? "", /^R-\d{6}-\d{5,}-\d$/);
    assert.deepEqual(
      order.timeline.map(({ state }) => state),
      ["created", "succeeded"],
    );
    assert.equal(await available(app, person.walletId), 164_50n);
    // 0.6 % of 35.50 is 0.213, rounded to 0.21.
    assert.equal(await available(app, shop.merchant.account_id), 35_29n);
  });

  it("is told to the payer and to the merchant", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await pay(server, person, shop.code, 10_00);
    const { rows } = await app.database.pool.query(
      `select type, recipients from platform.event
       where data->>'orderId' = $1 or data->>'customerId' = $2 order by id`,
      [order.id, person.id],
    );
    const told = rows.map((row) => `${row.type} ${row.recipients}`);
    assert.ok(told.includes(`wallet.order-changed customer:${person.id}`));
    assert.ok(told.includes(`wallet.balance-changed customer:${person.id}`));
    assert.ok(told.includes(`wallet.payment-received merchant:${shop.merchant.id}`));
  });

  it("happens once, however often and at once the same key confirms it", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 30_00);
    const confirmationId = await provePin(server, person, order.id);
    const key = randomUUID();
    const once = () =>
      person.call<Order>(
        "POST",
        `/payments/${order.id}/confirm`,
        { confirmationId },
        { "idempotency-key": key },
      );
    const answers = await Promise.all([once(), once(), once()]);
    const late = await once();
    for (const answer of [...answers, late]) {
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(answer.body, answers[0]?.body);
    }
    assert.equal(await available(app, person.walletId), 70_00n);
  });

  it("refuses a key that was used for another payment", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const [first, second] = [
      await makeOrder(person, shop.code, 10_00),
      await makeOrder(person, shop.code, 20_00),
    ];
    const key = randomUUID();
    assert.equal((await confirm(server, person, first.id, key)).status, 200);
    const answer = await confirm(server, person, second.id, key);
    assert.equal(answer.body.code, "idempotency_mismatch");
    assert.equal(await available(app, person.walletId), 90_00n);
  });

  it("needs a proof that was made for it and not used before", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const [first, second] = [
      await makeOrder(person, shop.code, 10_00),
      await makeOrder(person, shop.code, 10_00),
    ];
    const confirmationId = await provePin(server, person, first.id);
    const wrong = await person.call("POST", `/payments/${second.id}/confirm`, { confirmationId });
    assert.equal(wrong.body.code, "confirmation_required");
    assert.equal(wrong.body.moneyMoved, false);
    const path = `/payments/${first.id}/confirm`;
    assert.equal((await person.call("POST", path, { confirmationId })).status, 200);
    assert.equal((await person.call("POST", path, { confirmationId })).status, 200, "paid already");
    assert.equal(await available(app, person.walletId), 90_00n);
  });

  it("of another customer is as unknown as one that never was", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const thief = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    assert.equal((await confirm(server, thief, order.id)).status, 404);
    assert.equal((await thief.call("GET", `/orders/${order.id}`)).status, 404);
    assert.equal((await thief.call("POST", `/orders/${order.id}/cancel`)).status, 404);
    assert.equal(await available(app, person.walletId), 100_00n);
  });
});

describe("a payment is refused, and no money moves,", () => {
  it("when there is too little money; the order can still be paid after a top-up", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 20_00n });
    const order = await makeOrder(person, shop.code, 35_50);
    const answer = await confirm(server, person, order.id);
    assert.equal(answer.status, 409);
    assert.equal(answer.body.code, "insufficient_funds");
    assert.deepEqual((answer.body as unknown as { available: unknown }).available, yuan(20_00));
    assert.equal(answer.body.moneyMoved, false);
    assert.equal(await available(app, person.walletId), 20_00n);
    const after = await person.call<Order>("GET", `/orders/${order.id}`);
    assert.equal(after.body.state, "created");
    assert.equal(after.body.reason, "insufficient_funds");
  });

  it("above the limit of one payment, before the PIN is asked for", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 900_00n });
    const body = { code: shop.code, amount: yuan(500_01) };
    const answer = await person.call("POST", "/payments", body);
    assert.equal(answer.body.code, "limit_exceeded");
  });

  it("above the limit of the day, also for payments confirmed at once", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 2_000_00n });
    const orders = await Promise.all(
      [400_00, 400_00, 400_00].map((minor) => makeOrder(person, shop.code, minor)),
    );
    const proofs = await Promise.all(orders.map(({ id }) => provePin(server, person, id)));
    const answers = await Promise.all(
      orders.map(({ id }, index) =>
        person.call("POST", `/payments/${id}/confirm`, { confirmationId: proofs[index] }),
      ),
    );
    const codes = answers.map(({ status, body }) => (status === 200 ? "paid" : body.code)).sort();
    assert.deepEqual(codes, ["limit_exceeded", "paid", "paid"]);
    assert.equal(await available(app, person.walletId), 1_200_00n);
    const limits = await person.call("GET", "/limits");
    assert.deepEqual((limits.body as { spentToday?: unknown }).spentToday, yuan(800_00));
  });

  it("when the merchant is closed, and goes on when it opens again", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    const till = `/merchants/${shop.merchant.id}`;
    assert.equal((await shop.owner.call("PATCH", till, { open: false })).status, 200);
    assert.equal((await confirm(server, person, order.id)).body.code, "merchant_closed");
    const quote = await person.call("POST", "/payments/quote", { code: shop.code });
    assert.equal(quote.body.code, "merchant_closed");
    await shop.owner.call("PATCH", till, { open: true });
    assert.equal((await confirm(server, person, order.id)).status, 200);
  });

  it("from a locked wallet", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    const proof = await provePin(server, person, order.id);
    await app.database.transaction((tx) =>
      lockWallet(tx, systemActor("test"), person.id, "stolen"),
    );
    const body = { confirmationId: proof };
    const answer = await person.call("POST", `/payments/${order.id}/confirm`, body);
    assert.equal(answer.body.code, "wallet_locked");
    assert.equal(await available(app, person.walletId), 100_00n);
  });

  it("after fifteen minutes", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    clock.advance(15 * MINUTE);
    assert.equal((await confirm(server, person, order.id)).body.code, "pay_code_expired");
    assert.equal(await available(app, person.walletId), 100_00n);
  });

  it("when it was cancelled", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    const cancelled = await person.call<Order>("POST", `/orders/${order.id}/cancel`);
    assert.equal(cancelled.body.state, "cancelled");
    assert.equal((await confirm(server, person, order.id)).body.code, "order_not_open");
  });
});

describe("two server processes over one database", () => {
  it("pay an order once and keep the limit of the day together", async () => {
    const other = createApp({ config: app.config, databaseUrl: server.databaseUrl, clock });
    try {
      const shop = await makeShop(server);
      const person = await makePerson(server, { creditMinor: 2_000_00n });
      const asks = [];
      for (const minor of [300_00, 300_00, 300_00, 300_00]) {
        const { id: orderId } = await makeOrder(person, shop.code, minor);
        for (const on of [app, other]) {
          const confirmationId = await provePin(server, person, orderId);
          const claim = { scope: "test", key: randomUUID(), payloadHash: Buffer.alloc(32) };
          const { sessionId } = person.actor;
          const item = { customerId: person.id, sessionId, orderId, confirmationId, claim };
          asks.push({ on, item });
        }
      }
      const results = await Promise.allSettled(
        asks.map(({ on, item }) => confirmPayment(on, item)),
      );
      const codes = results.map((one) => (one.status === "fulfilled" ? "paid" : one.reason.code));
      const known = ["paid", "order_not_open", "limit_exceeded"];
      assert.deepEqual(
        [...new Set(codes)].filter((code) => !known.includes(code)),
        [],
      );
      const paid = await person.call<{ items: Order[] }>(
        "GET",
        "/orders?state=succeeded&kind=payment",
      );
      assert.equal(paid.body.items.length, 3);
      assert.equal(await available(app, person.walletId), 1_100_00n);
    } finally {
      await other.lanes.drain();
      await other.database.close();
    }
  });
});

describe("a merchant's code", () => {
  it("with an amount is paid once, by the first of two customers at once", async () => {
    const shop = await makeShop(server);
    const url = `/merchants/${shop.merchant.id}/codes`;
    const made = await shop.owner.call<{ code: string }>("POST", url, { amount: yuan(35_50) });
    const people = await Promise.all([1, 2].map(() => makePerson(server, { creditMinor: 99_00n })));
    const orders = await Promise.all(
      people.map((person) => makeOrder(person, made.body.code, 35_50)),
    );
    const answers = await Promise.all(
      people.map((person, index) => confirm(server, person, orders[index]?.id ?? "")),
    );
    const codes = answers.map(({ status, body }) => (status === 200 ? "paid" : body.code)).sort();
    assert.deepEqual(codes, ["paid", "pay_code_expired"]);
    assert.equal(await available(app, shop.merchant.account_id), 35_29n);
  });

  it("with an amount refuses another amount and ends after fifteen minutes", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 99_00n });
    const url = `/merchants/${shop.merchant.id}/codes`;
    const made = await shop.owner.call<{ code: string }>("POST", url, { amount: yuan(35_50) });
    const { code } = made.body;
    const other = await person.call("POST", "/payments", { code, amount: yuan(30_00) });
    assert.equal(other.body.code, "amount_fixed");
    clock.advance(15 * MINUTE);
    const late = await person.call("POST", "/payments/quote", { code });
    assert.equal(late.body.code, "pay_code_expired");
  });

  it("of nobody is unknown", async () => {
    const person = await makePerson(server);
    const answer = await person.call("POST", "/payments/quote", { code: "https://example.com" });
    assert.equal(answer.status, 404);
    assert.equal(answer.body.code, "code_unknown");
  });
});
