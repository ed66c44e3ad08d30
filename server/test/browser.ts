import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, afterEach } from "node:test";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from "playwright-core";
import { chromiumOptions } from "./chromium.ts";

/**
 * Real Chromium for the stories, one for all of them. Each person has a context of their own, as
 * if on a phone or at a desk; every screen that a story passes is checked with axe.
 */
export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1440, height: 900 };

export type StoryLanguage = "zh" | "en";

let browser: Promise<Browser> | undefined;
let contexts: BrowserContext[] = [];

/** The one that `scripts/test.mjs` started for the whole run, or one of this file alone. */
function shared(): Promise<Browser> {
  const endpoint = process.env.TEST_BROWSER;
  browser ??= endpoint ? chromium.connect(endpoint) : chromium.launch(chromiumOptions());
  return browser;
}

/** Open pages cost time of every other story, even when nobody looks at them. */
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

after(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** Somebody with a browser of their own, which is closed after the test. */
export async function person(options: {
  url: string;
  language: StoryLanguage;
  viewport?: { width: number; height: number };
}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await (await shared()).newContext({
    baseURL: options.url,
    viewport: options.viewport ?? PHONE,
    locale: options.language === "en" ? "en-GB" : "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  contexts.push(context);
  watchRequests(context);
  await context.addInitScript(
    `localStorage["jinnang.language"] ??= ${JSON.stringify(options.language)};`,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, context };
}

/** The requests of a page that have no answer yet; the live stream never has its last. */
const openRequests = new WeakMap<Page, Set<Request>>();

function watchRequests(context: BrowserContext): void {
  context.on("page", (page) => {
    const open = new Set<Request>();
    openRequests.set(page, open);
    page.on("request", (request) => {
      if (request.resourceType() !== "eventsource") open.add(request);
    });
    page.on("requestfinished", (request) => open.delete(request));
    page.on("requestfailed", (request) => open.delete(request));
  });
}

/** True one painted frame later, when nothing on the page still loads, moves or fades. */
const STILL = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const moves = document.getAnimations().some(({ playState, effect }) =>
    playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
  resolve(!moves && !document.querySelector(".skeleton, [aria-busy=true]"));
})))`;

/** Waits until the screen has everything it asked for and has drawn it. */
export async function settled(page: Page): Promise<void> {
  const open = openRequests.get(page) ?? new Set();
  await page.locator("h1").first().waitFor();
  for (;;) {
    const isStill = await page.evaluate(STILL);
    if (isStill && open.size === 0) return;
  }
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Only violations are collected: describing what is right takes most of the time of a run. */
const OPTIONS = JSON.stringify({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
});

const HEIGHT = "document.documentElement.scrollHeight";
const SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

interface Looked {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
  overflow: number;
}

/** The screen as it stands has no violation of WCAG 2.2 A and AA, and does not scroll sideways. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  await settled(page);
  // A toast fades in and out; half faded it has half its contrast.
  await page.locator(".adm-toast-main").waitFor({ state: "hidden" });
  await snapshot(page, name);
  // As tall as its content, so that the menu at the foot covers nothing one could scroll free.
  const size = page.viewportSize() ?? PHONE;
  const height = (await page.evaluate(HEIGHT)) as number;
  const isTall = height > size.height;
  if (isTall) await page.setViewportSize({ width: size.width, height });
  if (!(await page.evaluate("Boolean(globalThis.axe)"))) await page.evaluate(axeSource);
  // A string, because these words belong to the browser and not to the server's types.
  const { violations, overflow } = (await page.evaluate(
    `axe.run(${OPTIONS}).then(({ violations }) => ({ violations, overflow: ${SIDEWAYS} }))`,
  )) as Looked;
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
  );
  assert.deepEqual(found, [], `${name} has accessibility violations`);
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow} px`);
  if (isTall) await page.setViewportSize(size);
}

/** Keeps a picture of each screen when SCREENSHOTS names a folder. */
export async function snapshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
