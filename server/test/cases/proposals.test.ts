import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { decideProposal, executeProposal } from "../../modules/cases/index.ts";
import { testServer } from "../harness.ts";
import { balanceOf, newStaff } from "../people.ts";
import { actorOf, cny, merchantRefunds, newDesk, PAID, refundsOf } from "./desk.ts";

const server = await testServer();
const { agent, supervisor, shop, proposedRefund } = await newDesk(server);
const other = await newStaff(server, ["supervisor"], { displayName: "张无忌" });

describe("a proposal", () => {
  it("moves the money when another person approves it, and the customer is told by whom", async () => {
    const { customer, caseId, conversationId, proposal, path } = await proposedRefund();
    assert.equal(proposal.state, "waiting");
    assert.equal(await balanceOf(customer), 20_000 - PAID);
    const approved = await supervisor.post(`${path}/approve`, { reason: "属实" });
    assert.equal(approved.status, 200, JSON.stringify(approved.body));
    assert.equal(approved.body.state, "executed");
    assert.deepEqual(approved.body.amount, cny(PAID));
    assert.equal(approved.body.decidedBy.staffNumber, supervisor.number);
    assert.equal(await balanceOf(customer), 20_000);
    const order = await customer.get(`/v1/wallet/orders/${approved.body.orderId}`);
    assert.equal(order.body.kind, "refund");

    const { body: seen } = await customer.get(`/v1/cases/mine/${caseId}`);
    assert.equal(seen.state, "resolved");
    assert.equal(seen.proposals[0].state, "executed");
    assert.deepEqual(seen.proposals[0].proposedBy, {
      displayName: "赵敏",
      staffNumber: agent.number,
    });
    const { body: messages } = await customer.get(`/v1/conversations/${conversationId}/messages`);
    const told = messages.items.find((item: { kind: string }) => item.kind === "proposal");
    assert.match(told.text, /¥35\.50/);
    assert.ok(told.text.includes(agent.number));
  });

  it("cannot be decided by the person who made it", async () => {
    const both = await newStaff(server, ["agent", "supervisor"], { displayName: "灭绝" });
    const { customer, path } = await proposedRefund(both);
    for (const decision of ["approve", "reject"]) {
      const answer = await both.post(`${path}/${decision}`, { reason: "我自己批" });
      assert.equal(answer.status, 403);
      assert.equal(answer.body.code, "own_proposal");
    }
    assert.deepEqual(await refundsOf(customer), []);
    assert.equal((await other.post(`${path}/approve`)).body.state, "executed");
  });

  it("cannot be decided by an agent", async () => {
    const { path } = await proposedRefund();
    const second = await newStaff(server, ["agent"]);
    assert.equal((await second.post(`${path}/approve`)).status, 403);
  });

  it("pays once when two supervisors and twenty clicks come at the same time", async () => {
    const { customer, path } = await proposedRefund();
    const key = randomUUID();
    const clicks = Array.from({ length: 20 }, (_, index) => {
      const person = index % 4 === 3 ? other : supervisor;
      return person.post(`${path}/approve`, {}, index % 2 === 0 ? key : randomUUID());
    });
    const answers = await Promise.all(clicks);
    const states = new Set(answers.map(({ status }) => status));
    assert.ok([...states].every((status) => status === 200 || status === 409));
    const winners = new Set(
      answers.filter(({ status }) => status === 200).map(({ body }) => body.decidedBy.staffNumber),
    );
    assert.equal(winners.size, 1);
    const losers = answers.filter(({ status }) => status === 409);
    assert.ok(losers.every(({ body }) => body.code === "proposal_decided"));
    assert.deepEqual(await refundsOf(customer), [PAID]);
    assert.equal(await balanceOf(customer), 20_000);
  });

  it("answers a second click like the first", async () => {
    const { customer, path } = await proposedRefund();
    const first = await supervisor.post(`${path}/approve`);
    const second = await supervisor.post(`${path}/approve`);
    assert.deepEqual(second, first);
    assert.deepEqual(await refundsOf(customer), [PAID]);
  });

  it("that was rejected stays rejected, with the reason, and moves nothing", async () => {
    const { customer, caseId, path } = await proposedRefund();
    const rejected = await supervisor.post(`${path}/reject`, { reason: "商户有出餐记录" });
    assert.equal(rejected.body.state, "rejected");
    const late = await supervisor.post(`${path}/approve`);
    assert.equal(late.status, 409);
    assert.equal(late.body.code, "proposal_decided");
    assert.deepEqual(await refundsOf(customer), []);
    const { body } = await customer.get(`/v1/cases/mine/${caseId}`);
    assert.equal(body.state, "open");
    assert.equal(body.proposals[0].decisionReason, "商户有出餐记录");
  });

  it("must say why it is rejected", async () => {
    const { path } = await proposedRefund();
    assert.equal((await supervisor.post(`${path}/reject`, {})).status, 400);
  });

  it("is carried out by its job when the process died after the approval", async () => {
    const { customer, proposal } = await proposedRefund();
    await server.app.database.transaction((tx) =>
      decideProposal(tx, actorOf(supervisor), proposal.id, {
        decision: "approved",
        reason: undefined,
      }),
    );
    assert.deepEqual(await refundsOf(customer), []);
    // What the job does; five times at once and once more, as if every process had found it.
    await Promise.all(Array.from({ length: 5 }, () => executeProposal(server.app, proposal.id)));
    await executeProposal(server.app, proposal.id);
    assert.deepEqual(await refundsOf(customer), [PAID]);
    assert.equal(await balanceOf(customer), 20_000);
  });

  it("leaves the job that finishes it in the commit of the approval", async () => {
    const { customer, proposal } = await proposedRefund();
    await server.app.database.transaction((tx) =>
      decideProposal(tx, actorOf(supervisor), proposal.id, {
        decision: "approved",
        reason: undefined,
      }),
    );
    // Nobody calls anything: the worker finds the job by itself.
    while ((await refundsOf(customer)).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    assert.deepEqual(await refundsOf(customer), [PAID]);
  });

  it("is not approved when the merchant has refunded the payment meanwhile", async () => {
    const { customer, caseId, orderId, path } = await proposedRefund();
    await merchantRefunds(shop, orderId);
    const answer = await supervisor.post(`${path}/approve`);
    assert.equal(answer.body.code, "case_refund_too_large");
    assert.deepEqual(await refundsOf(customer), [PAID]);
    const { body } = await agent.get(`/v1/cases/${caseId}`);
    assert.equal(body.proposals[0].state, "waiting");
  });
});
