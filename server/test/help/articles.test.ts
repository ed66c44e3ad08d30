import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { type Content, readContent } from "../../modules/help/articles/content.ts";
import { libraryOf, openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import { APP_PATHS } from "../../modules/help/editing/links.ts";
import { articleFor, recognise, trained } from "../../modules/help/index.ts";
import { startTraining } from "../../modules/help/training/training.ts";
import { testApp, testServer } from "../harness.ts";

/** The articles that ship, their versions, search, and which channels are really ours. */
const server = await testServer();

// biome-ignore lint/suspicious/noExplicitAny: each route answers its own shape.
async function get(path: string, language = "zh"): Promise<{ status: number; body: any }> {
  const response = await fetch(server.url + path, { headers: { "accept-language": language } });
  return { status: response.status, body: await response.json() };
}

describe("the articles that ship", async () => {
  const { files, faults } = await readContent();
  const all = files.map(({ content }) => content);
  const slugs = new Set(all.map(({ slug }) => slug));

  it("can all be read, and are at least eighty", () => {
    assert.deepEqual(faults, []);
    assert.ok(all.length >= 80, `${all.length} articles`);
  });
  it("lead only to articles that exist and to pages of the wallet", () => {
    const wrong = all.flatMap(({ slug, body, related }) => {
      const links = [...`${body.zh}\n${body.en}`.matchAll(/\]\((\w+):([^)]*)\)/g)];
      const broken = links.filter(([, kind, target = ""]) =>
        kind === "help" ? !slugs.has(target) : kind !== "app" || !APP_PATHS.has(target),
      );
      return [
        ...broken.map(([link]) => `${slug}: ${link}`),
        ...related.filter((other) => !slugs.has(other)).map((other) => `${slug}: ${other}`),
      ];
    });
    assert.deepEqual(wrong, []);
  });
  it("never share a phrasing, which would teach two answers to one question", () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const { slug, phrasings } of all) {
      for (const text of new Set([...phrasings.zh, ...phrasings.en])) {
        const key = text.toLowerCase().replace(/[\p{P}\s]/gu, "");
        const known = owner.get(key);
        if (known && known !== slug) shared.push(`${known} / ${slug}: ${text}`);
        owner.set(key, slug);
      }
    }
    assert.deepEqual(shared, []);
  });
  it("fill in the operator's names and numbers, in both languages", () => {
    for (const { slug } of all) {
      for (const language of ["zh", "en"] as const) {
        const article = articleFor(server.app, slug, language);
        assert.doesNotMatch(`${article?.title} ${article?.summary} ${article?.body}`, /\{\{/);
      }
    }
  });
});

describe("help over HTTP", () => {
  it("lists articles by category in the reader's language", async () => {
    const { body } = await get("/v1/help/articles?category=top-up", "en");
    assert.ok(body.items.length > 0);
    assert.ok(body.items.every(({ category }: { category: string }) => category === "top-up"));
    const listed = body.categories.find(({ id }: { id: string }) => id === "top-up");
    assert.equal(listed.title, "Top-up");
    assert.equal(listed.count, body.items.length);
  });
  it("shows one article with what is related", async () => {
    const { body } = await get("/v1/help/articles/top-up-not-arrived");
    assert.equal(body.version, 1);
    assert.ok(body.body.length > 100);
    assert.ok(body.related.length > 0);
  });
  it("answers an unknown article with a refusal", async () => {
    const { status, body } = await get("/v1/help/articles/no-such-article");
    assert.equal(status, 404);
    assert.equal(body.code, "article_unknown");
  });
  it("finds while one types, also in traditional script", async () => {
    for (const q of ["充值没到", "充值沒到", "top up not arr"]) {
      const { body } = await get(`/v1/help/search?q=${encodeURIComponent(q)}`);
      const found = body.items.map(({ slug }: { slug: string }) => slug).slice(0, 3);
      assert.ok(found.includes("top-up-not-arrived"), `${q}: ${found}`);
    }
  });
  it("keeps whether an article helped", async () => {
    const response = await fetch(`${server.url}/v1/help/articles/fees-customer/feedback`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ helped: false, comment: "看不懂" }),
    });
    assert.equal(response.status, 204);
    const { rows } = await server.app.database.pool.query(
      "select slug, version, helped, comment from help.feedback",
    );
    assert.deepEqual(rows, [
      { slug: "fees-customer", version: 1, helped: false, comment: "看不懂" },
    ]);
  });
});

