import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { decideProposal, executeProposal, stopAbandoned } from "../../modules/cases/index.ts";
import { testServer } from "../harness.ts";
import {
  balanceOf,
  type Customer,
  freshPhone,
  newCustomer,
  newStaff,
  type Person,
} from "../people.ts";
import { actorOf, cny, newDesk, PAID, refundsOf } from "./desk.ts";
import { setRights } from "./staff-rights.ts";

const server = await testServer();
const { supervisor, openedFor, proposedRefund } = await newDesk(server);
const compliance = await newStaff(server, ["compliance"], { displayName: "包拯" });

/** A colleague proposes some goodwill for a customer. */
async function proposedCredit(by: Person, customer: Customer, value = 500) {
  const opened = await openedFor(customer);
  const answer = await by.post(`/v1/cases/${opened.id}/proposals`, {
    action: { type: "goodwill_credit", amount: cny(value) },
    reason: "致歉",
  });
  const path = `/v1/cases/proposals/${answer.body.id}`;
  return { answer, caseId: opened.id as string, path };
}

async function phoneOf(customer: Customer): Promise<string> {
  const sql = "select phone_sealed from identity.customer where id = $1";
  const { rows } = await server.app.database.pool.query(sql, [customer.id]);
  return server.app.vault.open(rows[0].phone_sealed, "identity.customer.phone");
}

async function declared(by: Person, staff: Person, phone: string, kind = "relative") {
  const body = { staffNumber: staff.number, kind, phone, note: "妹妹" };
  const answer = await by.post("/v1/cases/conflicts", body);
  assert.equal(answer.status, 201, answer.text);
  const mine = answer.body.items.filter(
    (item: { staff: { staffNumber: string } }) => item.staff.staffNumber === staff.number,
  );
  return mine.at(-1);
}

const approveAs = (person: Person, proposalId: string) =>
  server.app.database.transaction((tx) =>
    decideProposal(tx, actorOf(person), proposalId, { decision: "approved" }),
  );

