import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import { discardDraft } from "../../modules/help/editing/discard-draft.ts";
import { publishDraft } from "../../modules/help/editing/publish-draft.ts";
import { findDraft } from "../../modules/help/editing/queries.ts";
import { retireArticle } from "../../modules/help/editing/retire-article.ts";
import { returnDraft } from "../../modules/help/editing/return-draft.ts";
import { saveDraft } from "../../modules/help/editing/save-draft.ts";
import { submitDraft } from "../../modules/help/editing/submit-draft.ts";
import type { ArticleContent } from "../../modules/help/editing/types.ts";
import type { Tx } from "../../platform/database/database.ts";
import { testApp } from "../harness.ts";
import { actor, articleFolder, refusalCode, whileOpen, words } from "./writers.ts";

/** Two people at one draft: each act is fenced by the revision its caller has seen. */
const app = await testApp();
const writer = actor("小赵", ["agent"]);
const second = actor("小钱", ["agent"]);
const boss = actor("孙主管", ["supervisor"]);
const admin = actor("李管理", ["admin"]);
const folder = await articleFolder();
const slugs = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

before(async () => {
  for (const slug of slugs) await folder.write(slug, words(slug));
  await seedArticles(app, folder.url);
  await openLibrary(app);
});

const inOne = <Result>(act: (tx: Tx) => Promise<Result>) => app.database.transaction(act);

const save = (of: typeof writer, slug: string, revision: number | null, note = "") => {
  const content = words(slug, { summary: { zh: note || "新", en: note || "new" } });
  return (tx: Tx) => saveDraft(tx, of, { slug, revision, kind: "change", content, note });
};

async function draftOf(slug: string): Promise<number> {
  return (await inOne(save(writer, slug, null))).revision;
}

async function inReview(slug: string): Promise<number> {
  const revision = await draftOf(slug);
  return (await inOne((tx) => submitDraft(tx, writer, { slug, revision }))).revision;
}

async function summaryOf(slug: string): Promise<string> {
  return (await openLibrary(app)).articles.get(slug)?.summary.zh ?? "";
}

describe("two people at once", () => {
  it("who open a draft: one does, the other is told who", async () => {
    const code = await whileOpen(app, save(writer, "one", null), save(second, "one", null));
    assert.equal(code, "draft_exists");
  });

  it("who save: the later one is refused and changes nothing", async () => {
    const slug = "two";
    const revision = await draftOf(slug);
    const code = await whileOpen(
      app,
      save(writer, slug, revision, "先"),
      save(second, slug, revision, "后"),
    );
    assert.equal(code, "draft_changed");
    const kept = await app.database.maybe(findDraft, slug);
    assert.equal(kept?.note, "先");
    assert.deepEqual(
      kept?.authors.map(({ name }) => name),
      ["小赵"],
    );
  });

  it("who submit and save: what is in review is what was submitted", async () => {
    const slug = "three";
    const revision = await draftOf(slug);
    const submit = (tx: Tx) => submitDraft(tx, writer, { slug, revision });
    assert.equal(await whileOpen(app, submit, save(second, slug, revision)), "draft_changed");
    const now = await app.database.maybe(findDraft, slug);
    assert.equal(now?.state, "in_review");
    const saveFirst = save(second, slug, now?.revision ?? 0);
    const giveBack = (tx: Tx) => {
      return returnDraft(tx, boss, { slug, revision: now?.revision ?? 0, reason: "改" });
    };
    assert.equal(await whileOpen(app, saveFirst, giveBack), "draft_changed");
  });

  it("who publish and save: only what the reviewer read is published", async () => {
    const slug = "four";
    const revision = await inReview(slug);
    const publish = (tx: Tx) => publishDraft(tx, boss, { slug, revision });
    const code = await whileOpen(app, save(second, slug, revision, "偷改"), publish);
    assert.equal(code, "draft_changed");
    assert.equal(await summaryOf(slug), "four的摘要");
  });

  it("who save while it is published: the words come too late and are not lost unseen", async () => {
    const slug = "five";
    const revision = await inReview(slug);
    const publish = (tx: Tx) => publishDraft(tx, boss, { slug, revision });
    assert.equal(await whileOpen(app, publish, save(second, slug, revision, "偷改")), "draft_gone");
    assert.equal(await summaryOf(slug), "新");
  });

  it("who publish the same draft: it becomes one version", async () => {
    const slug = "six";
    const revision = await inReview(slug);
    const publishBy = (of: typeof boss) => (tx: Tx) => publishDraft(tx, of, { slug, revision });
    assert.equal(await whileOpen(app, publishBy(boss), publishBy(admin)), "draft_gone");
    assert.equal((await openLibrary(app)).articles.get(slug)?.version, 2);
  });

  it("who publish and discard: one of both happens", async () => {
    const slug = "seven";
    const revision = await inReview(slug);
    const publish = (tx: Tx) => publishDraft(tx, boss, { slug, revision });
    const discard = (tx: Tx) => discardDraft(tx, admin, { slug, revision });
    assert.equal(await whileOpen(app, discard, publish), "draft_gone");
    assert.equal(await summaryOf(slug), "seven的摘要");
  });

  it("who publish two articles that claim one question: the second is refused", async () => {
    const asked = "两篇都想回答的问题";
    const claim = async (slug: string) => {
      const { phrasings } = words(slug);
      const content: ArticleContent = words(slug, {
        phrasings: { ...phrasings, zh: [...phrasings.zh, asked] },
      });
      const begun = await inOne((tx) =>
        saveDraft(tx, writer, { slug, revision: null, kind: "change", content, note: "" }),
      );
      const input = { slug, revision: begun.revision };
      const { revision } = await inOne((tx) => submitDraft(tx, writer, input));
      return (tx: Tx) => publishDraft(tx, boss, { slug, revision });
    };
    const [eight, nine] = [await claim("eight"), await claim("nine")];
    assert.equal(await whileOpen(app, eight, nine), "draft_has_faults");
  });

  it("one of whom publishes while a changed file is seeded: the draft is behind", async () => {
    const slug = "ten";
    const revision = await inReview(slug);
    await folder.write(slug, words(slug, { summary: { zh: "新文件", en: "New file" } }));
    assert.equal(await seedArticles(app, folder.url), 1);
    const publish = (at: number) => (tx: Tx) => publishDraft(tx, boss, { slug, revision: at });
    assert.equal(await inOne(publish(revision)).catch(refusalCode), "article_changed");
    // Whoever has seen the new version says so, and it is reviewed anew.
    const content = words(slug, { summary: { zh: "合并", en: "Merged" } });
    const seen = { slug, revision, kind: "change" as const, content, note: "", baseVersion: 2 };
    const merged = await inOne((tx) => saveDraft(tx, writer, seen));
    const input = { slug, revision: merged.revision };
    const submitted = await inOne((tx) => submitDraft(tx, writer, input));
    await inOne(publish(submitted.revision));
    assert.equal(await summaryOf(slug), "合并");
  });

  it("one of whom has only seen an earlier draft of the same article: never taken for this", async () => {
    const slug = "six";
    const first = await inOne((tx) => retireArticle(tx, writer, { slug, note: "" }));
    await inOne((tx) => discardDraft(tx, boss, { slug, revision: first.revision }));
    await inOne((tx) => retireArticle(tx, second, { slug, note: "" }));
    const stale = inOne((tx) => publishDraft(tx, boss, { slug, revision: first.revision }));
    assert.equal(await stale.catch(refusalCode), "draft_changed");
  });
});
