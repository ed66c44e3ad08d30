// Goal: messages leave exactly if their cause committed, and keep no secrets behind.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { after, describe, it } from "node:test";
import { notify } from "../../modules/notify/index.ts";
import { providerOf } from "../../modules/notify/providers/index.ts";
import { templates } from "../../modules/notify/templates/index.ts";
import type { Template } from "../../modules/notify/templates/template.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { testServer } from "../harness.ts";
import { browser, messagesTo, signedInCustomer, waitForMessage } from "../identity/browser.ts";

const server = await testServer();
const { database } = server.app;
const CODE = { code: "482913", purpose: "recovery" };
const sms = { channel: "sms", template: "code", data: CODE, language: "zh" } as const;

describe("a notice that leaves the house", () => {
  it("is sent once its cause committed, and then holds no code any more", async () => {
    const address = "+8613700000001";
    const { id } = await database.transaction((tx) => notify(tx, { ...sms, address }));
    const text = await waitForMessage(server, address, () => true);
    assert.match(text, /482913/);
    for (;;) {
      const { rows } = await database.pool.query(
        "select state, data_sealed from notify.delivery where id = $1",
        [id],
      );
      if (rows[0].state === "queued") continue;
      assert.deepEqual(rows, [{ state: "sent", data_sealed: null }]);
      break;
    }
  });

  it("is not sent when its cause rolls back", async () => {
    const address = "+8613700000002";
    const broken = database.transaction(async (tx) => {
      await notify(tx, { ...sms, address });
      throw new Error("the cause fails");
    });
    await assert.rejects(broken, /the cause fails/);
    const { rows } = await database.pool.query("select count(*)::int as n from notify.delivery");
    await database.transaction((tx) => notify(tx, { ...sms, address: "+8613700000003" }));
    await waitForMessage(server, "+8613700000003", () => true);
    assert.deepEqual(await messagesTo(server, address), []);
    assert.ok(rows[0].n >= 0);
  });

  it("is given up, not sent, when it comes too late", async () => {
    const address = "+8613700000004";
    const expiresAt = new Date(database.now.getTime() - 1);
    const { id } = await database.transaction((tx) => notify(tx, { ...sms, address, expiresAt }));
    for (;;) {
      const { rows } = await database.pool.query(
        "select state, error, data_sealed from notify.delivery where id = $1",
        [id],
      );
      if (rows[0].state === "queued") continue;
      assert.deepEqual(rows, [{ state: "failed", error: "came too late", data_sealed: null }]);
      break;
    }
    assert.deepEqual(await messagesTo(server, address), []);
  });

  it("with a missing field fails its cause, not the job an hour later", async () => {
    const address = "+8613700000005";
    const broken = database.transaction((tx) =>
      notify(tx, { ...sms, address, data: { purpose: "recovery" } }),
    );
    await assert.rejects(broken, /template code needs code/);
  });
});

describe("templates", () => {
  const house = { brand: "锦囊", hotline: "400-000-0195" };
  /** Fields that name one of a few things. */
  const chosen: Record<string, string> = { purpose: "recovery", kind: "add", what: "asked" };
  const data = new Proxy(
    {},
    {
      get: (_, name) => chosen[String(name)] ?? `<${String(name)}>`,
    },
  ) as Record<string, string>;
  for (const [name, template] of Object.entries(templates) as [string, Template][]) {
    it(`${name} has words in both languages, with every field it needs`, () => {
      for (const language of ["zh", "en"] as const) {
        const { title, text } = template.words[language](data, house);
        assert.ok(title.length > 0 && text.length > 0);
        assert.doesNotMatch(title + text, /undefined/);
      }
    });
    it(`${name} says that staff never ask for a code, if it carries one`, () => {
      if (!template.needs.includes("code")) return;
      assert.match(template.words.zh(data, house).text, /工作人员不会向您索要验证码。$/);
      assert.match(template.words.en(data, house).text, /[Oo]ur staff never ask for it\.$/);
    });
  }
});

describe("the inbox", () => {
  it("shows notices in the reader's language, newest first, until they are read", async () => {
    const { browser: own, customerId, token } = await signedInCustomer(server);
    const data = { agent: "赵敏", staffNumber: "10013" };
    await database.transaction((tx) =>
      notify(tx, {
        channel: "in_app",
        customerId,
        template: "conversation_answered",
        data,
        language: "zh",
      }),
    );
    const read = async (language: string) => {
      const headers = { authorization: `Bearer ${token}`, "accept-language": language };
      const response = await fetch(`${server.url}/v1/notify/inbox`, { headers });
      return (await response.json()) as { items: { title: string; readAt: string | null }[] };
    };
    assert.equal((await read("en")).items[0]?.title, "You have an answer");
    assert.equal((await read("zh")).items[0]?.title, "客服回复了您");
    const marked = await fetch(`${server.url}/v1/notify/inbox/read`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(marked.status, 204);
    assert.ok((await read("en")).items.every((item) => item.readAt !== null));
    assert.equal((await own.get("/me")).status, 200);
  });

  it("of somebody else stays closed", async () => {
    const one = await signedInCustomer(server);
    const two = await signedInCustomer(server);
    await database.transaction((tx) =>
      notify(tx, {
        channel: "in_app",
        customerId: one.customerId,
        template: "welcome",
        data: { name: "only for one" },
        language: "zh",
      }),
    );
    const response = await fetch(`${server.url}/v1/notify/inbox`, {
      headers: { authorization: `Bearer ${two.token}` },
    });
    assert.doesNotMatch(await response.text(), /only for one/);
    const stranger = await fetch(`${server.url}/v1/notify/inbox`);
    assert.equal(stranger.status, 401);
    assert.equal((await browser(server).get("/me")).status, 401);
  });
});

describe("the operator's gateway", () => {
  const taken: { headers: Record<string, unknown>; body: string }[] = [];
  let status = 202;
  const gateway = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      taken.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  after(() => gateway.close());
  const start = () =>
    new Promise<string>((resolve) => {
      gateway.listen(0, "127.0.0.1", () => {
        const address = gateway.address();
        const port = typeof address === "object" && address ? address.port : 0;
        resolve(`http://127.0.0.1:${port}/messages`);
      });
    });

  it("gets each message signed, and a refusal is a failure to try again", async () => {
    const secret = "a-secret-of-the-gateway";
    const url = await start();
    const config = { ...server.app.config, messageGatewayUrl: url, messageGatewaySecret: secret };
    const provider = providerOf({ ...server.app, config });
    const message = {
      id: uuidv7(),
      channel: "sms" as const,
      address: "+8613700000006",
      title: "t",
      text: "x",
    };
    await provider.send(message);
    const [{ headers, body } = { headers: {}, body: "" }] = taken;
    assert.deepEqual(JSON.parse(body), message);
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const expected = createHmac("sha256", secret).update(signed).digest("base64");
    assert.equal(headers["webhook-signature"], `v1,${expected}`);
    status = 503;
    await assert.rejects(provider.send(message), /answered 503/);
  });

  it("must be there in production", () => {
    const config = { ...server.app.config, mode: "production" as const, messageGatewayUrl: "" };
    assert.throws(() => providerOf({ ...server.app, config }), /MESSAGE_GATEWAY_URL/);
  });
});
