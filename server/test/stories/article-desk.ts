import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAccessible, DESK, type StoryLanguage } from "../browser.ts";

/** The words of the console's article screens that the stories press, in both languages. */
const WORDS = {
  writeArticle: { zh: "为这个问题写一篇文章", en: "Write an article for this question" },
  titleZh: { zh: "中文标题", en: "Chinese title" },
  titleEn: { zh: "英文标题", en: "English title" },
  category: { zh: "主题", en: "Subject" },
  slug: { zh: "地址", en: "Address" },
  firstPhrasing: { zh: "第一条问法", en: "First phrasing" },
  create: { zh: "建立草稿", en: "Create draft" },
  addPhrasing: { zh: "添加问法", en: "Add phrasings" },
  add: { zh: "添加", en: "Add" },
  duplicate: { zh: "与上面重复", en: "Stands further up already" },
  removeDuplicates: { zh: "删去 1 条重复的", en: "Remove duplicates (1)" },
  saved: { zh: "已保存", en: "Saved" },
  faultless: { zh: "没有发现问题", en: "No fault found" },
  submit: { zh: "提交审核", en: "Submit for review" },
  note: { zh: "改了什么", en: "What changed" },
  noteText: { zh: "客户一直在问，还没有文章回答。", en: "Customers keep asking; nothing answers." },
  article: { zh: "文章", en: "Article" },
  changes: { zh: "改动与审核", en: "Changes and review" },
  history: { zh: "历史版本", en: "History" },
  version1: { zh: "第 1 版", en: "Version 1" },
  own: { zh: "要由另一位主管或管理员", en: "another supervisor or administrator reviews" },
  publish: { zh: "发布", en: "Publish" },
  return: { zh: "退回", en: "Return" },
  reason: { zh: "理由", en: "Reason" },
  reasonText: { zh: "请写明实体卡行不行。", en: "Please say what about cards of plastic." },
  title: { zh: "卡片能放进钱包吗", en: "Can the wallet hold other cards?" },
} as const satisfies Record<string, Record<StoryLanguage, string>>;

export function articleWords(language: StoryLanguage): (key: keyof typeof WORDS) => string {
  return (key) => WORDS[key][language];
}

const PHRASINGS = {
  zh: [
    "别的卡能加进来吗",
    "会员卡放得进去不",
    "门禁卡可以绑吗",
    "想把饭卡装进手机",
    "图书证能放钱包",
  ],
  en: [
    "add a membership card",
    "store my gym pass in here",
    "put a campus card on my phone",
    "does it take loyalty cards",
    "keep my building pass here",
  ],
};

interface NewArticle {
  language: StoryLanguage;
  slug: string;
  question: string;
}

/** From the form with the question filled in to a draft in review. */
export async function writeNewArticle(
  page: Page,
  { language, slug, question }: NewArticle,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const w = articleWords(language);
  await page.getByRole("button", { name: w("create") }).click();
  await look("new");
  await page.getByLabel(w("titleZh")).fill(titleFor("zh", slug));
  await page.getByLabel(w("titleEn")).fill(titleFor("en", slug));
  await page.getByLabel(w("category")).selectOption("wallet");
  await page.getByLabel(w("slug")).fill(slug);
  await page.getByRole("button", { name: w("create") }).click();
  await page.waitForURL(`**/console/articles/${slug}`);
  await page.locator(`[value="${question}"]`).waitFor();
  await look("draft");

  for (const side of ["zh", "en"] as const) await writeSide(page, side, slug, language);
  await page.getByText(w("faultless")).waitFor();
  await look("editor");
  await page.getByRole("button", { name: w("submit") }).click();
  const dialog = page.locator(".ant-modal");
  await dialog.getByLabel(w("note")).fill(w("noteText"));
  await look("submit");
  await dialog.getByRole("button", { name: w("submit") }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Each story's article has a title of its own; two with the same are a fault. */
function titleFor(side: StoryLanguage, slug: string): string {
  const isFirst = slug.startsWith("transit");
  if (side === "zh") return isFirst ? "卡片能放进钱包吗" : "图书证可以放进来吗";
  return isFirst ? "May I add a transit card?" : "Can the wallet hold other cards?";
}

async function writeSide(
  page: Page,
  side: StoryLanguage,
  slug: string,
  language: StoryLanguage,
): Promise<void> {
  const w = articleWords(language);
  const isChinese = side === "zh";
  const summary = isChinese ? "目前只能放银行账户。" : "Only bank accounts can be linked for now.";
  await page.locator(`#article-summary-${side}`).fill(summary);
  const body = isChinese
    ? "目前**不能**放其他卡片。\n\n1. 打开[账单](app:/orders)。\n2. 拨 {{hotline}} 问我们。"
    : "Other cards **cannot** be added yet.\n\n1. Open [Orders](app:/orders).\n2. Call {{hotline}}.";
  await page.locator(`#article-body-${side}`).fill(body);
  const add = page.locator(`#article-phrasings-${side}`);
  const own = PHRASINGS[side].map((text) => `${text}${isChinese ? "" : " "}${slug.slice(0, 7)}`);
  await add.fill([...own, `${own[0]}`].map((text, index) => `${index + 1}. ${text}`).join("\n"));
  await add.press("Enter");
  await page.getByText(w("duplicate")).first().waitFor();
  await page.getByRole("button", { name: w("removeDuplicates") }).click();
  await page.getByText(w("duplicate")).waitFor({ state: "detached" });
}

/**
 * As `assertAccessible`, for pages that scroll inside the frame: as tall as their content, so that
 * the foot of an editor covers nothing, and with nothing that sticks out.
 */
export async function checkLook(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? DESK;
  const height = (await page.evaluate(HEIGHT)) as number;
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  await assertAccessible(page, name);
  await page.setViewportSize(size);
  const overflow = (await page.evaluate(SIDEWAYS)) as number;
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow} px`);
}

const HEIGHT = `document.querySelector(".frame-bar").offsetHeight +
  document.querySelector(".frame-body").scrollHeight`;
const SIDEWAYS = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(
  document.querySelector(".frame-body"))`;
