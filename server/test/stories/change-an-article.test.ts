import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import { DESK, PHONE, settled } from "../browser.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { checkLook } from "./article-desk.ts";
import { signedIn } from "./signed-in.ts";

/**
 * A published article is changed: two people write at once and nobody's words are lost, the
 * reviewer sees what differs, and afterwards it can be compared, restored and retired.
 */
const server = await testServer();
const SLUG = "refund-how";
const PLACE = `/console/articles/${SLUG}`;

async function desk(role: StaffRole, displayName: string): Promise<Page> {
  const staff = await newStaff(server, [role], { displayName });
  const { page } = await signedIn(staff, { url: server.url, language: "zh", viewport: DESK });
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto("/console/articles");
  return page;
}

/** Chinese last: the story goes on from there. */
const LOOKS = [
  { language: "en", viewport: DESK, theme: "light" },
  { language: "zh", viewport: PHONE, theme: "dark" },
] as const;

/** The story of a new article has the other languages and widths. */
async function lookAt(page: Page, path: string, name: string): Promise<void> {
  for (const { language, viewport, theme } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(`localStorage["jinnang.language"] = "${language}";`);
    await page.goto(path);
    await settled(page);
    await checkLook(page, `articles-${name}-${language}-${viewport.width}-${theme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESK);
}

const saved = (page: Page) => page.getByText(/^已保存/).waitFor();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.locator(".ant-modal");
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function appendTo(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(text);
}

describe("a published article", () => {
  it("is changed by two, reviewed by a third, compared, restored and retired", async () => {
    const zhao = await desk("agent", "赵敏");
    await lookAt(zhao, "/console/articles", "list");
    await zhao.getByLabel("搜索标题或地址").fill("refund-how");
    await zhao.locator(`a[href="${PLACE}"]`).click();
    await lookAt(zhao, PLACE, "reading");
    await button(zhao, "编辑").click();
    await appendTo(zhao, "#article-body-zh", "\n\n退款不收手续费。");
    await saved(zhao);

    const li = await desk("agent", "李强");
    await meetInOneDraft(zhao, li);
    await loseTheNetwork(zhao);
    await useTheToolbar(zhao);
    await lookAt(zhao, PLACE, "editing");
    await button(zhao, "提交审核").click();
    await zhao.locator(".ant-modal textarea").fill("写明退款不收手续费。");
    await confirm(zhao, "提交审核");

    const zhou = await desk("supervisor", "周芷若");
    await lookAt(zhou, PLACE, "diff");
    await zhou.locator("ins", { hasText: "退款不收手续费。" }).first().waitFor();
    await button(zhou, "发布").click();
    await confirm(zhou, "发布");
    await lookAt(zhou, `${PLACE}?tab=changes`, "nothing-waits");

    await shipNewerText();
    await lookAt(zhou, `${PLACE}?tab=shipped`, "shipped");
    await button(zhou, "采用到草稿").click();
    await confirm(zhou, "采用到草稿");
    await zhou.locator('#article-title-zh[value="全新的退款说明"]').waitFor();
    await button(zhou, "放弃草稿").click();
    await confirm(zhou, "放弃草稿");

    await bringBack(zhou);
    await retire(zhou, zhao);
  });
});

/** The page forbids to evaluate a text later, as `waitForFunction` would. */
async function untilEndsWith(page: Page, field: string, ending: string): Promise<void> {
  while (!(await page.locator(field).inputValue()).endsWith(ending)) await settled(page);
}

/** The second to save learns who was first, takes their words, and keeps their own to copy. */
async function meetInOneDraft(zhao: Page, li: Page): Promise<void> {
  await li.goto(PLACE);
  await li.locator("#article-summary-zh").waitFor();
  // Each has unsaved words before the other's save is heard of.
  await zhao.route("**/draft", (route) => setTimeout(() => void route.continue(), 2_500));
  await appendTo(zhao, "#article-title-zh", "呢");
  await appendTo(li, "#article-summary-zh", "李强补充。");
  await li.keyboard.press("Control+s");
  await saved(li);
  await zhao.getByRole("alert").getByText("李强 在").waitFor();
  await zhao.unroute("**/draft");
  await checkLook(zhao, "articles-conflict-zh-1440");
  await zhao.setViewportSize(PHONE);
  await checkLook(zhao, "articles-conflict-zh-360");
  await zhao.setViewportSize(DESK);
  await button(zhao, "采用对方的，保留我的供复制").click();
  const kept = zhao.getByRole("region", { name: "你没有保存的文字" });
  await kept.getByLabel("标题（中文）", { exact: true }).waitFor();
  assert.equal(await kept.locator("textarea").count(), 1, "only what zhao changed is kept");
  await untilEndsWith(zhao, "#article-summary-zh", "李强补充。");
  await checkLook(zhao, "articles-kept-zh-1440");
  await kept.getByRole("button", { name: "不再需要，关闭" }).click();
}

/** Unsaved words are not left behind without a question. */
async function loseTheNetwork(page: Page): Promise<void> {
  await page.route("**/draft", (route) => route.abort());
  await appendTo(page, "#article-summary-zh", "断网时写的。");
  await page.getByText("没有保存成功").waitFor();
  await page.getByRole("link", { name: "回文章列表" }).click();
  await page.getByText("有文字还没有保存").waitFor();
  await checkLook(page, "articles-leave-zh-1440");
  await confirm(page, "留下");
  await page.unroute("**/draft");
  await button(page, "再试一次").click();
  await saved(page);
}

/** Buttons write what a person would have typed; Ctrl+Z takes it back. */
async function useTheToolbar(page: Page): Promise<void> {
  const body = page.locator("#article-body-zh");
  const text = () => body.inputValue();
  await appendTo(page, "#article-body-zh", "\n\n详情");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+b");
  assert.match(await text(), /\*\*详情\*\*$/);
  await page.keyboard.press("Control+z");
  assert.match(await text(), /\n详情$/);
  await page.keyboard.press("Control+End");
  await page.getByRole("button", { name: "插入链接" }).first().click();
  await page.getByLabel("文章", { exact: true }).selectOption("refund-partial");
  await checkLook(page, "articles-link-zh-1440");
  await confirm(page, "插入");
  await untilEndsWith(page, "#article-body-zh", "](help:refund-partial)");
  await appendTo(page, "#article-body-zh", "[坏的](app:/nowhere)");
  await page.getByRole("button", { name: /nowhere/ }).click();
  assert.equal(await page.evaluate("document.activeElement.id"), "article-body-zh");
  await checkLook(page, "articles-faults-zh-1440");
  await body.fill((await text()).replace("[坏的](app:/nowhere)", ""));
  await page.getByText("没有发现问题").waitFor();
}

/** As an upgrade of the product does: the file has other words than before. */
async function shipNewerText(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "jinnang-content-"));
  after(() => rm(folder, { recursive: true }));
  const content = new URL("../../modules/help/content/", import.meta.url);
  await cp(fileURLToPath(content), folder, { recursive: true });
  const path = join(folder, `${SLUG}.json`);
  const article = JSON.parse(await readFile(path, "utf8"));
  article.title.zh = "全新的退款说明";
  await writeFile(path, JSON.stringify(article));
  await seedArticles(server.app, pathToFileURL(`${folder}/`));
}

async function bringBack(page: Page): Promise<void> {
  await lookAt(page, `${PLACE}?tab=history`, "versions");
  await page.getByRole("button", { name: "第 1 版与现在的版本比较" }).click();
  await page.locator(".ant-drawer ins", { hasText: "退款不收手续费。" }).first().waitFor();
  await checkLook(page, "articles-compare-zh-1440");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "恢复第 1 版" }).click();
  await page.locator(".ant-modal textarea").fill("改错了。");
  await confirm(page, "建立草稿");
  await page.locator("#article-body-zh").waitFor();
  assert.doesNotMatch(await page.locator("#article-body-zh").inputValue(), /退款不收手续费/);
  await button(page, "放弃草稿").click();
  await confirm(page, "放弃草稿");
}

async function retire(supervisor: Page, agent: Page): Promise<void> {
  await agent.goto(PLACE);
  await button(agent, "下线").click();
  await agent.locator(".ant-modal textarea").fill("这项服务没有了。");
  await confirm(agent, "提交申请");
  await agent.getByText("由主管或管理员审核后发布").waitFor();
  await lookAt(supervisor, PLACE, "retiring");
  await button(supervisor, "批准下线").click();
  await confirm(supervisor, "批准下线");
  await supervisor.getByText("客户看不到。").waitFor();
  await lookAt(supervisor, `${PLACE}?tab=history`, "retired");
  await lookAt(supervisor, "/console/articles?state=retired", "list-retired");
  await supervisor.getByText("refund-how").waitFor();
}
