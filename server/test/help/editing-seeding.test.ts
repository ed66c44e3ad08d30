import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import { publishDraft } from "../../modules/help/editing/publish-draft.ts";
import { readArticle } from "../../modules/help/editing/read-article.ts";
import { restoreVersion } from "../../modules/help/editing/restore-version.ts";
import { retireArticle } from "../../modules/help/editing/retire-article.ts";
import { saveDraft } from "../../modules/help/editing/save-draft.ts";
import { submitDraft } from "../../modules/help/editing/submit-draft.ts";
import type { ArticleContent, DraftRow } from "../../modules/help/editing/types.ts";
import type { Tx } from "../../platform/database/database.ts";
import { testApp } from "../harness.ts";
import { actor, articleFolder, words } from "./writers.ts";

/** A start with other article files never takes away what staff wrote or retired. */
const app = await testApp();
const writer = actor("小赵", ["agent"]);
const boss = actor("孙主管", ["supervisor"]);
const folder = await articleFolder();
const at = (name: string, summary: string) =>
  words(name, { summary: { zh: summary, en: summary } });

async function publish(begin: (tx: Tx) => Promise<DraftRow>): Promise<void> {
  await app.database.transaction(async (tx) => {
    const { slug, revision, state } = await begin(tx);
    const submitted =
      state === "draft" ? await submitDraft(tx, writer, { slug, revision }) : { revision };
    await publishDraft(tx, boss, { slug, revision: submitted.revision });
  });
}

const write = (slug: string, kind: "new" | "change", content: ArticleContent) =>
  publish((tx) => saveDraft(tx, writer, { slug, kind, content, note: "", revision: null }));

async function seed(): Promise<number> {
  const changed = await seedArticles(app, folder.url);
  await openLibrary(app);
  return changed;
}

const edited = (slug: string) => readArticle(app.database, boss, slug);

async function shown(slug: string): Promise<string | undefined> {
  return (await openLibrary(app)).articles.get(slug)?.summary.zh;
}

describe("seeding at a start", () => {
  it("keeps what staff wrote, and shows the newer file until somebody publishes anew", async () => {
    await folder.write("one", at("one", "文件一"));
    await seed();
    await write("one", "change", at("one", "我们写的"));
    assert.equal((await edited("one")).shipped, null);
    await folder.write("one", at("one", "文件二"));
    assert.equal(await seed(), 1);
    assert.equal(await seed(), 0);
    assert.equal(await shown("one"), "我们写的");
    const { published, shipped, versions } = await edited("one");
    assert.deepEqual([published?.version, published?.origin], [2, "written"]);
    assert.deepEqual([shipped?.version, shipped?.content.summary.zh], [3, "文件二"]);
    assert.deepEqual(
      versions.map(({ version, origin, current }) => [version, origin, current]),
      [
        [3, "shipped", false],
        [2, "written", true],
        [1, "shipped", false],
      ],
    );
    await write("one", "change", at("one", "合并两者"));
    assert.equal((await edited("one")).shipped, null);
    assert.equal(await seed(), 0);
    assert.equal(await shown("one"), "合并两者");
  });

  it("goes on by itself with what was never edited, or was taken back to the file", async () => {
    await folder.write("one", at("one", "文件三"));
    await folder.write("two", at("two", "甲"));
    await seed();
    await folder.write("two", at("two", "乙"));
    await seed();
    assert.equal(await shown("two"), "乙");
    const { shipped } = await edited("one");
    const version = shipped?.version ?? 0;
    await publish((tx) => restoreVersion(tx, writer, { slug: "one", version, note: "" }));
    assert.equal((await edited("one")).published?.origin, "shipped");
    assert.equal(await seed(), 0);
    await folder.write("one", at("one", "文件四"));
    await seed();
    assert.equal(await shown("one"), "文件四");
  });

  it("leaves retired what staff retired, though its file is there and changes", async () => {
    await publish((tx) => retireArticle(tx, writer, { slug: "two", note: "不再办理" }));
    assert.equal(await seed(), 0);
    assert.equal(await shown("two"), undefined);
    await folder.write("two", at("two", "丙"));
    assert.equal(await seed(), 1);
    assert.equal(await shown("two"), undefined);
    const { retiredAt, shipped } = await edited("two");
    assert.ok(retiredAt);
    assert.equal(shipped?.content.summary.zh, "丙");
    const version = shipped?.version ?? 0;
    await publish((tx) => restoreVersion(tx, writer, { slug: "two", version, note: "" }));
    assert.equal(await shown("two"), "丙");
  });

  it("does not retire what staff wrote, with a file that is gone or without any", async () => {
    await write("ours", "new", at("ours", "自己写的"));
    await write("two", "change", at("two", "改过的"));
    await folder.remove("two");
    await folder.remove("one");
    await seed();
    assert.equal(await shown("ours"), "自己写的");
    assert.equal(await shown("two"), "改过的");
    assert.equal(await shown("one"), undefined, "only its file held it");
    await folder.write("one", at("one", "文件四"));
    await seed();
    assert.equal(await shown("one"), "文件四", "its file is back");
  });

  it("keeps a first file beside the article that staff wrote under its name", async () => {
    await folder.write("ours", at("ours", "文件的"));
    assert.equal(await seed(), 1);
    assert.equal(await shown("ours"), "自己写的");
    assert.equal((await edited("ours")).shipped?.content.summary.zh, "文件的");
  });

  it("puts a draft of a new article behind when a file takes its name", async () => {
    const slug = "new-one";
    const content = at(slug, "草稿");
    await app.database.transaction((tx) =>
      saveDraft(tx, writer, { slug, kind: "new", content, note: "", revision: null }),
    );
    await folder.write(slug, at("other", "文件的"));
    await seed();
    assert.equal((await edited(slug)).draft?.behind, true);
  });
});
