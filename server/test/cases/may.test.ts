import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff, type Person } from "../people.ts";
import { cny, newDesk } from "./desk.ts";

const server = await testServer();
const { agent, supervisor, openedFor } = await newDesk(server);
const both = await newStaff(server, ["agent", "supervisor"]);
const compliance = await newStaff(server, ["compliance"]);

interface May {
  ok: boolean;
  reason: string | null;
  text: string | null;
}

async function proposedBy(person: Person) {
  const customer = await newCustomer(server);
  const opened = await openedFor(customer);
  const path = `/v1/cases/${opened.id}`;
  const { body: proposal } = await person.post(`${path}/proposals`, {
    action: { type: "goodwill_credit", amount: cny(100) },
    reason: "x",
  });
  return { customer, path, proposal };
}

const reasons = (mays: Record<string, May>) =>
  Object.fromEntries(Object.entries(mays).map(([act, { reason }]) => [act, reason]));

async function mayOf(person: Person, path: string) {
  return reasons((await person.get(path)).body.may);
}

/** Every act that the case says is not possible, asked for all the same. */
async function assertAgrees(person: Person, path: string) {
  const acts: Record<string, [string, unknown]> = {
    addNote: ["notes", { text: "x" }],
    propose: ["proposals", { action: { type: "goodwill_credit", amount: cny(100) }, reason: "x" }],
    extend: ["extensions", { days: 30, reason: "x" }],
    close: ["close", { outcome: "upheld", summary: "x" }],
  };
  for (const [act, reason] of Object.entries(await mayOf(person, path))) {
    if (reason === null) continue;
    const [verb = "", body] = acts[act] ?? [];
    const { body: answer } = await person.post(`${path}/${verb}`, body);
    assert.equal(answer.code, reason, act);
  }
}

describe("what may be done on a case", () => {
  it("is everything for a supervisor while it is open, and no extension for an agent", async () => {
    const opened = await openedFor(await newCustomer(server));
    const path = `/v1/cases/${opened.id}`;
    const all = { addNote: null, propose: null, extend: null, close: null };
    assert.deepEqual(await mayOf(supervisor, path), all);
    assert.deepEqual(await mayOf(agent, path), { ...all, extend: "not_allowed" });
    assert.deepEqual(
      new Set(Object.values(await mayOf(compliance, path))),
      new Set(["not_allowed"]),
    );
    await assertAgrees(agent, path);
    await assertAgrees(compliance, path);
  });

  it("waits for an undecided proposal, and says so in the reader's language", async () => {
    const { path } = await proposedBy(agent);
    const { may } = (await agent.get(path)).body;
    assert.deepEqual(
      [may.propose.reason, may.close.reason, may.addNote.reason],
      ["proposal_waiting", "proposal_waiting", null],
    );
    assert.match(may.propose.text, /still has no result/);
    await assertAgrees(agent, path);
    await assertAgrees(supervisor, path);
  });

  it("ends when it is closed, but for one review that the customer asks for", async () => {
    const customer = await newCustomer(server);
    const opened = await openedFor(customer);
    const path = `/v1/cases/${opened.id}`;
    await agent.post(`${path}/close`, { outcome: "upheld", summary: "x" });
    assert.deepEqual(
      new Set(Object.values(await mayOf(supervisor, path))),
      new Set(["case_closed"]),
    );
    await assertAgrees(supervisor, path);
    const mine = `/v1/cases/mine/${opened.id}`;
    assert.deepEqual((await customer.get(mine)).body.may.escalate, {
      ok: true,
      reason: null,
      text: null,
    });
    const again = await customer.post(`${mine}/escalate`, { reason: "x" });
    assert.equal(again.body.may.escalate.reason, "case_already_escalated");
  });
});

describe("what may be done on a proposal", () => {
  it("is never its proposer's to decide", async () => {
    const { path, proposal } = await proposedBy(both);
    assert.deepEqual(reasons(proposal.may), { approve: "own_proposal", reject: "own_proposal" });
    assert.match(proposal.may.approve.text, /your own proposal/);
    const seen = (person: Person) => person.get(path).then(({ body }) => body.proposals[0]);
    assert.deepEqual(reasons((await seen(supervisor)).may), { approve: null, reject: null });
    assert.deepEqual(reasons((await seen(agent)).may), {
      approve: "not_allowed",
      reject: "not_allowed",
    });
    const done = await supervisor.post(`/v1/cases/proposals/${proposal.id}/approve`);
    assert.deepEqual(reasons(done.body.may), {
      approve: "proposal_decided",
      reject: "proposal_decided",
    });
  });
});
