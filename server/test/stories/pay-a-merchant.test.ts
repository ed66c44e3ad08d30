import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { seedSandbox } from "../../sandbox/seed.ts";
import { assertAccessible, person, type StoryLanguage } from "../browser.ts";
import { testServer } from "../harness.ts";
import { newShop, PIN } from "../people.ts";
import { readyCustomer } from "./signed-in.ts";
import { openCode, signIn, waitForState, words } from "./wallet.ts";

/**
 * Story: a customer pays ¥35.50 by the merchant's QR code and a PIN; the merchant's screen rings
 * at once. Refusals say what happened, that no money moved, and what to do.
 */
const server = await testServer();
const OWNER = { phone: "13800000002", password: "Jinnang-2026!" };

before(() => seedSandbox(server.app));

/** The merchant's owner opens the till and makes a code; returns the code's text. */
async function makeCode(page: Page, language: StoryLanguage, yuan: string): Promise<string> {
  const w = words(language);
  await page.getByRole("link", { name: w("makeCode") }).click();
  await page.getByLabel(w("codeAmount")).fill(yuan);
  await page.getByRole("button", { name: w("makeIt"), exact: true }).click();
  const code = (await page.getByTestId("code-text").textContent()) ?? "";
  await page.getByRole("img").waitFor();
  await assertAccessible(page, `merchant-code-${language}`);
  await page.goBack();
  return code;
}

async function openTill(page: Page, language: StoryLanguage): Promise<void> {
  await signIn(page, language, OWNER);
  await page.locator('a[href^="/merchant/"]').first().click();
  await page.waitForURL("**/merchant/*");
}

async function payer(language: StoryLanguage, amountMinor: bigint): Promise<Page> {
  return (await readyCustomer(server, language, { displayName: "陈一诺", amountMinor })).page;
}

describe("paying a merchant", () => {
  for (const language of ["zh", "en"] as const) {
    it(`moves ¥35.50 and rings at the till (${language})`, async () => {
      const w = words(language);
      const till = await person({ url: server.url, language });
      await openTill(till.page, language);
      const code = await makeCode(till.page, language, "35.50");
      const page = await payer(language, 200_00n);
      await page.goto("/pay");
      await assertAccessible(page, `pay-${language}`);
      await openCode(page, language, code);
      await page.getByRole("button", { name: w("toConfirm") }).click();
      await page.getByLabel(w("pin")).waitFor();
      await assertAccessible(page, `confirm-${language}`);
      await page.getByLabel(w("pin")).fill(PIN);
      await page.waitForURL("**/orders/*");
      await waitForState(page, w("done"));
      await assertAccessible(page, `order-paid-${language}`);
      assert.match(
        (await page.locator("dl").textContent()) ?? "",
        /R-\d{6}-\d+-\d/,
        "a receipt number",
      );
      await till.page.getByTestId("bell").getByText("35.50").waitFor();
      await assertAccessible(till.page, `till-${language}`);
      await page.goto("/");
      await page.getByTestId("balance").getByText("164.50").waitFor();
    });

    it(`refuses more than there is, and says that no money moved (${language})`, async () => {
      const w = words(language);
      const { owner, id } = await newShop(server);
      const amount = { currency: "CNY", value: 3_550 };
      const made = await owner.post(`/v1/wallet/merchants/${id}/codes`, { amount });
      const page = await payer(language, 20_00n);
      await openCode(page, language, made.body.code);
      await page.getByRole("button", { name: w("toConfirm") }).click();
      await page.getByLabel(w("pin")).fill("135791");
      await page.locator('[data-code="pin_wrong"]').waitFor();
      await page.getByLabel(w("pin")).fill(PIN);
      const notice = page.locator('[data-code="insufficient_funds"]');
      await notice.waitFor();
      assert.match(
        (await notice.textContent()) ?? "",
        language === "zh" ? /没有资金变动/ : /No money moved/,
      );
      await assertAccessible(page, `refused-${language}`);
    });
  }
});