describe("the directory of official channels", () => {
  const check = async (value: string) =>
    (await get(`/v1/help/directory/check?value=${encodeURIComponent(value)}`)).body;

  it("knows our own in every way of writing", async () => {
    const { hotline, supportEmail, publicUrl, brand } = server.app.config;
    const digits = hotline.replace(/\D/g, "");
    const own = [
      hotline,
      digits,
      `+86 ${hotline}`,
      `0086${digits}`,
      supportEmail.toUpperCase(),
      publicUrl,
      `${publicUrl}/help`,
      `【${brand.zh}】`,
      `[${brand.en}]`,
    ];
    for (const value of own) assert.equal((await check(value)).ours, true, value);
  });
  it("knows nobody else, however alike", async () => {
    const { hotline, supportEmail, publicUrl } = server.app.config;
    const host = new URL(publicUrl).host;
    const foreign = [
      `${hotline}1`,
      hotline.replace("0195", "0196"),
      `x${supportEmail}`,
      `${supportEmail}.cn`,
      `https://${host}.evil.example`,
      `https://${host}@evil.example`,
      `https://evil.example/${host}`,
      "客服小王",
      "95588",
    ];
    for (const value of foreign) {
      const { ours, entry, advice } = await check(value);
      assert.equal(ours, false, value);
      assert.equal(entry, null);
      assert.match(advice, /不是我们/);
    }
  });
});

describe("article files", () => {
  it("make a new version when they change, and retire when they go", async () => {
    const app = await testApp();
    const folder = await contentFolder();
    await folder.write("one", { summary: "第一版" });
    await folder.write("two");
    assert.equal(await seedArticles(app, folder.url), 2);
    assert.equal(await seedArticles(app, folder.url), 0);
    await folder.write("one", { summary: "第二版" });
    await folder.remove("two");
    assert.equal(await seedArticles(app, folder.url), 1);
    const library = await openLibrary(app);
    assert.equal(library.articles.get("one")?.version, 2);
    assert.equal(library.articles.get("one")?.summary.zh, "第二版");
    assert.equal(library.articles.has("two"), false);
    const { rows } = await app.database.pool.query(
      "select slug, version from help.article_version order by slug, version",
    );
    assert.deepEqual(rows, [
      { slug: "one", version: 1 },
      { slug: "one", version: 2 },
      { slug: "two", version: 1 },
    ]);
    await folder.write("two");
    await seedArticles(app, folder.url);
    assert.equal((await openLibrary(app)).articles.get("two")?.version, 2);
  });
  it("are left out when broken, without retiring what they held", async () => {
    const app = await testApp();
    const folder = await contentFolder();
    await folder.write("one");
    await seedArticles(app, folder.url);
    await folder.writeText("one", "{ broken");
    await folder.write("two");
    assert.equal(await seedArticles(app, folder.url), 1);
    assert.deepEqual([...(await openLibrary(app)).articles.keys()], ["one", "two"]);
  });
  it("teach a recogniser that the next start has at once", async () => {
    const app = await testApp();
    const folder = await contentFolder();
    await folder.write("one", { phrasings: phrasings("充值", "top up") });
    await folder.write("two", { phrasings: phrasings("退款", "refund") });
    await seedArticles(app, folder.url);
    await openLibrary(app);
    assert.equal(
      (await recognise(app, "充值问题 3")).outcome,
      "answer",
      "known phrasing, untrained",
    );
    await trained(app);
    assert.equal((await recognise(app, "充值问题 3")).candidates[0]?.slug, "one");
    await openLibrary(app);
    assert.equal(libraryOf(app).recogniser, null);
    await startTraining(app);
    assert.notEqual(libraryOf(app).recogniser, null);
    assert.equal((await recognise(app, "退款问题 7")).candidates[0]?.slug, "two");
  });
});

describe("a server that stops", () => {
  it("ends a training at work instead of waiting for it", async () => {
    const app = await testApp();
    await seedArticles(app);
    const library = await openLibrary(app);
    const training = trained(app);
    library.stop.abort();
    await assert.rejects(training);
    assert.equal(library.recogniser, null);
  });
});

function phrasings(zh: string, en: string): Content["phrasings"] {
  const numbers = Array.from({ length: 12 }, (_, at) => at);
  return {
    zh: numbers.map((number) => `${zh}问题 ${number}`),
    en: numbers.map((number) => `${en} question ${number}`),
  };
}

async function contentFolder() {
  const path = await mkdtemp(join(tmpdir(), "jinnang-content-"));
  after(() => rm(path, { recursive: true }));
  const file = (slug: string) => join(path, `${slug}.json`);
  return {
    url: pathToFileURL(`${path}/`),
    writeText: (slug: string, text: string) => writeFile(file(slug), text),
    remove: (slug: string) => rm(file(slug)),
    write: (slug: string, given: { summary?: string; phrasings?: Content["phrasings"] } = {}) => {
      const both = { zh: `文章 ${slug}`, en: `Article ${slug}` };
      const summary = { ...both, zh: given.summary ?? both.zh };
      const content = {
        ...{ slug, category: "top-up", title: both, summary, body: both },
        ...{ phrasings: given.phrasings ?? { zh: [], en: [] }, related: [] },
      };
      return writeFile(file(slug), JSON.stringify(content));
    },
  };
}
