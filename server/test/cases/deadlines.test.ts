import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { expireProposals } from "../../modules/cases/actions/jobs.ts";
import { breachOverdue, settleProvisional } from "../../modules/cases/obligations/jobs.ts";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";

/** Friday before the National Day week of 2026: Sunday the 20th of September is worked. */
const clock = manualClock(new Date("2026-09-18T02:00:00Z"));
const server = await testServer({ clock });
const DAY_MS = 86_400_000;

async function people() {
  return {
    customer: await newCustomer(server),
    agent: await newStaff(server, ["agent"]),
    supervisor: await newStaff(server, ["supervisor"]),
  };
}

describe("the deadline of a case", () => {
  it("is fifteen calendar days for an answer; an act counts make-up days", async () => {
    const { customer, agent } = await people();
    const complaint = {
      kind: "complaint",
      customerId: customer.id,
      subject: "x",
      description: "x",
    };
    const { body } = await agent.post("/v1/cases", complaint);
    assert.equal(body.dueAt, "2026-10-03T15:59:59.000Z");
    const { body: unlock } = await agent.post("/v1/cases", { ...complaint, kind: "unlock" });
    assert.equal(unlock.dueAt, "2026-09-20T15:59:59.000Z");
  });

  it("that passes is written down once, and an answer after it stays late", async () => {
    const { customer, agent } = await people();
    const { body: opened } = await agent.post("/v1/cases", {
      kind: "fraud_report",
      customerId: customer.id,
      subject: "x",
      description: "x",
    });
    const path = `/v1/cases/${opened.id}`;
    await breachOverdue(server.app);
    const before = await agent.get(path);
    assert.equal(before.body.obligations.at(-1).state, "due");
    clock.advance(5 * DAY_MS);
    const { agent: fresh } = await people();
    await breachOverdue(server.app);
    await breachOverdue(server.app);
    const late = await fresh.get(path);
    const breaches = late.body.timeline.filter(({ kind }: { kind: string }) => kind === "breached");
    assert.equal(breaches.length, 1);
    assert.equal(late.body.obligations.at(-1).state, "breached");
    const closed = await fresh.post(`${path}/close`, { outcome: "upheld", summary: "已处理" });
    assert.equal(closed.body.obligations.at(-1).state, "breached");
    assert.ok(closed.body.obligations.at(-1).metAt);
  });
});

describe("a proposal that nobody decides", () => {
  it("expires after a week and can no longer be approved", async () => {
    const { customer, agent } = await people();
    const { body: opened } = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: customer.id,
      subject: "x",
      description: "x",
    });
    const { body: proposal } = await agent.post(`/v1/cases/${opened.id}/proposals`, {
      action: { type: "goodwill_credit", amount: { currency: "CNY", value: 100 } },
      reason: "x",
    });
    clock.advance(7 * DAY_MS + 1);
    const { supervisor, agent: fresh } = await people();
    const approve = `/v1/cases/proposals/${proposal.id}/approve`;
    // Refused already before the job has come by.
    assert.equal((await supervisor.post(approve)).body.code, "proposal_expired");
    await expireProposals(server.app);
    assert.equal((await supervisor.post(approve)).body.code, "proposal_expired");
    const seen = await fresh.get(`/v1/cases/${opened.id}`);
    assert.equal(seen.body.state, "open");
    assert.equal(seen.body.proposals[0].state, "expired");
  });
});

describe("a deadline beyond the published calendars", () => {
  it("is shown as provisional and stays so until the schedule is there", async () => {
    clock.advance(Date.parse("2026-12-31T02:00:00Z") - clock.now().getTime());
    const { customer, agent } = await people();
    const { body: opened } = await agent.post("/v1/cases", {
      kind: "unlock",
      customerId: customer.id,
      subject: "x",
      description: "x",
    });
    assert.equal(opened.obligations.at(-1).provisional, true);
    await settleProvisional(server.app);
    const { body } = await agent.get(`/v1/cases/${opened.id}`);
    assert.equal(body.obligations.at(-1).provisional, true);
    assert.equal(body.dueAt, opened.dueAt);
  });
});
