import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { grantCredit } from "../../modules/wallet/index.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { customer, eventually, messages, send, startChat } from "../conversations/chats.ts";
import { testServer } from "../harness.ts";
import type { Person } from "../people.ts";

/** The automatic first line over HTTP: it answers, offers choices, or gets a person. */
const server = await testServer();

describe("the automatic first line", () => {
  it("answers a known question with its article and says that it is automatic", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "充值的钱没到账怎么办");
    const answer = await reply(lin, id, "answer");
    assert.equal(answer.data.articleSlug, "top-up-not-arrived");
    assert.equal(answer.data.automatic, true);
    assert.equal(answer.data.offersPerson, true);
    assert.match(answer.text, /自动回复/);
    assert.match(answer.text, /转人工/);
    assert.doesNotMatch(answer.data.body, /\{\{/, "a placeholder was left in the article");
    const [fact] = answer.data.facts;
    assert.equal(fact.kind, "top_up_none", "it must say that there was no top-up");
  });

  it("answers in the language of the question", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "My top-up has not arrived");
    const answer = await reply(lin, id, "answer");
    assert.match(answer.text, /Automatic answer/);
    const { body } = await lin.post(`/v1/conversations/${id}/person`);
    assert.equal(body.language, "en");
    const queued = (await messages(lin, id)).find(({ data }) => data.event === "queued");
    assert.match(queued.text, /No one is available now/);
  });

  it("joins the customer's own facts to the answer", async () => {
    const lin = await customer(server);
    await credit(lin.id, 8_800n);
    const id = await startChat(lin);
    await send(lin, id, "退款什么时候到账");
    const answer = await reply(lin, id, "answer");
    const facts = answer.data.facts as { kind: string; title: string; orderId: string }[];
    assert.deepEqual(
      facts.map(({ kind }) => kind),
      ["credit_done"],
    );
    assert.match(facts[0]?.title ?? "", /88\.00/);
    const other = await customer(server);
    const otherId = await startChat(other);
    await send(other, otherId, "退款什么时候到账");
    const otherAnswer = await reply(other, otherId, "answer");
    assert.deepEqual(otherAnswer.data.facts, []);
  });

  it("answers a question about limits with those of this customer", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, (await article("limits-overview")).title);
    const [fact] = (await reply(lin, id, "answer")).data.facts;
    assert.equal(fact.kind, "limits");
    assert.match(`${fact.title}${fact.text}`, /等级 1.*500\.00.*1,000\.00.*5,000\.00/);
  });

  it("offers choices when unsure, and answers the one that is picked", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "充值 银行 慢 扣");
    const shown = await reply(lin, id, "choices");
    assert.ok(shown.data.choices.length >= 1 && shown.data.choices.length <= 3);
    const [choice] = shown.data.choices;
    const stranger = await lin.post(`/v1/conversations/${id}/choose`, { slug: "no-such-choice" });
    assert.equal(stranger.status, 409);
    assert.equal(stranger.body.code, "choice_unknown");
    const picked = await lin.post(`/v1/conversations/${id}/choose`, { slug: choice.slug });
    assert.equal(picked.status, 200);
    assert.equal(picked.body.text, choice.title);
    const answer = await reply(lin, id, "answer");
    assert.equal(answer.data.articleSlug, choice.slug);
  });

  it("gets a person when nobody has understood three times", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    for (const text of ["充值 银行 慢 扣", "扣 慢 银行 充值 那个", "银行 扣 充值 这样"]) {
      await send(lin, id, text);
      await heard(lin, id, text);
    }
    assert.equal((await queued(lin, id)).reason, "unsure");
  });

  for (const [text, reason] of [
    ["我的手机被偷了", "stolen"],
    ["我被骗了，钱转出去了", "tricked"],
    ["我要投诉你们", "complaint"],
    ["我要找人工客服", "asked"],
    ["I want to talk to a human", "asked"],
  ] as const) {
    it(`gets a person at once for "${text}"`, async () => {
      const lin = await customer(server);
      const id = await startChat(lin);
      await send(lin, id, text);
      const body = await queued(lin, id);
      assert.equal(body.reason, reason);
      assert.equal(body.queue.openNow, false);
      assert.equal(body.queue.waitSecondsEstimate, null);
    });
  }

  it("tells somebody whose phone was stolen to lock the wallet now", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "手机被偷了怎么办");
    const told = await eventually(async () =>
      (await messages(lin, id)).find((message) => message.from === "assistant"),
    );
    assert.match(told.text, /锁定钱包/);
  });

  it("is silent once a person has the conversation", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await lin.post(`/v1/conversations/${id}/person`);
    await send(lin, id, "充值的钱没到账怎么办");
    await everythingHeard();
    const from = (await messages(lin, id)).map((message) => message.from);
    assert.ok(!from.includes("assistant"));
  });

  it("recognises a question only after its secrets are gone", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "我的支付密码是 246810 付款还是失败");
    await everythingHeard();
    const all = await messages(lin, id);
    assert.doesNotMatch(JSON.stringify(all), /246810/);
    assert.equal(all[0].redacted, true);
    assert.ok(all.some((message) => message.kind === "notice"));
  });

  it("hears whether an answer helped", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    const early = await lin.post(`/v1/conversations/${id}/helped`, { helped: true });
    assert.equal(early.status, 409);
    await send(lin, id, "充值的钱没到账怎么办");
    await reply(lin, id, "answer");
    const judged = await lin.post(`/v1/conversations/${id}/helped`, { helped: false });
    assert.equal(judged.status, 204);
    const sorry = await eventually(async () =>
      (await messages(lin, id)).find((message) => message.text.includes("抱歉")),
    );
    assert.equal(sorry.data.offersPerson, true);
  });

  it("opens about an order with how that order stands", async () => {
    const lin = await customer(server);
    const orderId = await credit(lin.id, 1_200n);
    const id = await startChat(lin, { orderId });
    const subject = await eventually(
      async () => (await lin.get(`/v1/conversations/${id}`)).body.subject,
    );
    assert.match(subject, /12\.00/);
    const hello = await eventually(async () =>
      (await messages(lin, id)).find((message) => message.from === "assistant"),
    );
    assert.equal(hello.data.facts[0].orderId, orderId);
  });

  it("says nothing about an order of somebody else", async () => {
    const [lin, wang] = [await customer(server), await customer(server)];
    const orderId = await credit(wang.id, 1_300n);
    const id = await startChat(lin, { orderId });
    await everythingHeard();
    assert.deepEqual(await messages(lin, id), []);
  });
});

