// Goal: an order that nobody confirms closes by the clock, and only such an order.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Order } from "../../modules/wallet/index.ts";
import { jobs } from "../../modules/wallet/jobs.ts";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { makeOrder, makePerson, makeShop, pay, yuan } from "./payments.ts";

const clock = manualClock(new Date("2026-11-22T04:00:00Z"));
const server = await testServer({ clock });
const { app } = server;
const MINUTE = 60_000;

async function closeLateOrders(): Promise<void> {
  const expiry = jobs.find(({ name }) => name === "wallet.expire-orders");
  assert.ok(expiry);
  await expiry.run(app, {} as never);
}

describe("the deadline of a payment", () => {
  it("closes what nobody confirmed in time, and leaves what was paid", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 99_00n });
    const paid = await pay(server, person, shop.code, 5_00);
    const url = `/merchants/${shop.merchant.id}/codes`;
    const made = await shop.owner.call<{ code: string }>("POST", url, { amount: yuan(7_00) });
    const open = await makeOrder(person, made.body.code, 7_00);
    const stateOf = async (id: string) =>
      (await person.call<Order>("GET", `/orders/${id}`)).body.state;
    await closeLateOrders();
    assert.equal(await stateOf(open.id), "created");
    clock.advance(16 * MINUTE);
    await closeLateOrders();
    assert.deepEqual([await stateOf(open.id), await stateOf(paid.id)], ["expired", "succeeded"]);
    const left = "select count(*)::int as count from wallet.order_deadline";
    assert.equal((await app.database.pool.query(left)).rows[0].count, 0);
  });
});