describe("four eyes cannot be broken by", () => {
  it("approving one's own proposal, also with both roles", async () => {
    const both = await newStaff(server, ["agent", "supervisor"]);
    const customer = await newCustomer(server);
    const { path } = await proposedCredit(both, customer);
    assert.equal((await both.post(`${path}/approve`)).body.code, "own_proposal");
    assert.equal(await balanceOf(customer), 0);
  });

  it("paying one's own wallet with a second person's approval", async () => {
    const agent = await newStaff(server, ["agent"]);
    const customer = await newCustomer(server);
    await declared(agent, agent, await phoneOf(customer), "own");
    const { answer, caseId } = await proposedCredit(agent, customer);
    assert.equal(answer.body.code, "conflict_of_interest");
    const { may } = (await agent.get(`/v1/cases/${caseId}`)).body;
    assert.equal(may.propose.reason, "conflict_of_interest");
  });

  it("approving for a relative", async () => {
    const agent = await newStaff(server, ["agent"]);
    const relative = await newStaff(server, ["supervisor"]);
    const customer = await newCustomer(server);
    const { path } = await proposedCredit(agent, customer);
    await declared(compliance, relative, await phoneOf(customer));
    assert.equal((await relative.post(`${path}/approve`)).body.code, "conflict_of_interest");
    const list = await relative.get("/v1/cases/proposals?state=waiting");
    const seen = list.body.items.find((item: { id: string }) => path.endsWith(item.id));
    assert.equal(seen.may.approve.reason, "conflict_of_interest");
    assert.equal((await supervisor.post(`${path}/approve`)).body.state, "executed");
  });

  it("opening the relative's wallet only after the declaration", async () => {
    const agent = await newStaff(server, ["agent"]);
    const phone = freshPhone();
    const entry = await declared(agent, agent, phone);
    assert.equal(entry.hasWallet, false);
    const customer = await newCustomer(server);
    const index = "update identity.customer set phone_index = $2, phone_sealed = $3 where id = $1";
    const { vault } = server.app;
    const context = "identity.customer.phone";
    const sealed = vault.seal(phone, context);
    await server.app.database.pool.query(index, [
      customer.id,
      vault.blindIndex(phone, context),
      sealed,
    ]);
    const { answer } = await proposedCredit(agent, customer);
    assert.equal(answer.body.code, "conflict_of_interest");
  });

  it("ending one's own declaration, or declaring for others without being compliance", async () => {
    const agent = await newStaff(server, ["agent"]);
    const entry = await declared(agent, agent, freshPhone());
    assert.equal(entry.mayEnd, false);
    assert.equal((await agent.post(`/v1/cases/conflicts/${entry.id}/end`)).status, 403);
    const own = await declared(compliance, compliance, freshPhone());
    const ended = await compliance.post(`/v1/cases/conflicts/${own.id}/end`);
    assert.equal(ended.body.code, "conflict_own_entry");
    const foreign = { staffNumber: supervisor.number, kind: "relative", note: "x" };
    const answer = await agent.post("/v1/cases/conflicts", { ...foreign, phone: freshPhone() });
    assert.equal(answer.body.code, "not_allowed");
    const other = await newStaff(server, ["compliance"]);
    const done = await other.post(`/v1/cases/conflicts/${own.id}/end`);
    assert.ok(!done.body.items.some((item: { id: string }) => item.id === own.id));
  });

  it("a proposal of a colleague who was deactivated meanwhile", async () => {
    const agent = await newStaff(server, ["agent"]);
    const { customer, proposal, path, caseId } = await proposedRefund(agent);
    await setRights(server, agent, { active: false });
    assert.equal((await supervisor.post(`${path}/approve`)).body.code, "proposer_gone");
    await stopAbandoned(server.app);
    const { body } = await supervisor.get(`/v1/cases/${caseId}`);
    const [seen] = body.proposals;
    assert.deepEqual([seen.id, seen.state], [proposal.id, "expired"]);
    assert.match(seen.failureText, /deactivated/);
    assert.deepEqual(await refundsOf(customer), []);
  });

  it("a role that was taken away between the approval and its execution", async () => {
    const approver = await newStaff(server, ["supervisor"]);
    const { customer, proposal, caseId } = await proposedRefund();
    // Decided with the role of a moment ago: whoever executes it first finds it gone.
    await setRights(server, approver, { roles: ["agent"] });
    await approveAs(approver, proposal.id);
    await executeProposal(server.app, proposal.id);
    const { body } = await supervisor.get(`/v1/cases/${caseId}`);
    assert.deepEqual(
      [body.proposals[0].state, body.proposals[0].failureCode],
      ["failed", "approver_gone"],
    );
    assert.deepEqual(await refundsOf(customer), []);
  });

  it("changing the amount after it was looked at", async () => {
    const { customer, proposal, path } = await proposedRefund();
    const { body: facts } = await supervisor.get(`${path}/facts`);
    const sql = `update cases.proposal set data = jsonb_set(data, '{amount,value}', '3000')
      where id = $1`;
    await server.app.database.pool.query(sql, [proposal.id]);
    const answer = await supervisor.post(`${path}/approve`, { seen: facts.version });
    assert.equal(answer.body.code, "facts_changed");
    assert.deepEqual(await refundsOf(customer), []);
  });

  it("replaying an approval, for the same proposal or another one", async () => {
    const first = await proposedRefund();
    const second = await proposedRefund();
    const key = randomUUID();
    await supervisor.post(`${first.path}/approve`, {}, key);
    await supervisor.post(`${first.path}/approve`, {}, key);
    const other = await supervisor.post(`${second.path}/approve`, {}, key);
    assert.equal(other.body.code, "idempotency_mismatch");
    assert.deepEqual(await refundsOf(first.customer), [PAID]);
    assert.deepEqual(await refundsOf(second.customer), []);
  });

  it("approving and rejecting at the same moment", async () => {
    const other = await newStaff(server, ["supervisor"]);
    const { customer, path, caseId } = await proposedRefund();
    const answers = await Promise.all([
      supervisor.post(`${path}/approve`),
      other.post(`${path}/reject`, { reason: "x" }),
    ]);
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    const { body } = await supervisor.get(`/v1/cases/${caseId}`);
    const { state } = body.proposals[0];
    assert.deepEqual(await refundsOf(customer), state === "executed" ? [PAID] : []);
  });
});
