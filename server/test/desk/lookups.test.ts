import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, type Person, pay } from "../people.ts";

const server = await testServer();

interface Entry {
  readonly action: string;
  readonly about: string[];
  readonly roles: string[];
  readonly address: string | null;
  readonly details: Record<string, unknown>;
}

async function entriesOf(staff: Person, action: string): Promise<Entry[]> {
  const { rows } = await server.app.database.pool.query(
    `select action, about, roles, address, details from platform.audit_entry
     where actor = $1 and action = $2 order by id`,
    [`staff:${staff.id}`, action],
  );
  return rows;
}

describe("a colleague who looks at what is nobody's business", () => {
  it("cannot read a conversation from its second message on without an entry", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const { body: chat } = await customer.post("/v1/conversations", {});
    const path = `/v1/conversations/${chat.id}/messages`;
    assert.equal((await agent.get(`${path}?cursor=1`)).status, 200);
    const [entry] = await entriesOf(agent, "conversations.read");
    assert.deepEqual(entry?.about, [`customer:${customer.id}`]);
    assert.deepEqual(entry?.roles, ["agent"]);
    assert.ok(entry?.address);
  });

  it("cannot leaf through the list of cases without an entry that names everybody in it", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const looker = await newStaff(server);
    const input = { kind: "inquiry", customerId: customer.id, subject: "x", description: "x" };
    await agent.post("/v1/cases", input);
    await looker.get("/v1/cases");
    const [entry, ...others] = await entriesOf(looker, "cases.list");
    assert.ok(entry?.about.includes(`customer:${customer.id}`));
    assert.equal(entry?.details.count, entry?.about.length);
    // The screen asks again at every event; that is one look.
    await looker.get("/v1/cases");
    assert.deepEqual([others, (await entriesOf(looker, "cases.list")).length], [[], 1]);
  });

  it("leaves whom a search found, and of the words only a keyed hash", async () => {
    const customer = await newCustomer(server, { displayName: "欧阳锋" });
    const [agent, other] = [await newStaff(server), await newStaff(server)];
    await agent.post("/v1/desk/search", { q: "欧阳锋" });
    await other.post("/v1/desk/search", { q: "欧阳 锋" });
    const [entry] = await entriesOf(agent, "desk.search");
    const [same] = await entriesOf(other, "desk.search");
    assert.ok(entry?.about.includes(`customer:${customer.id}`));
    assert.ok(!JSON.stringify(entry).includes("欧阳"));
    assert.equal(entry?.details.words, same?.details.words);
  });

  it("leaves an entry for every card, and whether the customer was theirs to serve", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const path = `/v1/desk/customers/${customer.id}`;
    await agent.get(path);
    const input = { kind: "inquiry", customerId: customer.id, subject: "x", description: "x" };
    await agent.post("/v1/cases", input);
    await agent.get(path);
    const views = await entriesOf(agent, "desk.customer-view");
    assert.deepEqual(
      views.map(({ details }) => details.own),
      [false, true],
    );
  });

  it("cannot take the journal away without an entry", async () => {
    const finance = await newStaff(server, ["finance"]);
    await finance.get("/v1/ledger/journal.csv");
    assert.equal((await entriesOf(finance, "ledger.export")).length, 1);
  });

  it("does not vanish from the customer's trail behind thirty harmless views", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const path = `/v1/desk/customers/${customer.id}`;
    await agent.post(`${path}/reveal`, { field: "phone", reason: "想知道号码" });
    for (let view = 0; view < 31; view += 1) await agent.get(path);
    const actions: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor ? `?cursor=${cursor}` : "";
      const { body }: { body: { items: { action: string }[]; next: string | null } } =
        await agent.get(`${path}/trail${query}`);
      actions.push(...body.items.map(({ action }) => action));
      cursor = body.next;
    } while (cursor);
    assert.ok(actions.length > 30);
    assert.ok(actions.includes("desk.reveal"));
  });

  it("shows in the trail also when the act was about a case or an order", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const shop = await newShop(server);
    await giveMoney(server, customer, 10_000n);
    const orderId = await pay(customer, shop, 1_000);
    await shop.owner.post(`/v1/wallet/merchants/${shop.id}/refunds`, { orderId });
    const input = { kind: "inquiry", customerId: customer.id, subject: "x", description: "x" };
    const { body: opened } = await agent.post("/v1/cases", input);
    await agent.get(`/v1/cases/${opened.id}`);
    const { body } = await agent.get(`/v1/desk/customers/${customer.id}/trail`);
    const actions = body.items.map(({ action }: { action: string }) => action);
    assert.ok(actions.includes("cases.open"));
    assert.ok(actions.includes("cases.view"));
  });
});
