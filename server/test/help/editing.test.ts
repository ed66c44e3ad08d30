import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { libraryOf, openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import type { ArticleContent } from "../../modules/help/editing/types.ts";
import { recognise, suggest, trained } from "../../modules/help/index.ts";
import { customer, eventually, staff } from "../conversations/chats.ts";
import { testServer } from "../harness.ts";
import { articleFolder, desk, publishBy, secondProcess, words } from "./writers.ts";

/** Writing, review and publishing of help articles over HTTP, from the first word to customers. */
const server = await testServer();
const { app } = server;
const agent = await staff(server, ["agent"], "小赵");
const other = await staff(server, ["agent"], "小钱");
const boss = await staff(server, ["supervisor"], "孙主管");
const admin = await staff(server, ["admin"], "李管理");

before(async () => {
  const folder = await articleFolder();
  await folder.write("late", words("到账"));
  await folder.write("back", words("退款", { related: ["late"] }));
  await seedArticles(app, folder.url);
  await openLibrary(app);
});

/** What a customer reads. */
async function shown(slug: string) {
  return (await customer(server)).get(`/v1/help/articles/${slug}?language=zh`);
}

function shownWith(slug: string, version: number) {
  return eventually(async () => {
    const { body } = await shown(slug);
    return body.version === version && body;
  });
}

async function audited(slug: string): Promise<string[]> {
  const { rows } = await app.database.pool.query(
    "select action from platform.audit_entry where subject = $1 order by id",
    [`article:${slug}`],
  );
  return rows.map(({ action }) => action);
}

describe("a new article", () => {
  const slug = "gift-card";
  const content = words("礼品卡");
  let revision = 0;

  it("is kept while incomplete, with what is missing, and not submitted like that", async () => {
    const begun = words("礼品卡", { title: { zh: "礼品卡说明", en: " " } });
    const saved = await desk(agent).save(slug, { revision: null, kind: "new", content: begun });
    assert.equal(saved.status, 200);
    assert.deepEqual(
      saved.body.faults.map(({ field, code }: Fault) => [field, code]),
      [["title.en", "text_missing"]],
    );
    const refused = await desk(agent).submit(slug, saved.body.revision);
    assert.equal(refused.status, 422);
    assert.equal(refused.body.code, "draft_has_faults");
    assert.equal(refused.body.faults[0].field, "title.en");
    revision = saved.body.revision;
  });

  it("is listed as a draft of its writer, and not yet known to customers", async () => {
    const { items, counts } = (await desk(agent).list("?state=draft&text=礼品")).body;
    assert.equal(items[0].slug, slug);
    assert.equal(items[0].version, null);
    assert.equal(items[0].draft.mine, true);
    assert.equal(counts.drafts, 1);
    assert.equal((await shown(slug)).status, 404);
  });

  it("is published by a second person only", async () => {
    const saved = await desk(boss).save(slug, { revision, kind: "new", content, note: "新活动" });
    const submitted = await desk(agent).submit(slug, saved.body.revision);
    assert.equal(submitted.body.state, "in_review");
    revision = submitted.body.revision;
    assert.equal((await desk(agent).publish(slug, revision)).body.code, "not_allowed");
    const own = await desk(boss).publish(slug, revision);
    assert.equal(own.status, 403);
    assert.equal(own.body.code, "own_draft");
    assert.equal((await desk(boss).giveBack(slug, revision, "不行")).body.code, "own_draft");
    assert.equal((await desk(boss).read(slug)).body.draft.mayPublish, false);
    assert.equal((await desk(admin).read(slug)).body.draft.mayPublish, true);
  });

  it("is read by customers at once and recognised after the training that follows", async () => {
    await trained(app);
    const asked = "礼品卡能取消吗";
    assert.notEqual((await recognise(app, asked)).reason, "exact");
    await app.database.transaction((tx) =>
      suggest(tx, { text: asked, slug: null, source: "unanswered" }),
    );
    const second = await secondProcess(server);
    const published = await desk(admin).publish(slug, revision);
    assert.deepEqual(published.body, { slug, version: 1, retiredAt: null });
    const body = await shownWith(slug, 1);
    assert.equal(body.title, "礼品卡说明");
    await eventually(async () => (await recognise(app, asked)).reason === "exact");
    assert.equal((await recognise(app, asked)).candidates[0]?.slug, slug);
    await eventually(async () => libraryOf(second).articles.has(slug));
    await eventually(async () => (await recognise(second, asked)).reason === "exact");
    const settled = (await boss.get("/v1/help/suggestions?state=approved")).body.items;
    assert.deepEqual(
      settled.map(({ text, decided }: { text: string; decided: { slug: string } }) => {
        return [text, decided.slug];
      }),
      [[asked, slug]],
    );
    const { draft, versions } = (await desk(agent).read(slug)).body;
    assert.equal(draft, null);
    assert.deepEqual(versions[0].writtenBy, ["小赵", "孙主管"]);
    assert.equal(versions[0].publishedBy, "李管理");
    assert.equal(versions[0].note, "新活动");
    assert.deepEqual(await audited(slug), ["help.draft-submitted", "help.article-published"]);
    const { rows } = await app.database.pool.query(
      "select data from platform.event where type = 'help.article-published'",
    );
    assert.deepEqual(rows, [{ data: { slug, version: 1, retired: false } }]);
  });

  it("cannot take the name of another", async () => {
    const taken = await desk(agent).save(slug, { revision: null, kind: "new", content });
    assert.equal(taken.body.code, "article_exists");
    const unknown = await desk(agent).save("none", { revision: null, kind: "change", content });
    assert.equal(unknown.body.code, "article_unknown");
  });
});

describe("a change of an article", () => {
  it("is a new version; the old one stays as it was", async () => {
    const before = (await desk(agent).version("late", 1)).body;
    const content = words("到账", { summary: { zh: "改好的摘要", en: "A better summary" } });
    const version = await publishBy(agent, boss, { slug: "late", kind: "change", content });
    assert.equal(version, 2);
    assert.equal((await shownWith("late", 2)).summary, "改好的摘要");
    const after = (await desk(agent).version("late", 1)).body;
    assert.deepEqual(after, { ...before, current: false });
    assert.equal(before.origin, "shipped");
    assert.equal((await desk(agent).read("late")).body.published.origin, "written");
  });

  it("of words that are not taught keeps the model in use", async () => {
    const { modelSha256, corpusSha256 } = libraryOf(app);
    const body = { zh: "改好的正文。", en: "A better body." };
    const content = words("到账", { body });
    const version = await publishBy(agent, boss, { slug: "late", kind: "change", content });
    await shownWith("late", version);
    assert.equal(libraryOf(app).corpusSha256, corpusSha256);
    assert.equal(libraryOf(app).modelSha256, modelSha256);
  });

  it("comes back with a reason, is mended and submitted again", async () => {
    const content = words("退款", { title: { zh: "怎样退款", en: "How refunds work" } });
    const begun = await desk(agent).save("back", { revision: null, kind: "change", content });
    const early = await desk(boss).giveBack("back", begun.body.revision, "太早");
    assert.equal(early.body.code, "draft_not_in_review");
    const first = await desk(agent).submit("back", begun.body.revision);
    const again = await desk(agent).submit("back", first.body.revision);
    assert.equal(again.body.code, "draft_in_review");
    const reason = "请核对卡号 4111 1111 1111 1111 的例子";
    const returned = await desk(boss).giveBack("back", first.body.revision, reason);
    assert.equal(returned.body.state, "draft");
    assert.equal(returned.body.returnedBy.name, "孙主管");
    assert.match(returned.body.returnedReason, /请核对/);
    assert.doesNotMatch(returned.body.returnedReason, /4111/);
    const second = await desk(agent).submit("back", returned.body.revision);
    assert.equal(second.body.returnedReason, null);
    assert.equal((await desk(boss).publish("back", second.body.revision)).body.version, 2);
    const actions = await audited("back");
    assert.deepEqual(actions.slice(0, 2), ["help.draft-submitted", "help.draft-returned"]);
  });

  it("goes back to its writers when anybody writes on during the review", async () => {
    const content = words("退款");
    const begun = await desk(agent).save("back", { revision: null, kind: "change", content });
    const submitted = await desk(agent).submit("back", begun.body.revision);
    const { revision } = submitted.body;
    const saved = await desk(boss).save("back", { revision, kind: "change", content });
    assert.equal(saved.body.state, "draft");
    assert.equal(saved.body.submittedBy, null);
    const late = await desk(admin).publish("back", revision);
    assert.equal(late.status, 409);
    assert.equal(late.body.code, "draft_changed");
    assert.equal(late.body.by.name, "孙主管");
    const refused = await desk(other).discard("back", saved.body.revision);
    assert.equal(refused.body.code, "draft_not_yours");
    assert.equal((await desk(agent).discard("back", saved.body.revision)).status, 204);
    assert.equal((await desk(agent).read("back")).body.draft, null);
    assert.ok((await audited("back")).includes("help.draft-discarded"));
    const gone = await desk(agent).submit("back", saved.body.revision);
    assert.equal(gone.body.code, "draft_gone");
  });

  it("may bring back the words of an older version", async () => {
    const restored = await desk(agent).restore("back", 1);
    assert.equal(restored.body.content.title.zh, "退款说明");
    assert.equal((await desk(other).restore("back", 1)).body.code, "draft_exists");
    assert.equal((await desk(agent).restore("late", 99)).body.code, "version_unknown");
    const submitted = await desk(agent).submit("back", restored.body.revision);
    const published = await desk(boss).publish("back", submitted.body.revision);
    assert.equal(published.body.version, 3);
    assert.equal((await shownWith("back", 3)).title, "退款说明");
    // These were the product's own words, so that its later changes come by themselves again.
    assert.equal((await desk(agent).read("back")).body.published.origin, "shipped");
  });
});

describe("an article that is retired", () => {
  const slug = "late";

  it("is gone for customers, and its learned phrasings teach nothing", async () => {
    await app.database.pool.query(
      `insert into help.phrasing values
       (gen_random_uuid(), gen_random_uuid(), $1, 'zh', '我的钱去哪了', now())`,
      [slug],
    );
    const asked = await desk(boss).retire(slug, "合并到别处");
    assert.equal(asked.body.kind, "retire");
    assert.equal(asked.body.state, "in_review");
    assert.deepEqual(
      asked.body.faults.map(({ code, article }: Fault) => [code, article?.slug]),
      [["still_linked", "back"]],
    );
    assert.equal((await desk(boss).publish(slug, asked.body.revision)).body.code, "own_draft");
    const published = await desk(admin).publish(slug, asked.body.revision);
    assert.ok(published.body.retiredAt);
    await eventually(async () => (await shown(slug)).status === 404);
    assert.doesNotMatch(JSON.stringify(libraryOf(app).corpus), /我的钱去哪了/);
    assert.deepEqual((await shown("back")).body.related, []);
    const { retiredAt, retiredBy, retiredNote } = (await desk(agent).read(slug)).body;
    assert.ok(retiredAt);
    assert.deepEqual([retiredBy, retiredNote], ["李管理", "合并到别处"]);
    assert.equal((await desk(boss).retire(slug)).body.code, "article_retired");
    const listed = (await desk(agent).list("?state=retired&text=到账")).body;
    assert.equal(listed.items[0].slug, slug);
  });

  it("comes back with any of its versions", async () => {
    const restored = await desk(agent).restore(slug, 2);
    const submitted = await desk(agent).submit(slug, restored.body.revision);
    const { version } = (await desk(boss).publish(slug, submitted.body.revision)).body;
    assert.equal(version, 4);
    assert.equal((await shownWith(slug, 4)).summary, "改好的摘要");
    assert.equal((await desk(agent).read(slug)).body.retiredAt, null);
    await eventually(async () => JSON.stringify(libraryOf(app).corpus).includes("我的钱去哪了"));
  });
});

describe("what cannot be kept", () => {
  it("is refused: half characters, zero bytes, and more than an article needs", async () => {
    const long = (length: number) => ({ zh: "长".repeat(length), en: "long" });
    for (const title of [{ zh: "a\0b", en: "a" }, { zh: "a\ud800", en: "a" }, long(121)]) {
      const content = words("别的", { title });
      const saved = await desk(agent).save("others", { revision: null, kind: "new", content });
      assert.equal(saved.status, 400);
      assert.equal(saved.body.code, "invalid_request");
    }
    const most = words("别的", { body: long(20_000) });
    const kept = await desk(agent).save("others", { revision: null, kind: "new", content: most });
    assert.equal(kept.status, 200);
  });
});

describe("who may write", () => {
  it("are agents, supervisors and admins", async () => {
    const content: ArticleContent = words("别的");
    const body = { revision: null, kind: "new", content };
    for (const role of ["teller", "compliance", "finance"] as const) {
      const one = desk(await staff(server, [role], role));
      assert.equal((await one.list()).status, 403, role);
      assert.equal((await one.save("others", body)).status, 403, role);
    }
    const lin = desk(await customer(server));
    assert.equal((await lin.read("late")).status, 403);
    assert.equal((await lin.save("others", body)).status, 403);
    const stranger = await fetch(`${server.url}/v1/help/editor/articles/late`);
    assert.equal(stranger.status, 401);
  });
});

interface Fault {
  field: string;
  code: string;
  article?: { slug: string };
}
