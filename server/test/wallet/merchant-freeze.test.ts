// Goal: a merchant that defrauds people is stopped at once by one person, and nobody lets it loose
// alone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, PIN, pay } from "../people.ts";

const server = await testServer();
const note = "三位客户投诉收款码被换";

async function scene() {
  const shop = await newShop(server);
  const payer = await newCustomer(server);
  await giveMoney(server, payer, 10_000n);
  const orderId = await pay(payer, shop, 1_000);
  const supervisor = await newStaff(server, ["supervisor"]);
  const frozen = await supervisor.post(`/v1/wallet/payments/${orderId}/merchant/freeze`, { note });
  return { shop, payer, orderId, supervisor, frozen };
}

describe("threat: a merchant that defrauds people", () => {
  it("collects nothing more, neither by a new order nor by one left open", async () => {
    const shop = await newShop(server);
    const payer = await newCustomer(server);
    await giveMoney(server, payer, 10_000n);
    const orderId = await pay(payer, shop, 1_000);
    const amount = { currency: "CNY", value: 700 };
    const open = await payer.post("/v1/wallet/payments", { code: shop.code, amount });
    const purpose = `payment:${open.body.id}`;
    const proof = await payer.post("/v1/identity/confirmations", { pin: PIN, purpose });
    const supervisor = await newStaff(server, ["supervisor"]);
    await supervisor.post(`/v1/wallet/payments/${orderId}/merchant/freeze`, { note });
    const { confirmationId } = proof.body;
    const confirm = `/v1/wallet/payments/${open.body.id}/confirm`;
    assert.equal((await payer.post(confirm, { confirmationId })).body.code, "merchant_closed");
    const another = await payer.post("/v1/wallet/payments", { code: shop.code, amount });
    assert.equal(another.body.code, "merchant_closed");
  });

  it("does not open its own till again", async () => {
    const { shop, frozen } = await scene();
    assert.equal(frozen.body.frozen, true, frozen.text);
    const path = `/v1/wallet/merchants/${shop.id}`;
    const answer = await shop.owner.ask("PATCH", path, { open: true });
    assert.equal(answer.body.code, "merchant_frozen", answer.text);
    assert.equal((await shop.owner.get(path)).body.open, false);
  });

  it("is let loose by another than the one who stopped it", async () => {
    const { shop, orderId, supervisor } = await scene();
    const path = `/v1/wallet/payments/${orderId}/merchant/unfreeze`;
    assert.equal((await supervisor.post(path, { note })).body.code, "merchant_unfreeze_other");
    const other = await newStaff(server, ["compliance"]);
    assert.equal((await other.post(path, { note })).body.frozen, false);
    assert.equal((await shop.owner.get(`/v1/wallet/merchants/${shop.id}`)).body.open, true);
  });

  it("is not stopped by an agent, and not without a reason", async () => {
    const { orderId, supervisor } = await scene();
    const agent = await newStaff(server, ["agent"]);
    const path = `/v1/wallet/payments/${orderId}/merchant/freeze`;
    assert.equal((await agent.post(path, { note })).status, 403);
    assert.equal((await supervisor.post(path, { note: "x" })).status, 400);
  });
});
