import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pg from "pg";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, pay } from "../people.ts";

const server = await testServer();
const agent = await newStaff(server, ["agent"]);
const supervisor = await newStaff(server, ["supervisor"], { displayName: "周芷若" });
const customer = await newCustomer(server, { displayName: "林小满" });
const shop = await newShop(server);
await giveMoney(server, customer, 10_000n);
const orderId = await pay(customer, shop, 3_550);

describe("the customer card", () => {
  it("shows balance, orders with states, devices, cases and conversations", async () => {
    const { body: conversation } = await customer.post("/v1/conversations", {});
    const { body: opened } = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: customer.id,
      subject: "x",
      description: "x",
    });
    const { status, body } = await agent.get(`/v1/desk/customers/${customer.id}`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.customer.displayName, "林小满");
    assert.equal(body.wallet.available.value, 6_450);
    const order = body.orders.find(({ id }: { id: string }) => id === orderId);
    assert.equal(order.state, "succeeded");
    assert.ok(body.devices.length > 0);
    assert.equal(body.cases[0].number, opened.number);
    assert.equal(body.conversations[0].id, conversation.id);
  });

  it("masks the contacts; one is revealed only with a reason, and both looks are audited", async () => {
    const path = `/v1/desk/customers/${customer.id}`;
    const card = await agent.get(path);
    assert.match(card.body.customer.phoneMasked, /\*{2,}/);
    assert.ok(!/137\d{8}/.test(JSON.stringify(card.body)));
    assert.equal((await agent.post(`${path}/reveal`, { field: "phone" })).status, 400);
    const reason = "客户要求回电";
    const revealed = await agent.post(`${path}/reveal`, { field: "phone", reason });
    assert.match(revealed.body.value, /^\+861\d{10}$/);
    const entries = await auditOf(`customer:${customer.id}`);
    const views = entries.filter(({ action }) => action === "desk.customer-view");
    assert.ok(views.length >= 1);
    const reveal = entries.find(({ action }) => action === "desk.reveal");
    assert.equal(reveal?.actor, `staff:${agent.id}`);
    assert.deepEqual(reveal?.details, { field: "phone", reason, count: 1 });
  });

  it("is for staff who serve: a customer and finance are refused", async () => {
    const finance = await newStaff(server, ["finance"]);
    for (const person of [customer, finance]) {
      const answer = await person.get(`/v1/desk/customers/${customer.id}`);
      assert.equal(answer.status, 403);
    }
  });
});

describe("the desk", () => {
  it("finds a customer by name, number and whole phone, and a case by its number", async () => {
    const { body: opened } = await agent.post("/v1/cases", {
      kind: "inquiry",
      customerId: customer.id,
      subject: "x",
      description: "x",
    });
    const path = `/v1/desk/customers/${customer.id}/reveal`;
    const phone = (await agent.post(path, { field: "phone", reason: "测试查找" })).body.value;
    for (const words of ["林小", customer.number, phone]) {
      const { body } = await agent.post("/v1/desk/search", { q: words });
      assert.ok(
        body.customers.some(({ id }: { id: string }) => id === customer.id),
        words,
      );
    }
    const { body } = await agent.post("/v1/desk/search", { q: opened.number.toLowerCase() });
    assert.equal(body.cases[0].id, opened.id);
  });

  it("finds whatever people read aloud, with or without hyphens", async () => {
    const ask = async (q: string) => (await agent.post("/v1/desk/search", { q })).body;
    const { body: conversation } = await customer.post("/v1/conversations", {});
    const order = (await customer.get(`/v1/wallet/orders/${orderId}`)).body;
    const { pool } = server.app.database;
    const wallet = await pool.query(
      "select account_number from wallet.wallet where owner_id = $1",
      [customer.id],
    );
    const phone = (await agent.get(`/v1/desk/customers/${customer.id}`)).body.customer.phoneMasked;
    const receipt = await pool.query(
      "select receipt_number from wallet.money_order where id = $1",
      [order.id],
    );
    const words = [
      receipt.rows[0].receipt_number,
      conversation.number,
      customer.number,
      wallet.rows[0].account_number,
    ];
    for (const word of words.flatMap((one) => [one, one.replaceAll("-", "").toLowerCase()])) {
      const ids = (await ask(word)).customers.map(({ id }: { id: string }) => id);
      assert.deepEqual(ids, [customer.id], word);
    }
    assert.equal((await ask(receipt.rows[0].receipt_number)).orderId, orderId);
    assert.equal((await ask(orderId)).customers[0].id, customer.id);
    assert.equal((await ask(conversation.number)).conversations[0].id, conversation.id);
    const ending = (await ask(phone.slice(-4))).customers;
    assert.ok(ending.some(({ id }: { id: string }) => id === customer.id));
    assert.deepEqual((await ask("R-261128-00260-9")).customers, []);
  });

  it("shows an agent the assignment with the customer's name, then the conversation as mine", async () => {
    const asker = await newCustomer(server, { displayName: "陈伟" });
    await agent.ask("PUT", "/v1/conversations/presence", { state: "available" });
    const { body: conversation } = await asker.post("/v1/conversations", {});
    await asker.post(`/v1/conversations/${conversation.id}/person`, {});
    await asker.post(`/v1/conversations/${conversation.id}/messages`, {
      text: "充值没有到账",
      clientId: "first",
    });
    const offered = await agent.get("/v1/desk/inbox");
    assert.equal(offered.status, 200, JSON.stringify(offered.body));
    const [assignment] = offered.body.assignments;
    assert.equal(assignment.customerName, "陈伟");
    await agent.post(`/v1/conversations/assignments/${assignment.assignmentId}/accept`, {});
    const { body } = await agent.get("/v1/desk/inbox");
    assert.equal(body.mine[0].id, conversation.id);
    assert.equal(body.mine[0].customerName, "陈伟");
    assert.equal(body.mine[0].lastMessage.from === "system", false);
    assert.ok(body.mine[0].waitingSince);
  });

  it("shows supervisors what waits and what is due", async () => {
    const { body } = await supervisor.get("/v1/desk/overview");
    assert.ok(body.cases.open >= 2);
    assert.equal(body.cases.overdue, 0);
    assert.equal(typeof body.queue.waiting, "number");
    assert.equal((await agent.get("/v1/desk/overview")).status, 403);
  });
});

interface AuditEntry {
  action: string;
  actor: string;
  details: unknown;
}

async function auditOf(subject: string): Promise<AuditEntry[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  const sql = "select action, actor, details from platform.audit_entry where subject = $1";
  const { rows } = await client.query<AuditEntry>(sql, [subject]);
  await client.end();
  return rows;
}
