import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, person } from "../browser.ts";
import { testServer } from "../harness.ts";
import { linkBank, setPin, signUp, topUp, waitForState, words } from "./wallet.ts";

/**
 * Story: a new person signs up by phone, links a bank account, tops up ¥200, sees every step on
 * the order's page and the balance change without a reload. Real server, database and Chromium;
 * the bank is the play bank, over HTTP with signatures.
 */
const server = await testServer();

describe("first top-up", () => {
  for (const language of ["zh", "en"] as const) {
    it(`brings ¥200 into a new wallet (${language})`, async () => {
      const w = words(language);
      const { page } = await person({ url: server.url, language });
      await page.goto("/welcome");
      await assertAccessible(page, `welcome-${language}`);
      await signUp(page, server.url, language, "林小满");
      await assertAccessible(page, `home-new-${language}`);
      await setPin(page, language);
      await linkBank(page, language, "林小满");
      await assertAccessible(page, `top-up-${language}`);
      await topUp(page, language, "200");
      await waitForState(page, w("done"));
      await assertAccessible(page, `order-top-up-${language}`);
      const steps = await page.locator("ol time").allInnerTexts();
      assert.ok(steps.length >= 3, "created, pending and succeeded stand with their times");
      await page.goto("/");
      await page.getByTestId("balance").getByText("200.00").waitFor();
    });
  }

  it("shows the new balance on a home screen that stays open", async () => {
    const { page, context } = await person({ url: server.url, language: "zh" });
    await signUp(page, server.url, "zh", "周大海");
    await setPin(page, "zh");
    await linkBank(page, "zh", "周大海");
    const home = await context.newPage();
    await home.goto("/");
    await home.getByTestId("balance").getByText("0.00").waitFor();
    await topUp(page, "zh", "88.80");
    await home.getByTestId("balance").getByText("88.80").waitFor();
  });
});
