import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { executeProposal } from "../../modules/cases/index.ts";
import { testServer } from "../harness.ts";
import { balanceOf, newCustomer, newStaff, type Person } from "../people.ts";
import { cny, newDesk } from "./desk.ts";
import { setRights } from "./staff-rights.ts";

const server = await testServer();
const { openedFor } = await newDesk(server);

async function proposedCredit(by: Person, value: number, given?: Person) {
  const customer = given ?? (await newCustomer(server));
  const opened = await openedFor(customer);
  const answer = await by.post(`/v1/cases/${opened.id}/proposals`, {
    action: { type: "goodwill_credit", amount: cny(value) },
    reason: "致歉",
  });
  const path = `/v1/cases/proposals/${answer.body.id}`;
  return { customer, answer, caseId: opened.id as string, path };
}

const newPair = async () => ({
  agent: await newStaff(server, ["agent"]),
  supervisor: await newStaff(server, ["supervisor"]),
});

describe("two colleagues cannot drain the operator", () => {
  it("by fifty approvals at the same moment: the pair's budget holds", async () => {
    const { agent, supervisor } = await newPair();
    const made = await Promise.all(Array.from({ length: 50 }, () => proposedCredit(agent, 100)));
    const proposed = made.filter(({ answer }) => answer.status === 201);
    assert.equal(proposed.length, 50);
    const answers = await Promise.all(
      proposed.map(({ path }) => supervisor.post(`${path}/approve`)),
    );
    const done = answers.filter(({ body }) => body.state === "executed");
    assert.equal(done.length, 10);
    const refused = answers.filter(({ status }) => status !== 200);
    assert.ok(refused.every(({ body }) => body.code === "budget_used_up" && !body.moneyMoved));
    const balances = await Promise.all(proposed.map(({ customer }) => balanceOf(customer)));
    assert.equal(
      balances.reduce((sum, value) => sum + value, 0),
      1_000,
    );
  });

  it("by approving for each other: they are one pair, whoever proposes", async () => {
    const first = await newStaff(server, ["supervisor"]);
    const second = await newStaff(server, ["supervisor"]);
    const states: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const [by, other] = turn % 2 === 0 ? [first, second] : [second, first];
      const { path } = await proposedCredit(by, 100);
      const { body } = await other.post(`${path}/approve`);
      states.push(body.state ?? body.scope);
    }
    assert.deepEqual(
      states.slice(0, 10),
      Array.from({ length: 10 }, () => "executed"),
    );
    assert.deepEqual(states.slice(10), ["pair", "pair"]);
  });

  it("by many small credits to one customer: the month's budget is refused at the proposal", async () => {
    const { agent, supervisor } = await newPair();
    const customer = await newCustomer(server);
    for (let time = 0; time < 4; time += 1) {
      const { path } = await proposedCredit(agent, 100, customer);
      assert.equal((await supervisor.post(`${path}/approve`)).body.state, "executed");
    }
    const other = await newPair();
    const { answer } = await proposedCredit(other.agent, 100, customer);
    assert.deepEqual([answer.body.code, answer.body.scope], ["budget_used_up", "customer"]);
    assert.match(answer.body.title, /this customer: at most 4 times and ¥200.00 a month/);
    assert.equal(await balanceOf(customer), 400);
  });

  it("above fifty yuan with one approval: it takes two people, of two roles if need be", async () => {
    const { agent, supervisor } = await newPair();
    const finance = await newStaff(server, ["finance"]);
    const { customer, answer, path } = await proposedCredit(agent, 5_001);
    assert.equal(answer.body.peopleNeeded, 2);
    assert.equal((await supervisor.post(`${path}/approve`)).body.state, "waiting");
    assert.equal((await supervisor.post(`${path}/approve`)).body.state, "waiting");
    assert.equal(await balanceOf(customer), 0);
    assert.equal((await finance.post(`${path}/approve`)).body.state, "executed");
    const small = await proposedCredit(agent, 5_000);
    assert.equal((await finance.post(`${small.path}/approve`)).status, 403);
  });
});

describe("a budget", () => {
  it("is shown before anybody proposes, with what is left and who approves", async () => {
    const { agent, supervisor } = await newPair();
    const { customer, caseId, path } = await proposedCredit(agent, 1_200);
    await supervisor.post(`${path}/approve`);
    const { body } = await agent.get(`/v1/cases/${caseId}`);
    const credit = body.proposable.find(({ type }: { type: string }) => type === "goodwill_credit");
    const left = new Map(
      credit.budgets.map((budget: { scope: string; usesLeft: number; amountLeft: unknown }) => [
        budget.scope,
        [budget.usesLeft, budget.amountLeft],
      ]),
    );
    assert.deepEqual(left.get("customer"), [3, cny(18_800)]);
    assert.deepEqual(left.get("proposer"), [19, cny(48_800)]);
    assert.deepEqual(left.get("case"), [1, cny(18_800)]);
    assert.deepEqual(credit.tiers, [
      { roles: ["supervisor"], people: 1, amountMax: cny(5_000) },
      { roles: ["supervisor", "finance"], people: 2, amountMax: cny(20_000) },
    ]);
    assert.equal(await balanceOf(customer), 1_200);
  });

  it("comes back when what was approved could not be carried out", async () => {
    const { agent, supervisor } = await newPair();
    const { caseId, answer, customer } = await proposedCredit(agent, 1_200);
    const id: string = answer.body.id;
    // The approval commits; then the approver loses the role before the money moves.
    const sql = `update cases.proposal set state = 'approved', decided_by = $2, decided_at = now()
      where id = $1`;
    await server.app.database.pool.query(sql, [id, supervisor.id]);
    await server.app.database.pool.query(
      `insert into cases.budget_use values ('goodwill_credit', 'case', $1, 'always', 1, 1200)`,
      [caseId],
    );
    await setRights(server, agent, { roles: ["teller"] });
    await executeProposal(server.app, id);
    const use = await server.app.database.pool.query(
      "select uses, amount_minor::int from cases.budget_use where subject = $1",
      [caseId],
    );
    assert.deepEqual(use.rows, [{ uses: 0, amount_minor: 0 }]);
    assert.equal(await balanceOf(customer), 0);
  });
});
