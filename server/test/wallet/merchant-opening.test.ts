// Goal: a merchant is opened in production by two people of the desk, and by neither alone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff, type Person } from "../people.ts";

const server = await testServer();
const agent = await newStaff(server, ["agent"]);
const supervisor = await newStaff(server, ["supervisor"]);

const ask = (who: Person, ownerNumber: string, name = "晨光书店") =>
  who.post("/v1/wallet/merchant-openings", {
    ownerNumber,
    name,
    category: "书店 Books",
    reason: "营业执照和身份证已核对",
  });
const decide = (who: Person, id: string, approve = true) =>
  who.post(`/v1/wallet/merchant-openings/${id}/decide`, { approve });

describe("a merchant", () => {
  it("is opened when an agent asks and a supervisor approves, and its owner is told", async () => {
    const owner = await newCustomer(server, { level: 2 });
    const asked = await ask(agent, owner.number);
    assert.equal(asked.status, 201, asked.text);
    assert.equal((await ask(agent, owner.number)).body.code, "merchant_opening_asked");
    assert.deepEqual((await owner.get("/v1/identity/me")).body.merchants, []);
    assert.equal((await decide(supervisor, asked.body.id)).status, 204);
    const [merchant] = (await owner.get("/v1/identity/me")).body.merchants;
    assert.equal(merchant.name, "晨光书店");
    const code = await owner.post(`/v1/wallet/merchants/${merchant.id}/codes`);
    assert.equal(code.status, 201, code.text);
    const inbox = await owner.get("/v1/notify/inbox");
    assert.ok(inbox.text.includes("晨光书店"));
    assert.equal((await decide(supervisor, asked.body.id)).body.code, "merchant_opening_closed");
  });

  it("is opened once, by two supervisors at the same time", async () => {
    const owner = await newCustomer(server, { level: 2 });
    const other = await newStaff(server, ["supervisor"]);
    const { body } = await ask(agent, owner.number);
    const answers = await Promise.all([decide(supervisor, body.id), decide(other, body.id)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
    assert.equal((await owner.get("/v1/identity/me")).body.merchants.length, 1);
  });

  it("is not opened by one person, whatever their roles", async () => {
    const owner = await newCustomer(server, { level: 2 });
    const both = await newStaff(server, ["agent", "supervisor"]);
    const { body } = await ask(both, owner.number);
    assert.equal((await decide(both, body.id)).body.code, "merchant_opening_four_eyes");
    assert.equal((await decide(agent, body.id)).status, 403);
    assert.equal((await decide(both, body.id, false)).status, 204, "who asked withdraws");
  });

  it("is not opened for somebody unknown, unchecked or locked", async () => {
    assert.equal((await ask(agent, "U-000000-00000-0")).status, 404);
    const unchecked = await newCustomer(server, { level: 1 });
    assert.equal((await ask(agent, unchecked.number)).body.code, "merchant_owner_level");
    const owner = await newCustomer(server, { level: 2 });
    const asked = await ask(agent, owner.number);
    const locked = await owner.post("/v1/identity/lock", { reason: "stolen" });
    assert.ok(locked.status < 300, locked.text);
    assert.equal((await decide(supervisor, asked.body.id)).body.code, "merchant_customer_locked");
  });
});
