import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import {
  acceptUntil,
  customer,
  messages,
  onlyOneThere,
  send,
  servedChat,
  staff,
  startChat,
} from "./chats.ts";

/** Messages: numbered, said once, clean of secrets, and only between those concerned. */
const server = await testServer();

describe("messages", () => {
  it("are numbered without gaps when many arrive at once", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await lin.post(`/v1/conversations/${id}/person`);
    await Promise.all(Array.from({ length: 25 }, (_, at) => send(lin, id, `消息 ${at}`)));
    const numbers = (await messages(lin, id)).map(({ number }) => number);
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    );
  });

  it("are the same message when the same client id comes again, even at the same time", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(lin, id, "我的充值呢", "same-id")),
    );
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    const own = (await messages(lin, id)).filter(({ from }) => from === "customer");
    assert.equal(own.length, 1);
  });

  it("reach the agent with the author's name and staff number on the way back", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const id = await servedChat(server, lin, agent);
    await send(agent, id, "您好，我来帮您看看。");
    const [last] = (await messages(lin, id)).slice(-1);
    assert.equal(last.from, "agent");
    assert.deepEqual(last.author, {
      displayName: agent.displayName,
      staffNumber: agent.number,
    });
  });

  it("count as unread until they are read", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const id = await servedChat(server, lin, agent);
    const read = async () => {
      const number = (await messages(lin, id)).at(-1)?.number;
      assert.equal((await lin.post(`/v1/conversations/${id}/read`, { number })).status, 204);
    };
    await read();
    assert.equal((await lin.get(`/v1/conversations/${id}`)).body.unread, 0);
    await send(agent, id, "在吗");
    // Fetching them alone is not reading them: a GET changes nothing.
    await messages(lin, id);
    assert.equal((await lin.get(`/v1/conversations/${id}`)).body.unread, 1);
    await read();
    assert.equal((await lin.get("/v1/conversations/current")).body.conversation.unread, 0);
  });

  it("are refused when a script floods the desk", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await lin.post(`/v1/conversations/${id}/person`);
    const answers = await Promise.all(Array.from({ length: 70 }, () => send(lin, id, "在吗")));
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length > 0);
    assert.equal(refused[0]?.body.code, "conversation_flooded");
  });

  it("are news for the two who talk and for nobody else", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const id = await servedChat(server, lin, agent);
    await send(agent, id, "您好");
    const { rows } = await server.app.database.pool.query(
      `select recipients from platform.event
       where type = 'conversations.message' and data ->> 'conversationId' = $1
       order by transaction_id desc, id desc limit 1`,
      [id],
    );
    assert.deepEqual(rows[0].recipients, [`customer:${lin.id}`, `staff:${agent.id}`]);
  });

  it("go on by cursor", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await lin.post(`/v1/conversations/${id}/person`);
    for (const text of ["一", "二", "三"]) await send(lin, id, text);
    const first = (await lin.get(`/v1/conversations/${id}/messages?limit=2`)).body;
    assert.equal(first.items.length, 2);
    const rest = (await lin.get(`/v1/conversations/${id}/messages?cursor=${first.next}`)).body;
    assert.equal(rest.items[0].number, 3);
    assert.equal(rest.next, null);
  });
});

describe("secrets in messages", () => {
  const secrets = ["6222021234567890128", "11010519491231002X", "482913", "Tiger-8888!"];

  it("are in no table, whatever the way in", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const { id } = (await lin.post("/v1/conversations", { topic: `我的卡号是${secrets[0]}` })).body;
    await send(lin, id, `卡号 ${secrets[0]}`);
    await send(lin, id, `身份证 ${secrets[1]}`);
    await send(lin, id, `验证码是 ${secrets[2]}`);
    await send(lin, id, `密码是 ${secrets[3]}`);
    await onlyOneThere(server, agent);
    await lin.post(`/v1/conversations/${id}/person`);
    await acceptUntil(agent, id);
    await send(agent, id, `核对一下:${secrets[0]}`);
    await agent.post(`/v1/conversations/${id}/close`);
    await lin.post(`/v1/conversations/${id}/rating`, {
      score: 4,
      comment: `我的密码是 ${secrets[3]}`,
    });
    await lin.post("/v1/help/articles/forgot-password/feedback", {
      helped: false,
      comment: `密码是 ${secrets[3]} 还是不行`,
    });
    await server.settle();
    const dump = await everyText();
    for (const secret of secrets) assert.ok(!dump.includes(secret), `${secret} was stored`);
    assert.ok(dump.includes("██████"));
  });

  it("are hidden in the answer to the sender, who is told so", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    const { body } = await send(lin, id, "我的密码是 Tiger-8888!");
    assert.equal(body.redacted, true);
    assert.equal(body.text, "我的密码是 ██████");
    const notice = (await messages(lin, id)).find(({ kind }) => kind === "notice");
    assert.match(notice.text, /密码/);
    assert.match(notice.text, /不会向您索要/);
  });

  it("are never asked for by an agent", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const id = await servedChat(server, lin, agent);
    const asked = await send(agent, id, "请把收到的验证码发给我");
    assert.equal(asked.status, 422);
    assert.equal(asked.body.code, "agent_asks_secret");
    const told = await send(agent, id, "请不要把验证码告诉任何人");
    assert.equal(told.status, 201);
  });

  async function everyText(): Promise<string> {
    const { pool } = server.app.database;
    const tables = await pool.query(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
         and not (table_schema = 'help' and table_name in ('article_version', 'model'))`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await pool.query(`select t::text as text from ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join("\n");
  }
});

