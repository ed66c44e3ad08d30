import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";

const server = await testServer();
const agent = await newStaff(server, ["agent"], { displayName: "赵敏" });
const customer = await newCustomer(server, { displayName: "林小满" });
const other = await newCustomer(server, { displayName: "王芳" });
const path = `/v1/desk/customers/${customer.id}`;

describe("the audit trail of a customer", () => {
  it("names who looked, what they did and the reason they gave, newest first", async () => {
    await agent.get(path);
    await agent.post(`${path}/reveal`, { field: "phone", reason: "客户要求回电" });
    const { status, body } = await agent.get(`${path}/trail`);
    assert.equal(status, 200, JSON.stringify(body));
    const [reveal, view] = body.items;
    assert.equal(reveal.action, "desk.reveal");
    assert.equal(reveal.note, "客户要求回电");
    assert.deepEqual(reveal.actor, {
      kind: "staff",
      displayName: "赵敏",
      staffNumber: agent.number,
    });
    assert.equal(view.action, "desk.customer-view");
    assert.ok(!JSON.stringify(body).includes("+86137"), "the revealed number is not in the trail");
  });

  it("holds nothing about anybody else", async () => {
    await agent.get(`/v1/desk/customers/${other.id}`);
    const mine = await agent.get(`${path}/trail`);
    const others = await agent.get(`/v1/desk/customers/${other.id}/trail`);
    const ids = new Set(mine.body.items.map(({ id }: { id: string }) => id));
    assert.ok(others.body.items.length > 0);
    assert.ok(others.body.items.every(({ id }: { id: string }) => !ids.has(id)));
  });

  it("is not for the customer, who is refused", async () => {
    assert.equal((await customer.get(`${path}/trail`)).status, 403);
  });
});
