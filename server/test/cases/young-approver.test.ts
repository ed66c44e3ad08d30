import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { balanceOf, newCustomer, newStaff, type Person } from "../people.ts";
import { cny, newDesk } from "./desk.ts";

const server = await testServer();
const { agent, openedFor } = await newDesk(server);

async function since(staff: Person, days: number): Promise<void> {
  const sql = `update identity.staff set rights_since = now() - make_interval(days => $2)
    where id = $1`;
  await server.app.database.pool.query(sql, [staff.id, days]);
}

async function proposedCredit() {
  const customer = await newCustomer(server);
  const opened = await openedFor(customer);
  const { body } = await agent.post(`/v1/cases/${opened.id}/proposals`, {
    action: { type: "goodwill_credit", amount: cny(500) },
    reason: "致歉",
  });
  return { customer, path: `/v1/cases/proposals/${body.id}` };
}

describe("an approver who was made yesterday", () => {
  it("is enough on a desk that has no established approvers yet", async () => {
    const young = await newStaff(server, ["supervisor"]);
    const { path } = await proposedCredit();
    assert.equal((await young.post(`${path}/approve`)).body.state, "executed");
  });

  it("needs a third pair of eyes where others are established; an established one does not", async () => {
    const old = [
      await newStaff(server, ["supervisor"]),
      await newStaff(server, ["supervisor"]),
    ] as const;
    for (const person of old) await since(person, 30);
    const young = await newStaff(server, ["supervisor"]);
    await since(young, 1);
    const { customer, path } = await proposedCredit();
    const once = await young.post(`${path}/approve`);
    assert.deepEqual(
      [once.body.state, once.body.peopleApproved, once.body.peopleNeeded],
      ["waiting", 1, 2],
    );
    assert.equal((await young.post(`${path}/approve`)).body.state, "waiting");
    assert.equal(await balanceOf(customer), 0);
    assert.equal((await old[0].post(`${path}/approve`)).body.state, "executed");
    assert.equal(await balanceOf(customer), 500);
    const other = await proposedCredit();
    assert.equal((await old[1].post(`${other.path}/approve`)).body.state, "executed");
  });
});
