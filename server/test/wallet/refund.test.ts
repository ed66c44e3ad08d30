// Goal: what is given back is never more than was paid, and never twice. Method: HTTP and the door.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { post, systemAccountId } from "../../modules/ledger/index.ts";
import { grantCredit, type Order, refundPayment } from "../../modules/wallet/index.ts";
import { refundByMerchant } from "../../modules/wallet/refund/refund-payment.ts";
import { manualClock } from "../../platform/clock.ts";
import { Refusal } from "../../platform/http/errors.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { createApp } from "../../server.ts";
import { testServer } from "../harness.ts";
import {
  available,
  makePerson,
  makeShop,
  type Person,
  pay,
  proveFor,
  type Shop,
  yuan,
} from "./payments.ts";

const clock = manualClock(new Date("2026-11-22T04:00:00Z"));
const server = await testServer({ clock });
const { app } = server;
const DAY = 86_400_000;
const staff = systemActor("test");

async function paid(minor: number): Promise<{ shop: Shop; person: Person; order: Order }> {
  const shop = await makeShop(server);
  const person = await makePerson(server, { creditMinor: 500_00n });
  return { shop, person, order: await pay(server, person, shop.code, minor) };
}

async function refund(shop: Shop, order: Order, minor: number, key: string = randomUUID()) {
  const path = `/merchants/${shop.merchant.id}/orders/${order.id}/refunds`;
  const purpose = `merchant_refund:${order.id}_CNY_${minor}`;
  const confirmationId = await proveFor(server, shop.owner, purpose);
  const body = { amount: yuan(minor), reason: "变质", confirmationId };
  return shop.owner.call<Order>("POST", path, body, { "idempotency-key": key });
}

describe("a merchant's refund", () => {
  it("gives the money back at once, and the merchant its fee", async () => {
    const { shop, person, order } = await paid(100_00);
    assert.equal(await available(app, shop.merchant.account_id), 99_40n);
    const answer = await refund(shop, order, 100_00);
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.body.kind, "refund");
    assert.equal(answer.body.refundOf, order.id);
    assert.equal(await available(app, person.walletId), 500_00n);
    assert.equal(await available(app, shop.merchant.account_id), 0n);
    const after = await person.call<Order>("GET", `/orders/${order.id}`);
    assert.deepEqual(after.body.refundedAmount, yuan(100_00));
  });

  it("in parts gives back exactly the amount and the fee", async () => {
    const { shop, person, order } = await paid(33_33);
    for (const minor of [11_11, 11_11, 11_11]) {
      assert.equal((await refund(shop, order, minor)).status, 201);
    }
    assert.equal(await available(app, person.walletId), 500_00n);
    assert.equal(await available(app, shop.merchant.account_id), 0n);
    const more = await refund(shop, order, 1);
    assert.equal(more.body.code, "refund_exceeds_payment");
  });

  it("of parts at once never exceeds the payment", async () => {
    const { shop, person, order } = await paid(50_00);
    const answers = await Promise.all(
      [20_00, 20_00, 20_00].map((part) => refund(shop, order, part)),
    );
    const codes = answers.map(({ status, body }) => (status === 201 ? "done" : body.code)).sort();
    assert.deepEqual(codes, ["done", "done", "refund_exceeds_payment"]);
    assert.equal(await available(app, person.walletId), 490_00n);
  });

  it("with the same key happens once", async () => {
    const { shop, person, order } = await paid(50_00);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => refund(shop, order, 10_00, key)));
    assert.deepEqual(new Set(answers.map(({ body }) => body.id)).size, 1);
    assert.equal(await available(app, person.walletId), 460_00n);
    assert.equal((await refund(shop, order, 11_00, key)).body.code, "idempotency_mismatch");
  });

  it("of another merchant's payment is as unknown as one that never was", async () => {
    const { person, order } = await paid(50_00);
    const other = await makeShop(server);
    assert.equal((await refund(other, order, 1_00)).status, 404);
    const path = `/merchants/${other.merchant.id}`;
    assert.equal((await person.call("GET", path)).status, 403);
    assert.equal(await available(app, person.walletId), 450_00n);
  });

  it("is refused when the merchant's wallet does not hold it", async () => {
    const { shop, person, order } = await paid(50_00);
    await spendAll(shop);
    const answer = await refund(shop, order, 50_00);
    assert.equal(answer.body.code, "merchant_funds_short");
    assert.equal(answer.body.moneyMoved, false);
    assert.equal(await available(app, person.walletId), 450_00n);
  });

  it("ends after 180 days", async () => {
    const { shop, order } = await paid(50_00);
    clock.advance(181 * DAY);
    // The owner's session has ended with the days, so the verb is asked directly.
    const wanted = {
      orderId: order.id,
      amountMinor: 1_00n,
      currency: "CNY",
      proof: null,
      reason: "late",
      claim: { scope: "test", key: randomUUID(), payloadHash: Buffer.alloc(32) },
      actor: shop.owner.actor,
      merchantId: shop.merchant.id,
    };
    await assert.rejects(refundByMerchant(app, wanted), { code: "refund_too_late" });
  });
});

