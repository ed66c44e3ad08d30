import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import pg from "pg";
import { verifyChain } from "../../modules/cases/index.ts";
import { isReadableNumber } from "../../platform/ids.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff, type Person } from "../people.ts";

const server = await testServer();
const agent = await newStaff(server, ["agent"]);
const supervisor = await newStaff(server, ["supervisor"], { displayName: "周芷若" });
const compliance = await newStaff(server, ["compliance"], { displayName: "包拯" });

async function openedBy(staff: Person, more: Record<string, unknown> = {}) {
  const customer = await newCustomer(server);
  const answer = await staff.post("/v1/cases", {
    kind: "complaint",
    customerId: customer.id,
    subject: "充值没有到账",
    description: "昨天充了两百，没有到。",
    ...more,
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return { customer, opened: answer.body, path: `/v1/cases/${answer.body.id}` };
}

const kindsOf = (view: { timeline: { kind: string }[] }) => view.timeline.map(({ kind }) => kind);

describe("a case", () => {
  it("has a number people can read aloud, its duties, and an acknowledgement at once", async () => {
    const { opened, customer } = await openedBy(agent);
    assert.match(opened.number, /^C-\d{6}-\d{5}-\d$/);
    assert.ok(isReadableNumber(opened.number));
    assert.deepEqual(
      opened.obligations.map(({ rule, state }: { rule: string; state: string }) => [rule, state]),
      [
        ["acknowledge", "met"],
        ["answer", "due"],
      ],
    );
    assert.match(opened.dueAt, /T15:59:59\.000Z$/);
    assert.deepEqual(kindsOf(opened), ["opened", "acknowledged"]);
    const inbox = await customer.get("/v1/notify/inbox");
    const told = inbox.body.items.some((item: { text: string; title: string }) =>
      (item.title + item.text).includes(opened.number),
    );
    assert.ok(told);
  });

  it("opened from a conversation is shown there with the agent's name and number", async () => {
    const customer = await newCustomer(server);
    const { body: conversation } = await customer.post("/v1/conversations", {});
    const { body: opened } = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: customer.id,
      conversationId: conversation.id,
      subject: "x",
      description: "x",
    });
    const linked = await customer.get(`/v1/conversations/${conversation.id}`);
    assert.equal(linked.body.caseNumber, opened.number);
    const { body } = await customer.get(`/v1/conversations/${conversation.id}/messages`);
    const message = body.items.find((item: { kind: string }) => item.kind === "case");
    assert.ok(message.text.includes(opened.number));
    assert.ok(message.text.includes(agent.number));
    assert.equal(message.data.caseId, opened.id);
  });

  it("never carries another customer's conversation or order", async () => {
    const customer = await newCustomer(server);
    const other = await newCustomer(server);
    const { body: conversation } = await other.post("/v1/conversations", {});
    const answer = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: customer.id,
      conversationId: conversation.id,
      subject: "x",
      description: "x",
    });
    assert.equal(answer.body.code, "case_other_customer");
  });

  it("can be opened by the customer, and only that customer sees it", async () => {
    const customer = await newCustomer(server);
    const other = await newCustomer(server);
    const { status, body } = await customer.post("/v1/cases/mine", {
      kind: "complaint",
      subject: "商户多收了钱",
      description: "多收了十元",
    });
    assert.equal(status, 201);
    assert.equal((await customer.get(`/v1/cases/mine/${body.id}`)).body.number, body.number);
    assert.equal((await customer.get("/v1/cases/mine")).body.items.length, 1);
    const foreign = await other.get(`/v1/cases/mine/${body.id}`);
    assert.equal(foreign.status, 404);
    const escalation = await other.post(`/v1/cases/mine/${body.id}/escalate`, { reason: "x" });
    assert.equal(escalation.status, 404);
    assert.deepEqual((await other.get("/v1/cases/mine")).body.items, []);
  });

  it("is opened once, however often the customer's form is sent", async () => {
    const customer = await newCustomer(server);
    const form = { kind: "complaint", subject: "多收了钱", description: "多收了十元" };
    const key = randomUUID();
    const [first, second] = await Promise.all([
      customer.post("/v1/cases/mine", form, key),
      customer.post("/v1/cases/mine", form, key),
    ]);
    assert.equal(first.status, 201);
    assert.deepEqual(second, first);
    assert.equal((await customer.get("/v1/cases/mine")).body.items.length, 1);
    const other = await customer.post("/v1/cases/mine", { ...form, subject: "x" }, key);
    assert.equal(other.body.code, "idempotency_mismatch");
    const keyless = await customer.ask("POST", "/v1/cases/mine", form);
    assert.equal(keyless.body.code, "idempotency_key_required");
  });

  it("never stores a secret that somebody wrote into it", async () => {
    const secret = "6222021234567890128";
    const { opened, path } = await openedBy(agent, {
      description: `我的卡号 ${secret},密码是 Abc12345`,
    });
    await agent.post(`${path}/notes`, { text: `客户的验证码是 739201` });
    const text = JSON.stringify((await agent.get(path)).body);
    for (const word of [secret, "Abc12345", "739201"]) assert.ok(!text.includes(word), word);
    const proof = await verifyChain(server.app.database, opened.id);
    const stored = JSON.stringify(proof.entries.map(({ data }) => data));
    for (const word of [secret, "Abc12345", "739201"]) assert.ok(!stored.includes(word), word);
  });

  it("keeps the notes of staff from the customer", async () => {
    const { customer, opened, path } = await openedBy(agent);
    await agent.post(`${path}/notes`, { text: "客户情绪激动" });
    assert.ok(kindsOf((await agent.get(path)).body).includes("note"));
    const seen = await customer.get(`/v1/cases/mine/${opened.id}`);
    assert.ok(!JSON.stringify(seen.body).includes("情绪"));
  });

  it("is extended only by a supervisor, with a reason, and not beyond sixty days in all", async () => {
    const { customer, opened, path } = await openedBy(agent);
    const longer = { days: 30, reason: "需要银行调单" };
    assert.equal((await agent.post(`${path}/extensions`, longer)).status, 403);
    const tooLong = await supervisor.post(`${path}/extensions`, { ...longer, days: 61 });
    assert.equal(tooLong.body.code, "extension_too_long");
    const shorter = await supervisor.post(`${path}/extensions`, { ...longer, days: 5 });
    assert.equal(shorter.body.code, "nothing_to_extend");
    const extended = await supervisor.post(`${path}/extensions`, longer);
    assert.ok(extended.body.dueAt > opened.dueAt);
    const seen = await customer.get(`/v1/cases/mine/${opened.id}`);
    assert.ok(JSON.stringify(seen.body.timeline).includes("需要银行调单"));
  });

  it("ends with an answer, takes nothing more, and opens again for a supervisor's review once", async () => {
    const { customer, opened, path } = await openedBy(agent);
    const closed = await agent.post(`${path}/close`, {
      outcome: "not_upheld",
      summary: "充值已到账，时间为昨晚八点。",
    });
    assert.equal(closed.body.state, "closed");
    assert.equal(closed.body.dueAt, null);
    assert.ok(closed.body.obligations.every(({ state }: { state: string }) => state === "met"));
    assert.equal((await agent.post(`${path}/notes`, { text: "x" })).body.code, "case_closed");
    const mine = `/v1/cases/mine/${opened.id}`;
    assert.match((await customer.get(mine)).body.next, /12363/);
    const again = await customer.post(`${mine}/escalate`, { reason: "没有到账" });
    assert.equal(again.body.state, "open");
    assert.ok(again.body.dueAt);
    const twice = await customer.post(`${mine}/escalate`, { reason: "还是没有" });
    assert.equal(twice.body.code, "case_already_escalated");
  });

  it("is listed by state and opener, page by page", async () => {
    const own = await newStaff(server, ["agent"], { displayName: "小昭" });
    const made = [];
    for (let index = 0; index < 3; index += 1) made.push((await openedBy(own)).opened.id);
    const first = await own.get("/v1/cases?mine=true&limit=2");
    assert.deepEqual(
      first.body.items.map(({ id }: { id: string }) => id),
      [made[2], made[1]],
    );
    const second = await own.get(`/v1/cases?mine=true&limit=2&cursor=${first.body.next}`);
    assert.deepEqual(
      second.body.items.map(({ id }: { id: string }) => id),
      [made[0]],
    );
    assert.equal(second.body.next, null);
    assert.deepEqual((await own.get("/v1/cases?mine=true&state=closed")).body.items, []);
  });

  it("writes every act and every view of staff to the audit log", async () => {
    const { opened, path } = await openedBy(agent);
    await compliance.get(path);
    const actions = await auditOf(`case:${opened.id}`);
    assert.deepEqual(actions, [
      ["cases.open", `staff:${agent.id}`],
      // The answer to the act showed the case.
      ["cases.view", `staff:${agent.id}`],
      ["cases.view", `staff:${compliance.id}`],
    ]);
  });
});

