import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { libraryOf, openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import { recognise, trained } from "../../modules/help/index.ts";
import { startTraining } from "../../modules/help/training/training.ts";
import {
  customer,
  eventually,
  messages,
  send,
  servedChat,
  staff,
  startChat,
} from "../conversations/chats.ts";
import { testServer } from "../harness.ts";
import type { Person } from "../people.ts";

/** How help learns: suggestions, their review, the training that follows, and the way back. */
const server = await testServer();
const { app } = server;

before(async () => {
  const path = await mkdtemp(join(tmpdir(), "jinnang-content-"));
  after(() => rm(path, { recursive: true }));
  await writeArticle(
    path,
    "late",
    "充值没到账",
    "充值|到账|银行|余额|没来|还没|多久|哪里|咋回事|钱",
  );
  await writeArticle(path, "back", "怎么退款", "退款|退钱|退货|返还|商家|申请|流程|取消|买错|要回");
  await seedArticles(app, pathToFileURL(`${path}/`));
  await openLibrary(app);
});

describe("a suggestion", () => {
  it("comes from the words before a choice, and is asked anew when that did not help", async () => {
    const lin = await customer(server);
    const text = "银行 慢 充值 呀呀";
    await chooseAfter(lin, text, "late");
    const chosen = await suggestionOf(text);
    assert.equal(chosen.source, "choice");
    assert.equal(chosen.proposed.slug, "late");
    assert.equal(chosen.unansweredCount, 0);
    const { body } = await lin.get("/v1/conversations/current");
    const id = (body.conversation ?? body).id;
    assert.equal((await lin.post(`/v1/conversations/${id}/helped`, { helped: false })).status, 204);
    const asked = await eventually(async () => {
      const found = await suggestionOf(text);
      return found.unansweredCount === 1 && found;
    });
    assert.equal(asked.count, 2);
    assert.equal(asked.proposed.slug, "late", "a stronger proposal stays");
  });

  it("counts the same words once more instead of repeating them, and hides secrets", async () => {
    const text = "充值 到账 我的验证码是246810 咧";
    for (const person of [await customer(server), await customer(server)]) {
      await chooseAfter(person, text, "late");
    }
    const found = await eventually(async () => {
      const items = await waiting();
      const mine = items.filter((item) => item.text.includes("咧"));
      return mine[0]?.count === 2 && mine;
    });
    assert.equal(found.length, 1);
    assert.doesNotMatch(found[0]?.text ?? "", /246810|█/);
  });

  it("is not made of what is a known phrasing", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "充值没到账");
    await reply(lin, id, "answer");
    await lin.post(`/v1/conversations/${id}/helped`, { helped: true });
    await server.settle();
    assert.ok((await waiting()).every(({ text }) => text !== "充值没到账"));
  });

  it("comes from a question that nobody could answer", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    const text = "葡萄藤枯萎";
    await send(lin, id, text);
    const found = await eventually(() => suggestionOf(text).catch(() => undefined));
    assert.equal(found.source, "unanswered");
    assert.equal(found.proposed, null);
    const { unanswered, outcomes } = (await (await reviewer()).get("/v1/help/figures")).body;
    assert.ok(unanswered.some((item: { text: string }) => item.text === text));
    assert.equal(outcomes.unanswered, 1);
  });

  it("comes from an agent's pick, once, and the agent sees it", async () => {
    const [lin, agent, other] = await Promise.all([customer(server), staff(server), staff(server)]);
    const id = await servedChat(server, lin, agent);
    const text = "我想把那个东西的账款弄回头";
    const { body: message } = await send(lin, id, text);
    const pick = { conversationId: id, messageId: message.id, slug: "back" };
    assert.equal((await agent.post("/v1/help/suggestions", pick)).status, 204);
    assert.equal((await agent.post("/v1/help/suggestions", pick)).status, 204);
    await server.settle();
    const own = (await agent.get("/v1/help/suggestions")).body.items;
    assert.deepEqual(
      own.map(({ source, proposed, count }: Suggestion) => [source, proposed?.slug, count]),
      [["agent", "back", 1]],
    );
    assert.deepEqual((await other.get("/v1/help/suggestions")).body.items, []);
    const unknown = await agent.post("/v1/help/suggestions", { ...pick, slug: "no-such" });
    assert.equal(unknown.body.code, "article_unknown");
  });
});

