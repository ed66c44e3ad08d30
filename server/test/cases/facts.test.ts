import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { cny, merchantRefunds, newDesk, PAID } from "./desk.ts";

const server = await testServer();
const { agent, supervisor, shop, proposedRefund } = await newDesk(server);

describe("the approver", () => {
  it("sees the payment, both balances before and after, and what was given before", async () => {
    const { customer, orderId, conversationId, path } = await proposedRefund();
    await customer.post(`/v1/conversations/${conversationId}/messages`, {
      text: "等了四十分钟没有出餐",
      clientId: "one",
    });
    const { status, body } = await supervisor.get(`${path}/facts`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.payment.orderId, orderId);
    assert.ok(body.payment.receiptNumber && body.payment.completedAt);
    assert.deepEqual(
      [body.payment.amount, body.payment.refunded, body.payment.left],
      [cny(PAID), cny(0), cny(PAID)],
    );
    const { merchant, customer: side } = body;
    assert.equal(merchant.covers, true);
    assert.equal(side.after.value - side.before.value, PAID);
    assert.ok(merchant.after.value < merchant.before.value);
    assert.deepEqual(body.goodwill.customer, { uses: 0, amount: cny(0) });
    assert.ok(body.messages.some(({ text }: { text: string }) => text.includes("没有出餐")));
    const risks = body.risks.map(({ code }: { code: string }) => code);
    assert.ok(risks.includes("young_wallet"));
    assert.ok(body.budgets.some(({ scope }: { scope: string }) => scope === "pair"));
  });

  it("approves nothing on stale facts, and what stands as it was seen", async () => {
    const { orderId, path } = await proposedRefund(agent, 1_000);
    const { body: before } = await supervisor.get(`${path}/facts`);
    await merchantRefunds(shop, orderId, 500);
    const stale = await supervisor.post(`${path}/approve`, { seen: before.version });
    assert.deepEqual([stale.body.code, stale.body.moneyMoved], ["facts_changed", false]);
    const { body: now } = await supervisor.get(`${path}/facts`);
    assert.deepEqual(now.payment.left, cny(PAID - 500));
    const done = await supervisor.post(`${path}/approve`, { seen: now.version });
    assert.equal(done.body.state, "executed");
  });

  it("approves no refund that the merchant's balance does not cover", async () => {
    const poor = await newDesk(server);
    const { path } = await poor.proposedRefund();
    const sql = `update ledger.account set debits_posted = credits_posted
      where id = (select account_id::text from wallet.merchant where id = $1)`;
    const { rowCount } = await server.app.database.pool.query(sql, [poor.shop.id]);
    assert.equal(rowCount, 1);
    const { body } = await supervisor.get(`${path}/facts`);
    assert.equal(body.merchant.covers, false);
    const answer = await supervisor.post(`${path}/approve`);
    assert.equal(answer.body.code, "case_merchant_short");
  });

  it("is written down for having looked, and an agent does not look", async () => {
    const { customer, proposal, path } = await proposedRefund();
    assert.equal((await agent.get(`${path}/facts`)).status, 403);
    await supervisor.get(`${path}/facts`);
    const { rows } = await server.app.database.pool.query(
      `select actor, about from platform.audit_entry
       where action = 'cases.facts' and subject = $1`,
      [`proposal:${proposal.id}`],
    );
    assert.deepEqual(rows, [
      { actor: `staff:${supervisor.id}`, about: [`customer:${customer.id}`] },
    ]);
  });
});

describe("an unlock", () => {
  it("is not proposed without stored proofs, one of which a thief does not have", async () => {
    const { customer } = await proposedRefund();
    await customer.post("/v1/identity/lock", { reason: "stolen" });
    const opened = await agent.post("/v1/cases", {
      kind: "unlock",
      customerId: customer.id,
      subject: "解锁",
      description: "x",
    });
    const path = `/v1/cases/${opened.body.id}/proposals`;
    for (const proofs of [[], ["in_person"], ["called_back", "recent_payments_named"]]) {
      const answer = await agent.post(path, { action: { type: "unlock", proofs }, reason: "x" });
      assert.equal(answer.body.code, "unlock_proofs_missing", proofs.join());
    }
    const proofs = ["identity_document", "called_back"];
    const made = await agent.post(path, { action: { type: "unlock", proofs }, reason: "x" });
    assert.deepEqual(made.body.action, { type: "unlock", proofs });
    const boss = await newStaff(server, ["supervisor"]);
    const { body } = await boss.get(`/v1/cases/proposals/${made.body.id}/facts`);
    assert.deepEqual(body.proofs, [
      "Identity document checked",
      "Called back on the number on file",
    ]);
    assert.ok(body.risks.some(({ code }: { code: string }) => code === "locked"));
    const evidence = await boss.get(`/v1/cases/${opened.body.id}/evidence`);
    assert.ok(evidence.text.includes("identity_document"));
  });
});
