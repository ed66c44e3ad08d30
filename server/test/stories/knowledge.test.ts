import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { libraryOf } from "../../modules/help/articles/library.ts";
import { recordAsked, recordFeedback, suggest } from "../../modules/help/index.ts";
import { MODEL_FORMAT } from "../../modules/help/recognise/index.ts";
import { assertAccessible, DESK, PHONE, type StoryLanguage } from "../browser.ts";
import { customer, send, startChat } from "../conversations/chats.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { signedIn } from "./signed-in.ts";

/** A supervisor reviews what help should learn, sees how it does, and goes back to a model. */
const server = await testServer();
const { app } = server;

const WORDS = {
  approve: { zh: "批准：", en: "Approve: " },
  reject: { zh: "驳回：", en: "Reject: " },
  article: { zh: "归入文章", en: "Article" },
  restore: { zh: "退回第 1 版", en: "Go back to version 1" },
  inUse: { zh: "使用中", en: "In use" },
  asTable: { zh: "以表格显示", en: "Show as a table" },
} as const;

const TEXTS = ["充的钱飞哪去啦咧", "钱包里的东西能拿去买月饼不", "where on earth did it go"];

before(async () => {
  await app.database.transaction(async (tx) => {
    const [late = "", odd = "", english = ""] = TEXTS;
    await suggest(tx, { text: late, slug: "top-up-not-arrived", source: "choice" });
    await suggest(tx, { text: odd, slug: null, source: "unanswered" });
    await suggest(tx, { text: odd, slug: null, source: "unanswered" });
    await suggest(tx, { text: english, slug: null, source: "not_helped" });
    for (const slug of ["top-up-not-arrived", "refund-how", "refund-how"]) {
      await recordAsked(tx, "answered", slug);
      await recordFeedback(tx, { slug, source: "chat", helped: slug !== "refund-how" });
    }
    await recordAsked(tx, "unanswered");
    await recordAsked(tx, "person");
  });
  await keepModel("another corpus", 0.91);
  await keepModel(libraryOf(app).corpusSha256, 0.94);
});

/** Only shown, never read: the bytes are none of a model. */
async function keepModel(corpusSha256: string, precision: number): Promise<void> {
  const articles = {
    "refund-how": { shown: 9, right: 6 },
    "fees-customer": { shown: 8, right: 8 },
  };
  const shares = { top1: 0.9, top3: 0.97, coverage: 0.86, precision, calibrationError: 0.02 };
  await app.database.pool.query(
    `insert into help.model (corpus_sha256, format, bytes, figures, phrasing_count, created_at)
     values ($1, $2, '', $3, 4321, now())`,
    [corpusSha256, MODEL_FORMAT, JSON.stringify({ rows: 870, ...shares, articles })],
  );
}

const LOOKS = [
  { viewport: PHONE, theme: "light" },
  { viewport: DESK, theme: "dark" },
] as const;

async function checkTabs(page: Page, language: StoryLanguage): Promise<void> {
  for (const tab of ["review", "models", "figures"]) {
    await page.goto(`/console/learning?tab=${tab}`);
    await page.locator("main h2, main table").first().waitFor();
    for (const table of await page.getByText(WORDS.asTable[language]).all()) await table.click();
    for (const { viewport, theme } of LOOKS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme });
      await assertAccessible(page, `knowledge-${tab}-${language}-${viewport.width}-${theme}`);
    }
  }
}

describe("the knowledge page", () => {
  for (const [language, role, text] of [
    ["zh", "supervisor", TEXTS[0]],
    ["en", "admin", TEXTS[2]],
  ] as const) {
    it(`reviews, shows figures and goes back to a model (${language})`, async () => {
      const staff = await newStaff(server, [role]);
      const { page } = await signedIn(staff, { url: server.url, language, viewport: DESK });
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      await checkTabs(page, language);

      await page.goto("/console/learning");
      const item = page.locator("li.section").filter({ hasText: text ?? "" });
      await item.getByLabel(WORDS.article[language], { exact: true }).selectOption("refund-how");
      await item.getByRole("button", { name: WORDS.approve[language] }).click();
      await item.waitFor({ state: "detached" });
      await page.goto("/console/learning?state=approved");
      await page
        .locator("li.section")
        .filter({ hasText: text ?? "" })
        .waitFor();

      await page.goto("/console/learning?tab=models");
      const restore = page.getByRole("button", { name: WORDS.restore[language], exact: true });
      if (language === "zh") {
        await restore.click();
        await restore.waitFor({ state: "detached" });
      } else {
        await page.getByText(WORDS.inUse[language], { exact: true }).waitFor();
      }
      assert.deepEqual(faults, []);
    });
  }

  it("lets an agent mark an article, and shows them only what they marked", async () => {
    const agent = await newStaff(server, ["agent"]);
    const { page } = await signedIn(agent, { url: server.url, language: "zh", viewport: PHONE });
    await page.goto("/console/learning");
    await page.getByText("你还没有标记过文章").waitFor();
    await assertAccessible(page, "knowledge-agent-zh-360");

    const lin = await customer(server);
    const id = await startChat(lin);
    const text = "月底那笔账款搞不懂咧";
    await send(lin, id, text);
    await page.goto(`/console/?c=${id}`);
    await page.getByRole("link", { name: "标记文章" }).click();
    await page.getByLabel("能回答的文章").selectOption("statement-download");
    await assertAccessible(page, "knowledge-mark-zh-360");
    await page.getByRole("button", { name: `标记：${text}` }).click();
    await page.getByRole("button", { name: "标记完成" }).waitFor();
    await assertAccessible(page, "knowledge-marked-zh-360");
    await server.settle();
    await page.goto("/console/learning");
    await page.getByText(text).waitFor();
    assert.equal(await page.getByRole("button", { name: WORDS.approve.zh }).count(), 0);
    assert.equal(await page.getByText(TEXTS[0] ?? "").count(), 0);
  });
});