describe("the evidence of a case", () => {
  it("is whole, and names the entry that somebody changed, cut off or slipped in", async () => {
    const { opened, path } = await openedBy(agent);
    await agent.post(`${path}/notes`, { text: "第一条" });
    await agent.post(`${path}/notes`, { text: "第二条" });
    const whole = await compliance.get(`${path}/evidence`);
    assert.equal(whole.body.intact, true);
    assert.equal(whole.body.entries.length, 4);
    await assert.rejects(
      database((client) => client.query("update cases.entry set kind = 'note'")),
      /immutable/,
    );
    await tampered((client) =>
      client.query(
        `update cases.entry set data = jsonb_set(data, '{text}', '"改过"')
         where case_id = $1 and number = 3`,
        [opened.id],
      ),
    );
    assert.equal((await compliance.get(`${path}/evidence`)).body.brokenAt, 3);
    await tampered((client) =>
      client.query("delete from cases.entry where case_id = $1 and number >= 3", [opened.id]),
    );
    const cut = await compliance.get(`${path}/evidence`);
    assert.deepEqual([cut.body.intact, cut.body.brokenAt], [false, 3]);
  });

  it("stays whole when many write at once", async () => {
    const { opened, path } = await openedBy(agent);
    const notes = Array.from({ length: 12 }, (_, n) =>
      agent.post(`${path}/notes`, { text: `${n}` }),
    );
    const answers = await Promise.all(notes);
    assert.ok(answers.every(({ status }) => status === 201));
    const proof = await verifyChain(server.app.database, opened.id);
    assert.equal(proof.brokenAt, undefined);
    assert.equal(proof.entries.length, 14);
  });
});

async function auditOf(subject: string): Promise<string[][]> {
  const { rows } = await database((client) =>
    client.query("select action, actor from platform.audit_entry where subject = $1 order by id", [
      subject,
    ]),
  );
  return rows.map(({ action, actor }) => [action, actor]);
}

async function database<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What only somebody with the keys of the database can do: the guard is switched off. */
function tampered(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  return database(async (client) => {
    await client.query("alter table cases.entry disable trigger entry_immutable");
    await work(client);
    await client.query("alter table cases.entry enable trigger entry_immutable");
  });
}
