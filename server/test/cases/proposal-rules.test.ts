import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { balanceOf, giveMoney, newCustomer, pay } from "../people.ts";
import { cny, newDesk, PAID } from "./desk.ts";

const server = await testServer();
const { agent, supervisor, shop, openedFor, proposedRefund } = await newDesk(server);

describe("what is proposed", () => {
  it("is refused above what is left of the payment, for another's order, and beside another", async () => {
    const { caseId, orderId } = await proposedRefund();
    const again = await agent.post(`/v1/cases/${caseId}/proposals`, {
      action: { type: "goodwill_credit", amount: cny(500) },
      reason: "再给一点",
    });
    assert.equal(again.body.code, "proposal_waiting");
    const stranger = await newCustomer(server);
    const opened = await openedFor(stranger);
    const foreign = await agent.post(`/v1/cases/${opened.id}/proposals`, {
      action: { type: "refund", orderId, amount: cny(1) },
      reason: "x",
    });
    assert.equal(foreign.body.code, "case_order_not_refundable");
  });

  it("of too much money is refused before anybody sees it", async () => {
    const customer = await newCustomer(server);
    await giveMoney(server, customer, 10_000n);
    const orderId = await pay(customer, shop, PAID);
    const opened = await agent.post("/v1/cases", {
      kind: "dispute",
      customerId: customer.id,
      orderId,
      subject: "x",
      description: "x",
    });
    const path = `/v1/cases/${opened.body.id}/proposals`;
    const reason = "x";
    const refund = { type: "refund", orderId, amount: cny(PAID + 1) };
    const refundAnswer = await agent.post(path, { action: refund, reason });
    assert.equal(refundAnswer.body.code, "case_refund_too_large");
    assert.equal(refundAnswer.body.moneyMoved, false);
    const credit = { type: "goodwill_credit", amount: cny(20_001) };
    const creditAnswer = await agent.post(path, { action: credit, reason });
    assert.equal(creditAnswer.body.code, "proposal_too_large");
  });

  it("sent twice under one key is one proposal; the key never serves another", async () => {
    const customer = await newCustomer(server);
    const opened = await openedFor(customer);
    const path = `/v1/cases/${opened.id}/proposals`;
    const key = randomUUID();
    const wish = { action: { type: "goodwill_credit", amount: cny(500) }, reason: "致歉" };
    const [first, second] = await Promise.all([
      agent.post(path, wish, key),
      agent.post(path, wish, key),
    ]);
    assert.equal(first?.status, 201);
    assert.deepEqual(second, first);
    const other = await agent.post(path, { ...wish, reason: "别的" }, key);
    assert.equal(other.body.code, "idempotency_mismatch");
  });

  it("rings at the supervisors, and its decision at the customer and the agent", async () => {
    const customer = await newCustomer(server);
    const opened = await openedFor(customer);
    const { body: proposal } = await agent.post(`/v1/cases/${opened.id}/proposals`, {
      action: { type: "goodwill_credit", amount: cny(500) },
      reason: "致歉",
    });
    await supervisor.post(`/v1/cases/proposals/${proposal.id}/approve`);
    const heard = async (recipient: string, type: string) => {
      const sql = `select count(*)::int as count from platform.live_message
        where recipient = $1 and type = $2 and data->>'proposalId' = $3`;
      const { rows } = await server.app.database.pool.query(sql, [recipient, type, proposal.id]);
      return rows[0].count;
    };
    // Events travel after the commit; the file's timeout is the only limit.
    while ((await heard(`customer:${customer.id}`, "cases.proposal-decided")) < 2) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(await heard("role:supervisor", "cases.proposal-created"), 1);
    // Once when it was approved, once when it was done.
    assert.equal(await heard(`customer:${customer.id}`, "cases.proposal-decided"), 2);
    assert.equal(await heard(`staff:${agent.id}`, "cases.proposal-decided"), 2);
    assert.equal(await heard(`customer:${customer.id}`, "cases.proposal-created"), 0);
  });

  it("gives goodwill exactly once", async () => {
    const customer = await newCustomer(server);
    const opened = await openedFor(customer);
    const proposed = await agent.post(`/v1/cases/${opened.id}/proposals`, {
      action: { type: "goodwill_credit", amount: cny(1_000) },
      reason: "致歉",
    });
    const path = `/v1/cases/proposals/${proposed.body.id}/approve`;
    await Promise.all([supervisor.post(path), supervisor.post(path), supervisor.post(path)]);
    assert.equal(await balanceOf(customer), 1_000);
  });

  it("unlocks a wallet that staff must unlock", async () => {
    const customer = await newCustomer(server);
    const opened = await agent.post("/v1/cases", {
      kind: "unlock",
      customerId: customer.id,
      subject: "解锁",
      description: "本人到柜台核实",
    });
    const path = `/v1/cases/${opened.body.id}/proposals`;
    const proofs = ["in_person", "identity_document"];
    const wish = { action: { type: "unlock", proofs }, reason: "已核实本人" };
    assert.equal((await agent.post(path, wish)).body.code, "unlock_not_needed");
    await customer.post("/v1/identity/lock", { reason: "lost_phone" });
    assert.ok((await customer.get("/v1/identity/me")).body.walletLock);
    const proposed = await agent.post(path, wish);
    const done = await supervisor.post(`/v1/cases/proposals/${proposed.body.id}/approve`);
    assert.equal(done.body.state, "executed");
    assert.equal((await customer.get("/v1/identity/me")).body.walletLock, null);
  });
});