describe("the review", () => {
  it("is for supervisors and admins only", async () => {
    const agent = await staff(server);
    const { id } = await suggestionOf("葡萄藤枯萎");
    const path = `/v1/help/suggestions/${id}`;
    assert.equal((await agent.post(`${path}/approve`, { slug: "late" })).status, 403);
    assert.equal((await agent.post(`${path}/reject`)).status, 403);
    assert.equal((await agent.get("/v1/help/models")).status, 403);
    assert.equal((await agent.post("/v1/help/models/1/restore")).status, 403);
    assert.equal((await (await customer(server)).get("/v1/help/suggestions")).status, 403);
  });

  it("trains the approved words in, and goes back to the model before in one click", async () => {
    const boss = await reviewer();
    const text = "我想把那个东西的账款弄回头";
    await trained(app);
    assert.notEqual((await recognise(app, text)).reason, "exact");
    const before = libraryOf(app).recogniser;

    const { id } = await suggestionOf(text);
    const approved = await boss.post(`/v1/help/suggestions/${id}/approve`, { slug: "back" });
    assert.equal(approved.body.state, "approved");
    assert.equal(approved.body.decidedBy, "主管");
    const again = await boss.post(`/v1/help/suggestions/${id}/approve`, { slug: "late" });
    assert.equal(again.body.code, "suggestion_decided");
    await eventually(async () => (await recognise(app, text)).reason === "exact");
    assert.equal((await recognise(app, text)).candidates[0]?.slug, "back");
    assert.notEqual(libraryOf(app).recogniser, before);

    const [newest, oldest] = await eventually(async () => {
      const { items } = (await boss.get("/v1/help/models")).body;
      return items.length === 2 && items;
    });
    assert.equal(newest.inUse, true);
    assert.equal(newest.phrasings, oldest.phrasings + 1);
    assert.ok(newest.rows > 0 && newest.precision >= 0 && newest.articles.length === 2);

    const restored = await boss.post(`/v1/help/models/${oldest.version}/restore`);
    assert.equal(restored.status, 204);
    await eventually(async () => (await recognise(app, text)).reason !== "exact");
    const after = (await boss.get("/v1/help/models")).body;
    assert.equal(after.restored.by, "主管");
    assert.deepEqual(
      after.items.map((item: { inUse: boolean }) => item.inUse),
      [false, true],
    );
    assert.equal((await boss.post("/v1/help/models/99/restore")).body.code, "model_unknown");

    // A server that starts now has the same older model in use.
    await openLibrary(app);
    await startTraining(app);
    assert.notEqual((await recognise(app, text)).reason, "exact");
    await boss.post(`/v1/help/models/${newest.version}/restore`);
    await eventually(async () => (await recognise(app, text)).reason === "exact");
  });

  it("takes an approved phrasing out again", async () => {
    const boss = await reviewer();
    const text = "我想把那个东西的账款弄回头";
    const { items } = (await boss.get("/v1/help/suggestions?state=approved")).body;
    const rejected = await boss.post(`/v1/help/suggestions/${items[0].id}/reject`);
    assert.equal(rejected.body.state, "rejected");
    await eventually(async () => (await recognise(app, text)).reason !== "exact");
  });

  it("keeps learned phrasings when the articles are seeded anew", async () => {
    const boss = await reviewer();
    const { id, text } = await suggestionOf("葡萄藤枯萎");
    await boss.post(`/v1/help/suggestions/${id}/approve`, { slug: null });
    const before = libraryOf(app).corpusSha256;
    const library = await openLibrary(app);
    assert.notEqual(library.corpusSha256, before);
    assert.ok(library.corpus.unsupported?.includes(text));
  });
});

describe("the figures", () => {
  it("count what was answered, and judge it by customers and agents", async () => {
    const boss = await reviewer();
    const { body } = await boss.get("/v1/help/figures?days=7");
    assert.equal(body.outcomes.answered, 1);
    assert.equal(body.outcomes.choices, 3);
    assert.equal(body.questions, 5);
    assert.equal(body.coverage, 1 / 5);
    const late = body.articles.find(({ slug }: { slug: string }) => slug === "late");
    assert.deepEqual([late.answered, late.right, late.wrong, late.precision], [1, 1, 1, 0.5]);
    assert.equal(body.wrongAnswerRate, 0.5);
  });
});

interface Suggestion {
  id: string;
  text: string;
  source: string;
  proposed: { slug: string } | null;
  count: number;
  unansweredCount: number;
}

let boss: Person | undefined;

async function reviewer(): Promise<Person> {
  boss ??= await staff(server, ["supervisor"], "主管");
  return boss;
}

async function waiting(): Promise<Suggestion[]> {
  const { status, body } = await (await reviewer()).get("/v1/help/suggestions?state=waiting");
  assert.equal(status, 200, JSON.stringify(body));
  return body.items;
}

// biome-ignore lint/suspicious/noExplicitAny: a suggestion as the wire shows it.
async function suggestionOf(text: string): Promise<any> {
  const found = (await waiting()).find((item) => item.text === text);
  assert.ok(found, `no suggestion "${text}"`);
  return found;
}

/** Asks, gets choices, and picks the one of this article. */
async function chooseAfter(of: Person, text: string, slug: string): Promise<void> {
  const id = await startChat(of);
  await send(of, id, text);
  await reply(of, id, "choices");
  assert.equal((await of.post(`/v1/conversations/${id}/choose`, { slug })).status, 200);
  await reply(of, id, "answer");
}

function reply(of: Person, id: string, kind: string) {
  return eventually(async () => (await messages(of, id)).find((message) => message.kind === kind));
}

async function writeArticle(folder: string, slug: string, title: string, words: string) {
  const zh = words.split("|").flatMap((word) => [`${title}${word}`, `${word}的问题`]);
  const en = zh.map((_, at) => `${slug} question ${at}`);
  const both = { zh: title, en: `About ${slug}` };
  const content = {
    ...{ slug, category: "top-up", title: both, summary: both, body: both },
    ...{ phrasings: { zh, en }, related: [] },
  };
  await writeFile(join(folder, `${slug}.json`), JSON.stringify(content));
}
