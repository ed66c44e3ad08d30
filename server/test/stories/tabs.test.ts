import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer } from "../people.ts";
import { signedIn } from "./signed-in.ts";

/**
 * Story: one person has many tabs of the wallet. All of them load and hear the news, although a
 * browser has six connections to a server; and when the person signs out in one, no other tab goes
 * on showing their name and money.
 */
const server = await testServer();
const TABS = 7;

async function balanceShows(page: Page, amount: string): Promise<void> {
  await page.getByTestId("balance").getByText(amount).waitFor();
}

describe("seven tabs of one person", () => {
  it("all load, hear of money, and show nothing of the person after signing out in one", async () => {
    const customer = await newCustomer(server, { displayName: "陆小南", language: "zh" });
    const { page, context } = await signedIn(customer, { url: server.url, language: "zh" });
    const pages = [page];
    while (pages.length < TABS) pages.push(await context.newPage());
    for (const tab of pages) {
      await tab.goto("/");
      await balanceShows(tab, "0.00");
    }
    await giveMoney(server, customer, 88_80n);
    for (const tab of pages) await balanceShows(tab, "88.80");

    const [first, ...others] = pages;
    assert.ok(first);
    await first.goto("/me");
    await first.getByRole("button", { name: "退出登录" }).click();
    for (const tab of others) {
      await tab.waitForURL("**/welcome*");
      await tab.getByTestId("balance").waitFor({ state: "detached" });
      assert.equal(await tab.getByText("88.80").count(), 0);
    }
  });

  it("go on hearing when the tab that held the stream is closed", async () => {
    const customer = await newCustomer(server, { displayName: "高小北", language: "zh" });
    const { page, context } = await signedIn(customer, { url: server.url, language: "zh" });
    await page.goto("/");
    await balanceShows(page, "0.00");
    const second = await context.newPage();
    await second.goto("/");
    await balanceShows(second, "0.00");
    await page.close();
    await giveMoney(server, customer, 12_30n);
    await balanceShows(second, "12.30");
  });
});
