import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after } from "node:test";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/**
 * Real Chromium for the stories. Each person has a context of their own, as if on a phone or at a
 * desk; every screen that a story passes is checked with axe.
 */
const CANDIDATES = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
/** The sandbox has no user namespaces; nothing but our own pages is opened. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1440, height: 900 };

export type StoryLanguage = "zh" | "en";

let browser: Browser | undefined;

async function launched(): Promise<Browser> {
  if (browser) return browser;
  const executablePath = CANDIDATES.find((path) => path && existsSync(path));
  assert.ok(executablePath, "no Chromium: install it or set CHROMIUM");
  browser = await chromium.launch({ executablePath, args: FLAGS });
  return browser;
}

after(async () => {
  await browser?.close();
  browser = undefined;
});

/** Somebody with a browser of their own. */
export async function person(options: {
  url: string;
  language: StoryLanguage;
  viewport?: { width: number; height: number };
}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await (await launched()).newContext({
    baseURL: options.url,
    viewport: options.viewport ?? PHONE,
    locale: options.language === "en" ? "en-GB" : "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  await context.addInitScript(
    `localStorage["jinnang.language"] ??= ${JSON.stringify(options.language)};`,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, context };
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** The screen as it stands has no violation of WCAG 2.2 A and AA, and does not scroll sideways. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  await page.locator("h1").first().waitFor();
  // A toast fades in and out; half faded it has half its contrast.
  await page.locator(".adm-toast-main").waitFor({ state: "hidden" });
  await snapshot(page, name);
  // As tall as its content, so that the menu at the foot covers nothing one could scroll free.
  const size = page.viewportSize() ?? PHONE;
  const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  await page.evaluate(axeSource);
  const result = (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(RULES)} })`,
  )) as AxeResult;
  const found = result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
  );
  assert.deepEqual(found, [], `${name} has accessibility violations`);
  // A string, because these words belong to the browser and not to the server's types.
  const overflow = (await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  )) as number;
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow} px`);
  await page.setViewportSize(size);
}

/** Keeps a picture of each screen when SCREENSHOTS names a folder. */
export async function snapshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
