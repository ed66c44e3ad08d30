import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible, type StoryLanguage } from "../browser.ts";
import { testServer } from "../harness.ts";
import { readyCustomer } from "./signed-in.ts";
import { topUp, waitForState, words } from "./wallet.ts";

/**
 * Story: the bank debits and never answers. The order says so, the help page says so before the
 * customer asks, and the system asks the bank by itself until the order is complete or failed.
 */
const server = await testServer({ environment: { BANK_ASK_DELAYS_SECONDS: "6,2,2" } });

async function bankMode(mode: string): Promise<void> {
  const response = await fetch(`${server.url}/sandbox-api/bank/mode`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode }),
  });
  assert.ok(response.ok, `the bank takes the mode ${mode}`);
}

async function pendingTopUp(language: StoryLanguage, mode: string): Promise<Page> {
  const account = { displayName: "何月", amountMinor: 0n };
  const { page } = await readyCustomer(server, language, account);
  await bankMode(mode);
  await topUp(page, language, "120");
  await waitForState(page, words(language)("inProgress"));
  return page;
}

describe("a bank that never answers", () => {
  for (const language of ["zh", "en"] as const) {
    it(`is asked, and the order completes by itself (${language})`, async () => {
      const page = await pendingTopUp(language, "debit_no_answer");
      await assertAccessible(page, `order-pending-${language}`);
      await page.goto("/help");
      await page.getByText("120.00").first().waitFor();
      await assertAccessible(page, `help-reasons-${language}`);
      await page.goto("/orders");
      await page.locator('a[href^="/orders/"]').first().click();
      await waitForState(page, words(language)("done"));
      await page.goto("/");
      await page.getByTestId("balance").getByText("120.00").waitFor();
    });
  }

  it("that never debited ends in a failed order and an unchanged balance", async () => {
    const page = await pendingTopUp("zh", "never_debits_no_answer");
    await waitForState(page, words("zh")("failed"));
    await assertAccessible(page, "order-failed-zh");
    await page.goto("/");
    await page.getByTestId("balance").getByText("0.00").waitFor();
  });
});
