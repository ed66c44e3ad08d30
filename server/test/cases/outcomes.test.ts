import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { decideProposal, executeProposal, expireProposals } from "../../modules/cases/index.ts";
import { refundPayment } from "../../modules/wallet/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { actorOf, cny, newDesk, PAID, refundsOf } from "./desk.ts";

const clock = manualClock(new Date("2026-11-25T02:00:00Z"));
const server = await testServer({ clock });
const { agent, supervisor, proposedRefund } = await newDesk(server);

const PROMISE = /approved the refund|批准：退款/i;
const WEEK_MS = 7 * 24 * 3_600_000;

type Made = Awaited<ReturnType<typeof proposedRefund>>;

/** Approved; and in the same moment the payment is given back in another way. */
async function failed({ proposal, orderId }: Made) {
  await server.app.database.transaction(async (tx) => {
    await decideProposal(tx, actorOf(supervisor), proposal.id, { decision: "approved" });
    const given = { amountMinor: BigInt(PAID), currency: "CNY", reason: "没出餐" };
    await refundPayment(tx, systemActor("test"), { ...given, orderId, key: randomUUID() });
  });
  await executeProposal(server.app, proposal.id);
}

async function seen(made: Made) {
  const { body: mine } = await made.customer.get(`/v1/cases/mine/${made.caseId}`);
  const { body: desk } = await agent.get(`/v1/cases/${made.caseId}`);
  const kinds = (view: { timeline: { kind: string }[] }) =>
    view.timeline.map(({ kind }) => kind).slice(2);
  return { mine, desk, mineKinds: kinds(mine), deskKinds: kinds(desk) };
}

const owed = (view: { obligations: { rule: string; state: string }[] }) =>
  view.obligations.filter(({ rule }) => rule === "propose_again").map(({ state }) => state);

async function lastWord(made: Made): Promise<string> {
  const path = `/v1/conversations/${made.conversationId}/messages`;
  const { body } = await made.customer.get(path);
  const told = body.items.filter((item: { kind: string }) => item.kind === "proposal");
  return told.at(-1)?.text ?? "";
}

describe("how a proposal ended, at the customer and at the desk", () => {
  it("executed: approved and done", async () => {
    const made = await proposedRefund();
    await supervisor.post(`${made.path}/approve`);
    const { mine, mineKinds, deskKinds } = await seen(made);
    assert.deepEqual([mine.state, mine.proposals[0].state], ["resolved", "executed"]);
    assert.deepEqual(mineKinds, ["approved", "executed"]);
    assert.deepEqual(deskKinds, ["proposed", "approved", "executed"]);
    assert.deepEqual(owed(mine), []);
  });

  it("failed: nobody ever reads that the refund was approved, and a new one is owed", async () => {
    const made = await proposedRefund();
    await failed(made);
    const { mine, desk, mineKinds, deskKinds } = await seen(made);
    assert.deepEqual(mineKinds, ["failed"]);
    assert.doesNotMatch(JSON.stringify(mine.timeline), PROMISE);
    assert.deepEqual(deskKinds, ["proposed", "approved", "failed"]);
    assert.deepEqual([mine.state, mine.proposals[0].state], ["open", "failed"]);
    assert.match(mine.proposals[0].meaning, /no money moved/);
    assert.match(mine.next, /was not carried out; no money moved. We propose another one/);
    assert.doesNotMatch(JSON.stringify(mine), /refund_exceeds_payment|order_not_refundable/);
    assert.ok(desk.proposals[0].failureText);
    assert.deepEqual([owed(mine), owed(desk)], [["due"], ["due"]]);
    assert.match(await lastWord(made), /not carried out and no money moved|没有执行，没有资金变动/);
    // The money itself is right: the other refund, once.
    assert.deepEqual(await refundsOf(made.customer), [PAID]);
  });

  it("failed: the duty to propose anew is met by the next proposal", async () => {
    const made = await proposedRefund();
    await failed(made);
    const again = await agent.post(`/v1/cases/${made.caseId}/proposals`, {
      action: { type: "goodwill_credit", amount: cny(500) },
      reason: "致歉",
    });
    assert.equal(again.status, 201, again.text);
    assert.deepEqual(owed((await seen(made)).desk), ["met"]);
  });

  it("expired: the customer hears that nothing moved, and a new one is owed", async () => {
    const made = await proposedRefund();
    clock.advance(WEEK_MS);
    await expireProposals(server.app);
    const { body: mine } = await made.customer.get(`/v1/cases/mine/${made.caseId}`);
    assert.deepEqual([mine.state, mine.proposals[0].state], ["open", "expired"]);
    assert.match(mine.timeline.at(-1).text, /no money moved/);
    // The sessions of staff have ended by now.
    const late = await newStaff(server, ["agent"]);
    const { body } = await late.get(`/v1/cases/${made.caseId}`);
    assert.deepEqual(owed(body), ["due"]);
  });

  it("rejected: with the reason, and no word of approval", async () => {
    const boss = await newStaff(server, ["supervisor"]);
    const fresh = await newDesk(server);
    const made = await fresh.proposedRefund();
    await boss.post(`${made.path}/reject`, { reason: "商户有出餐记录" });
    const { body: mine } = await made.customer.get(`/v1/cases/mine/${made.caseId}`);
    assert.doesNotMatch(JSON.stringify(mine.timeline), PROMISE);
    assert.match(mine.proposals[0].meaning, /No money moved/);
    assert.equal(mine.proposals[0].decisionReason, "商户有出餐记录");
  });
});