describe("the end of a conversation", () => {
  it("asks for one rating from 1 to 5 and takes no more messages", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const id = await servedChat(server, lin, agent);
    const early = await lin.post(`/v1/conversations/${id}/rating`, { score: 5 });
    assert.equal(early.body.code, "conversation_not_closed");
    await agent.post(`/v1/conversations/${id}/close`);
    assert.equal((await messages(lin, id)).at(-1).kind, "rating_request");
    assert.equal((await lin.post(`/v1/conversations/${id}/rating`, { score: 6 })).status, 400);
    const rated = await lin.post(`/v1/conversations/${id}/rating`, { score: 5 });
    assert.equal(rated.body.rating, 5);
    const again = await lin.post(`/v1/conversations/${id}/rating`, { score: 1 });
    assert.equal(again.body.code, "conversation_already_rated");
    assert.equal((await send(lin, id, "还有")).body.code, "conversation_closed");
    assert.equal((await lin.get("/v1/conversations/current")).body.conversation, null);
    assert.notEqual(await startChat(lin), id);
  });

  it("is one conversation at a time: starting again gives the open one", async () => {
    const lin = await customer(server);
    const ids = await Promise.all(Array.from({ length: 6 }, () => startChat(lin)));
    assert.equal(new Set(ids).size, 1);
  });
});

describe("a conversation of somebody else", () => {
  it("is as if it did not exist", async () => {
    const [lin, wang] = [await customer(server), await customer(server)];
    const id = await startChat(lin);
    await send(lin, id, "充值没到账");
    const path = `/v1/conversations/${id}`;
    const answers = [
      await wang.get(path),
      await wang.get(`${path}/messages`),
      await send(wang, id, "你好"),
      await wang.post(`${path}/person`),
      await wang.post(`${path}/choose`, { slug: "top-up-how" }),
      await wang.post(`${path}/helped`, { helped: true }),
      await wang.post(`${path}/typing`),
      await wang.post(`${path}/read`, { number: 1 }),
      await wang.post(`${path}/close`),
      await wang.post(`${path}/rating`, { score: 1 }),
    ];
    for (const { status, body } of answers) {
      assert.equal(status, 404);
      assert.equal(body.code, "conversation_unknown");
    }
    assert.deepEqual((await wang.get("/v1/conversations")).body.items, []);
    assert.equal((await lin.get(path)).body.state, "automatic");
  });

  it("can be read by an agent who does not serve it, with a trace, but not written", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const other = await staff(server);
    const id = await servedChat(server, lin, agent);
    await messages(other, id);
    const { rows } = await server.app.database.pool.query(
      "select actor, details from platform.audit_entry where action = 'conversations.read'",
    );
    assert.ok(rows.some(({ actor }) => actor === `staff:${other.id}`));
    assert.equal((await send(other, id, "我来")).body.code, "conversation_not_yours");
    const closed = await other.post(`/v1/conversations/${id}/close`);
    assert.equal(closed.body.code, "conversation_not_yours");
    const boss = await staff(server, ["supervisor"], "主管");
    assert.equal((await boss.post(`/v1/conversations/${id}/close`)).status, 200);
  });

  it("is closed to staff without the role", async () => {
    const [lin, finance] = [await customer(server), await staff(server, ["finance"])];
    const id = await startChat(lin);
    assert.equal((await finance.get(`/v1/conversations/${id}/messages`)).status, 403);
    assert.equal((await lin.get("/v1/conversations/assignments")).status, 403);
  });
});
