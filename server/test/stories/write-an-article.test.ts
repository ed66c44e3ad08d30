import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { suggest } from "../../modules/help/index.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import { assertAccessible, DESK, PHONE, person, type StoryLanguage, settled } from "../browser.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { articleWords, checkLook, writeNewArticle } from "./article-desk.ts";
import { signedIn } from "./signed-in.ts";

/**
 * A question without an answer becomes an article: a supervisor writes it, cannot publish it
 * alone, an administrator returns it once and then publishes, and customers find it.
 */
const server = await testServer();

const STORIES = [
  {
    language: "zh",
    slug: "transit-card-in-wallet",
    question: "公交卡能放进你们钱包里吗",
    search: "公交卡",
    mended: "目前不支持实体公交卡。",
  },
  {
    language: "en",
    slug: "library-card-in-wallet",
    question: "can the wallet hold my library card",
    search: "library card",
    mended: "A library card made of plastic cannot be added.",
  },
] as const;

before(async () => {
  await server.app.database.transaction(async (tx) => {
    for (const { question } of STORIES) {
      await suggest(tx, { text: question, slug: null, source: "unanswered" });
    }
  });
});

interface Desk {
  page: Page;
  faults: string[];
}

async function desk(language: StoryLanguage, role: StaffRole): Promise<Desk> {
  const staff = await newStaff(server, [role]);
  const { page } = await signedIn(staff, { url: server.url, language, viewport: DESK });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  return { page, faults };
}

async function checkBoth(page: Page, name: string): Promise<void> {
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    await checkLook(page, `${name}-${viewport.width}`);
  }
}

describe("an article for a question without an answer", () => {
  for (const story of STORIES) {
    const { language, slug, question } = story;
    const w = articleWords(language);
    it(`is written by one, published by another and found by customers (${language})`, async () => {
      const writer = await desk(language, "supervisor");
      const { page: a } = writer;
      await a.goto("/console/learning");
      await a
        .getByRole("link", { name: `${w("writeArticle")}` })
        .first()
        .waitFor();
      await checkBoth(a, `articles-question-${language}`);
      await a.getByRole("link", { name: question }).click();
      await a.waitForURL("**/console/articles/new?*");
      await writeNewArticle(a, story, (name) => checkBoth(a, `articles-${name}-${language}`));

      await a.getByRole("link", { name: w("changes") }).click();
      await a.getByText(w("own")).waitFor();
      assert.equal(await a.getByRole("button", { name: w("publish"), exact: true }).count(), 0);
      await checkBoth(a, `articles-own-${language}`);
      const refused = await publishAnyway(a, slug);
      assert.deepEqual(refused, { status: 403, code: "own_draft" });

      const reviewer = await desk(language, "admin");
      const { page: b } = reviewer;
      await b.goto("/console/articles?state=in_review");
      await b.getByRole("link", { name: w("title") }).click();
      await b.getByRole("button", { name: w("return"), exact: true }).click();
      await b.getByLabel(w("reason")).fill(w("reasonText"));
      await checkBoth(b, `articles-return-${language}`);
      await b
        .locator(".ant-modal")
        .getByRole("button", { name: w("return"), exact: true })
        .click();
      await b.locator(".ant-modal").waitFor({ state: "hidden" });

      await a
        .getByRole("link", { name: w("article"), exact: true })
        .last()
        .click();
      await a.getByText(w("reasonText")).waitFor();
      await checkBoth(a, `articles-returned-${language}`);
      await mend(a, story.mended, language);

      await b.getByRole("button", { name: w("publish"), exact: true }).click();
      await b
        .locator(".ant-modal")
        .getByRole("button", { name: w("publish"), exact: true })
        .click();
      await b.locator(".ant-modal").waitFor({ state: "hidden" });
      await b.getByRole("link", { name: w("history") }).click();
      await b.getByText(w("version1")).first().waitFor();
      await checkBoth(b, `articles-history-${language}`);

      await findInWallet(story);
      assert.deepEqual([...writer.faults, ...reviewer.faults], []);
    });
  }
});

/** The screen offers no way, so the writer tries past it. */
async function publishAnyway(page: Page, slug: string) {
  const base = `/v1/help/editor/articles/${slug}`;
  const headers = { "x-jinnang-app": "console" };
  const { draft } = (await (await page.request.get(base, { headers })).json()) as {
    draft: { revision: number };
  };
  const data = { revision: draft.revision };
  const answer = await page.request.post(`${base}/draft/publish`, { headers, data });
  return { status: answer.status(), code: ((await answer.json()) as { code: string }).code };
}

/** The writer adds a sentence and submits again. */
async function mend(page: Page, sentence: string, language: StoryLanguage): Promise<void> {
  const w = articleWords(language);
  const body = page.locator(`#article-body-${language}`);
  await body.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(`\n\n${sentence}`);
  await page.keyboard.press("Control+s");
  await page.getByText(w("saved")).waitFor();
  await page.getByRole("button", { name: w("submit") }).click();
  const dialog = page.locator(".ant-modal");
  await dialog.getByRole("button", { name: w("submit") }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function findInWallet(story: (typeof STORIES)[number]): Promise<void> {
  const { language, slug, search, mended } = story;
  const w = articleWords(language);
  const { page } = await person({ url: server.url, language, viewport: PHONE });
  const hit = page.locator(`a[href="/help/${slug}"]`);
  // The search knows new words once it is trained; who looks again then finds them.
  do {
    await page.goto(`/help?q=${encodeURIComponent(search)}`);
    await settled(page);
  } while ((await hit.count()) === 0);
  await hit.click();
  await page.getByRole("heading", { name: w("title") }).waitFor();
  await page.getByText(mended).waitFor();
  await assertAccessible(page, `articles-wallet-${language}-360`);
}