describe("likely reasons", () => {
  it("are empty for somebody to whom nothing happened", async () => {
    const lin = await customer(server);
    const { status, body } = await lin.get("/v1/assist/reasons");
    assert.equal(status, 200);
    assert.deepEqual(body.items, []);
  });

  it("name what happened, in the caller's language, with the article that explains it", async () => {
    const lin = await customer(server, "en");
    const orderId = await credit(lin.id, 5_000n);
    const { body } = await lin.get("/v1/assist/reasons");
    const [reason] = body.items;
    assert.equal(reason.kind, "credit_done");
    assert.equal(reason.orderId, orderId);
    assert.match(reason.title, /50\.00/);
    assert.match(reason.text, /balance/);
    const article = await lin.get(`/v1/help/articles/${reason.articleSlug}`);
    assert.equal(article.status, 200);
  });

  it("put a locked wallet first", async () => {
    const lin = await customer(server);
    await credit(lin.id, 5_000n);
    assert.equal((await lin.post("/v1/identity/lock", { reason: "lost_phone" })).status, 200);
    const { body } = await lin.get("/v1/assist/reasons");
    assert.equal(body.items[0].kind, "wallet_locked");
    assert.equal(body.items[0].isOpen, true);
  });

  it("are nobody else's business", async () => {
    const lin = await customer(server);
    await credit(lin.id, 5_000n);
    const wang = await customer(server);
    const { body } = await wang.get("/v1/assist/reasons");
    assert.deepEqual(body.items, []);
  });
});

async function article(slug: string) {
  const response = await fetch(`${server.url}/v1/help/articles/${slug}`);
  return (await response.json()) as { title: string };
}

let credits = 0;

async function credit(customerId: string, amountMinor: bigint): Promise<string> {
  credits += 1;
  const given = { customerId, amountMinor, reason: "test", key: `test-${credits}` };
  const { id } = await server.app.database.transaction((tx) =>
    grantCredit(tx, systemActor("test"), given),
  );
  return id;
}

function reply(of: Person, id: string, kind: string) {
  return eventually(async () => (await messages(of, id)).find((message) => message.kind === kind));
}

/** The automatic line has answered this text: something stands after it. */
async function heard(of: Person, id: string, text: string): Promise<void> {
  await eventually(async () => {
    const all = await messages(of, id);
    const at = all.findIndex((message) => message.text === text);
    return at >= 0 && at < all.length - 1;
  });
}

function queued(of: Person, id: string) {
  return eventually(async () => {
    const { body } = await of.get(`/v1/conversations/${id}`);
    return body.state === "queued" && body;
  });
}

/** Events are heard in order: when a later question is answered, the earlier ones were too. */
async function everythingHeard(): Promise<void> {
  const last = await customer(server);
  const id = await startChat(last);
  await send(last, id, "你好");
  await heard(last, id, "你好");
}
