import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { module as calendar } from "../../modules/calendar/index.ts";
import { executeProposal } from "../../modules/cases/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { testApp, testConfig, testServer } from "../harness.ts";
import { balanceOf, newCustomer, newStaff } from "../people.ts";
import { cny } from "./desk.ts";
import { toyAction } from "./toys/action.ts";
import { CODE, toyJurisdiction } from "./toys/jurisdiction.ts";

/** Wednesday morning, the 30th of September 2026, in Toyland. */
const clock = manualClock(new Date("2026-09-30T06:00:00Z"));
const server = await testServer({
  clock,
  environment: { JURISDICTION: CODE, TIME_ZONE: "Asia/Dubai" },
  extras: [...toyJurisdiction, toyAction],
});
const agent = await newStaff(server, ["agent"]);
const first = await newStaff(server, ["supervisor"]);
const second = await newStaff(server, ["supervisor"]);

async function opened() {
  const customer = await newCustomer(server);
  const { status, body } = await agent.post("/v1/cases", {
    kind: "complaint",
    customerId: customer.id,
    subject: "x",
    description: "x",
  });
  assert.equal(status, 201, JSON.stringify(body));
  return { customer, opened: body, path: `/v1/cases/${body.id}` };
}

async function proposed(value: number) {
  const made = await opened();
  const { status, body } = await agent.post(`${made.path}/proposals`, {
    action: { type: "present", amount: cny(value), note: "a kite" },
    reason: "x",
  });
  assert.equal(status, 201, JSON.stringify(body));
  return { ...made, proposal: body, decision: `/v1/cases/proposals/${body.id}` };
}

describe("a jurisdiction that a test adds in one file", () => {
  it("fixes the day of a duty by its own weekend, holidays, clock and close of business", async () => {
    const { opened: body } = await opened();
    // Thursday is free, Friday is worked, Saturday is the weekend; then Sunday and Monday.
    assert.equal(body.dueAt, "2026-10-05T13:00:00.000Z");
    assert.deepEqual(
      body.obligations.map((duty: { rule: string; version: string }) => [duty.rule, duty.version]),
      [["answer", "xa-1"]],
    );
    assert.equal(body.obligations[0].daysLeft, 3);
    assert.equal(body.obligations[0].provisional, false);
  });

  it("meets its duty by closing the case", async () => {
    const { path } = await opened();
    const closed = await agent.post(`${path}/close`, { outcome: "upheld", summary: "x" });
    assert.equal(closed.body.obligations[0].state, "met");
  });

  it("is unknown to an app without it, which then does not start", async () => {
    await assert.rejects(testConfig({ JURISDICTION: CODE }), /JURISDICTION=XA/);
    const app = await testApp({ environment: { JURISDICTION: CODE, TIME_ZONE: "Asia/Dubai" } });
    await assert.rejects(async () => calendar.start?.(app), /JURISDICTION=XA/);
  });
});

describe("an action that a test adds in one file", () => {
  it("is carried out once, after two people have approved", async () => {
    const { customer, path, proposal, decision } = await proposed(50_000);
    assert.deepEqual([proposal.title, proposal.peopleNeeded], ["Present", 2]);
    const once = await first.post(`${decision}/approve`);
    assert.deepEqual([once.body.state, once.body.peopleApproved], ["waiting", 1]);
    assert.equal(once.body.may.approve.reason, "approval_second_needed");
    const again = await first.post(`${decision}/approve`);
    assert.deepEqual([again.body.state, again.body.peopleApproved], ["waiting", 1]);
    assert.equal(await balanceOf(customer), 0);
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => second.post(`${decision}/approve`)),
    );
    assert.deepEqual(new Set(clicks.map(({ body }) => body.state)), new Set(["executed"]));
    await executeProposal(server.app, proposal.id);
    assert.equal(await balanceOf(customer), 50_000);
    const { body } = await agent.get(path);
    assert.equal(body.state, "resolved");
    const kinds = body.timeline.map(({ kind }: { kind: string }) => kind);
    assert.deepEqual(kinds.slice(2), ["proposed", "first_approved", "approved", "executed"]);
    assert.ok(body.timeline.at(-1).text.includes("a kite"));
    const mine = await customer.get(`/v1/cases/mine/${body.id}`);
    assert.equal(mine.body.proposals[0].title, "Present");
  });

  it("takes one person below its limit, and nobody above the highest", async () => {
    const small = await proposed(1_000);
    assert.equal(small.proposal.peopleNeeded, 1);
    assert.equal((await first.post(`${small.decision}/approve`)).body.state, "executed");
    const { path, opened: body } = await opened();
    const large = await agent.post(`${path}/proposals`, {
      action: { type: "present", amount: cny(100_001), note: "x" },
      reason: "x",
    });
    assert.equal(large.body.code, "proposal_too_large");
    const present = body.proposable.find(({ type }: { type: string }) => type === "present");
    assert.deepEqual(present.amountMax, cny(100_000));
  });

  it("is rejected by the second person after the first approved, and moves nothing", async () => {
    const { customer, decision } = await proposed(50_000);
    await first.post(`${decision}/approve`);
    const rejected = await second.post(`${decision}/reject`, { reason: "x" });
    assert.equal(rejected.body.state, "rejected");
    const late = await first.post(`${decision}/approve`);
    assert.equal(late.body.code, "proposal_decided");
    assert.equal(await balanceOf(customer), 0);
  });

  it("is refused with data that do not fit it", async () => {
    const { path } = await opened();
    const action = { type: "present", amount: cny(100) };
    const answer = await agent.post(`${path}/proposals`, { action, reason: "x" });
    assert.equal(answer.body.code, "invalid_request");
  });
});
