import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAccessible, DESK, PHONE, person, type StoryLanguage } from "../browser.ts";
import type { Person } from "../people.ts";
import { signedIn } from "./signed-in.ts";

/** How every screen is looked at. A screen is loaded once a language and changes look in place. */
export const LOOKS = {
  zh: [
    { viewport: PHONE, theme: "light" },
    { viewport: DESK, theme: "dark" },
  ],
  en: [
    { viewport: DESK, theme: "light" },
    { viewport: PHONE, theme: "dark" },
  ],
} as const;

export const LANGUAGES: readonly StoryLanguage[] = ["zh", "en"];

/** Opens each address in every look: accessible, not wider than the screen, and without a fault. */
export async function lookAtAll(
  url: string,
  who: Person | undefined,
  { app, language, paths }: { app: string; language: StoryLanguage; paths: readonly string[] },
): Promise<void> {
  const { page, context } = await (who
    ? signedIn(who, { url, language })
    : person({ url, language }));
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  for (const path of paths) await lookAt(page, path, { app, language });
  assert.deepEqual(faults, []);
  await context.close();
}

async function lookAt(
  page: Page,
  path: string,
  { app, language }: { app: string; language: StoryLanguage },
): Promise<void> {
  let isLoaded = false;
  for (const { viewport, theme } of LOOKS[language]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: theme });
    if (!isLoaded) await page.goto(path);
    isLoaded = true;
    await assertAccessible(page, `${app}-${placeOf(path)}-${language}-${viewport.width}-${theme}`);
  }
}

function placeOf(path: string): string {
  const place = path
    .replace(/[0-9a-f-]{36}/, "id")
    .replaceAll("/", "-")
    .replace(/^-|-$/g, "");
  return place || "home";
}
