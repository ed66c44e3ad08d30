import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { executeProposal } from "../../modules/cases/index.ts";
import { testServer } from "../harness.ts";
import { balanceOf, newCustomer } from "../people.ts";
import { cny, newDesk } from "./desk.ts";

const server = await testServer();
const { agent, supervisor, openedFor } = await newDesk(server);

/** A proposal as another release of the server stored it. */
async function stored(action: string, data: unknown) {
  const customer = await newCustomer(server);
  const opened = await openedFor(customer);
  const { body: proposal } = await agent.post(`/v1/cases/${opened.id}/proposals`, {
    action: { type: "goodwill_credit", amount: cny(100) },
    reason: "x",
  });
  const sql = "update cases.proposal set action = $2, data = $3 where id = $1";
  await server.app.database.pool.query(sql, [proposal.id, action, JSON.stringify(data)]);
  return { customer, opened, id: proposal.id, path: `/v1/cases/proposals/${proposal.id}` };
}

/** One that names no amount, one that names an amount, and known ones whose data cannot be read. */
const UNREADABLE: [string, unknown][] = [
  ["freeze_debit", {}],
  ["provisional_credit", { amount: cny(100) }],
  ["refund", { amount: cny(100) }],
  ["goodwill_credit", {}],
];

describe("a proposal whose action this server cannot read", () => {
  for (const [action, data] of UNREADABLE) {
    it(`is never shown as another action: ${action} ${JSON.stringify(data)}`, async () => {
      const { opened, id } = await stored(action, data);
      const list = await supervisor.get("/v1/cases/proposals?state=waiting");
      const listed = list.body.items.find((item: { id: string }) => item.id === id);
      const { body } = await supervisor.get(`/v1/cases/${opened.id}`);
      for (const seen of [listed, body.proposals[0]]) {
        assert.deepEqual(seen.action, { type: "unknown", stored: action });
        assert.equal(seen.title, `unknown action (${action})`);
        assert.equal(seen.amount, null);
        assert.deepEqual([seen.may.approve.ok, seen.may.approve.reason], [false, "action_unknown"]);
      }
      const proposed = body.timeline.find(({ kind }: { kind: string }) => kind === "proposed");
      assert.doesNotMatch(proposed.text, /unlock|goodwill credit of|refund of/);
    });
  }

  it("cannot be approved, but can be rejected", async () => {
    const { customer, path } = await stored("provisional_credit", { amount: cny(100) });
    assert.equal((await supervisor.post(`${path}/approve`)).body.code, "action_unknown");
    const rejected = await supervisor.post(`${path}/reject`, { reason: "x" });
    assert.equal(rejected.body.state, "rejected");
    assert.equal(await balanceOf(customer), 0);
  });

  it("fails openly when it was approved by a release that knew it", async () => {
    const { customer, opened, id } = await stored("provisional_credit", { amount: cny(100) });
    const sql = "update cases.proposal set state = 'approved', decided_by = $2 where id = $1";
    await server.app.database.pool.query(sql, [id, supervisor.id]);
    await executeProposal(server.app, id);
    const { body } = await agent.get(`/v1/cases/${opened.id}`);
    assert.deepEqual(
      [body.state, body.proposals[0].state, body.proposals[0].failureCode],
      ["open", "failed", "action_unknown"],
    );
    assert.equal(await balanceOf(customer), 0);
  });

  it("cannot be proposed", async () => {
    const opened = await openedFor(await newCustomer(server));
    const path = `/v1/cases/${opened.id}/proposals`;
    const unknown = await agent.post(path, { action: { type: "freeze_debit" }, reason: "x" });
    assert.equal(unknown.body.code, "action_unknown");
    const broken = await agent.post(path, { action: { type: "refund" }, reason: "x" });
    assert.equal(broken.body.code, "invalid_request");
  });
});