/** Takes the merchant's takings out of its wallet. */
async function spendAll(shop: Shop): Promise<void> {
  const accountId = shop.merchant.account_id;
  const transfer = {
    id: randomUUID(),
    debitAccountId: accountId,
    creditAccountId: systemAccountId("bankSettlement", "CNY"),
    amountMinor: await available(app, accountId),
    currency: "CNY",
    code: 100,
  };
  const [result] = await app.database.transaction((tx) => post(tx, [[transfer]]));
  assert.equal(result?.code, "created");
}

describe("a refund decided by staff", () => {
  const base = (order: Order) => ({ orderId: order.id, currency: "CNY" });
  const byStaff = (order: Order, amountMinor: bigint, key: string, on = app) =>
    on.database.transaction((tx) =>
      refundPayment(tx, staff, { ...base(order), amountMinor, reason: "approved", key }),
    );

  it("happens exactly once per proposal, also from two processes at once", async () => {
    const { person, order } = await paid(80_00);
    const other = createApp({ config: app.config, databaseUrl: server.databaseUrl, clock });
    try {
      const key = randomUUID();
      const apps = [app, other, app, other, app, other];
      const made = await Promise.all(apps.map((on) => byStaff(order, 30_00n, key, on)));
      assert.equal(new Set(made.map(({ id }) => id)).size, 1);
      assert.equal(await available(app, person.walletId), 450_00n);
    } finally {
      await other.database.close();
    }
  });

  it("counts together with what the merchant gave back", async () => {
    const { shop, order } = await paid(80_00);
    assert.equal((await refund(shop, order, 60_00)).status, 201);
    await assert.rejects(byStaff(order, 20_01n, randomUUID()), (error) => {
      assert.ok(error instanceof Refusal);
      assert.equal(error.code, "refund_exceeds_payment");
      return true;
    });
  });

  it("leaves nothing behind when the caller's transaction fails", async () => {
    const { person, order } = await paid(80_00);
    const key = randomUUID();
    const failing = app.database.transaction(async (tx) => {
      await refundPayment(tx, staff, { ...base(order), amountMinor: 1_00n, reason: "x", key });
      throw new Error("the process dies here");
    });
    await assert.rejects(failing, /dies here/);
    assert.equal(await available(app, person.walletId), 420_00n);
    await byStaff(order, 1_00n, key);
    assert.equal(await available(app, person.walletId), 421_00n);
  });
});

describe("a goodwill credit", () => {
  it("is given exactly once per key, also from two calls at once", async () => {
    const person = await makePerson(server);
    const given = {
      customerId: person.id,
      amountMinor: 20_00n,
      reason: "致歉",
      key: randomUUID(),
    };
    const grant = () => app.database.transaction((tx) => grantCredit(tx, staff, given));
    const orders = await Promise.all([grant(), grant(), grant()]);
    assert.equal(new Set(orders.map(({ id }) => id)).size, 1);
    assert.equal(await available(app, person.walletId), 20_00n);
    const other = { ...given, amountMinor: 21_00n };
    const mismatch = app.database.transaction((tx) => grantCredit(tx, staff, other));
    await assert.rejects(mismatch, { code: "idempotency_mismatch" });
  });
});
