import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { seedSandbox } from "../../sandbox/seed.ts";
import { person } from "../browser.ts";
import { testServer } from "../harness.ts";
import { PIN } from "../people.ts";
import { readyCustomer } from "./signed-in.ts";
import { signIn, waitForState, words } from "./wallet.ts";

/**
 * Threat: what is pressed without a network acts later by itself, when the network is back and the
 * person has gone another way. Nothing may be sent that was not pressed while it could be sent.
 */
const server = await testServer();
const OWNER = { phone: "13800000002", password: "Jinnang-2026!" };
const SHOP_CODE = "jn:lanzhou-noodles";
const language = "zh";
const w = words(language);

before(() => seedSandbox(server.app));

/** Presses without a network, sees what happened, goes back, and gets the network again. */
async function pressOffline(
  { page, context }: { page: Page; context: BrowserContext },
  press: () => Promise<void>,
): Promise<void> {
  await context.setOffline(true);
  await page.getByText("没有网络").waitFor();
  await press();
  await page.locator('[data-code="unreachable"]').first().waitFor();
  await page.goBack();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
  });
  await context.setOffline(false);
  await page.getByText("没有网络").waitFor({ state: "hidden" });
  // Whatever had waited for the network would have started with its return, before this answer.
  for (let round = 0; round < 3; round += 1) await page.evaluate("fetch('/v1/brand')");
  assert.deepEqual(sent, []);
}

/** A customer with ¥100 who has the home screen open. */
async function customer() {
  const account = { displayName: "陈一诺", amountMinor: 100_00n };
  const { page, context } = await readyCustomer(server, language, account);
  await page.goto("/");
  await page.getByTestId("balance").getByText("100.00").waitFor();
  return { page, context };
}

async function toPin(page: Page, yuan: string): Promise<void> {
  await page.locator('a[href="/pay"]').first().click();
  await page.getByLabel(w("codeText")).fill(SHOP_CODE);
  await page.getByRole("button", { name: w("goOn") }).click();
  await page.getByLabel("付款金额").fill(yuan);
  await page.getByRole("button", { name: w("toConfirm") }).click();
  await page.getByLabel(w("pin")).waitFor();
}

describe("without a network", () => {
  it("a PIN does not pay later, and the screen says at once that nothing was reached", async () => {
    const who = await customer();
    const { page } = who;
    await toPin(page, "7.77");
    await pressOffline(who, () => page.getByLabel(w("pin")).fill(PIN));
    await page.goto("/");
    await page.getByTestId("balance").getByText("100.00").waitFor();
    await page.goto("/orders");
    await waitForState(page, "待确认");
  });

  it("a PIN that got no answer pays once when it is typed again on the same screen", async () => {
    const { page, context } = await customer();
    await toPin(page, "7.77");
    await context.setOffline(true);
    await page.getByLabel(w("pin")).fill(PIN);
    await page.locator('[data-code="unreachable"]').waitFor();
    await context.setOffline(false);
    await page.getByText("没有网络").waitFor({ state: "hidden" });
    await page.getByLabel(w("pin")).fill(PIN);
    await page.waitForURL("**/orders/*");
    await waitForState(page, w("done"));
    await page.goto("/");
    await page.getByTestId("balance").getByText("92.23").waitFor();
  });

  it("a wallet is not locked later", async () => {
    const who = await customer();
    const { page } = who;
    await page.goto("/security");
    await page.locator('a[href="/security/lock"]').click();
    const button = page.getByRole("button", { name: "立即锁定" });
    await button.waitFor();
    await pressOffline(who, () => button.click());
    await page.goto("/security/lock");
    await button.waitFor();
  });

  it("a top-up does not start later", async () => {
    const who = await customer();
    const { page } = who;
    await page.locator('a[href="/top-up"]').first().click();
    await page.getByLabel(w("amount"), { exact: true }).fill("50");
    await page.getByRole("button", { name: new RegExp(`^${w("topUp")} ¥`) }).click();
    const pin = page.getByRole("textbox", { name: w("pin") });
    await pin.waitFor();
    await pressOffline(who, () => pin.fill(PIN));
    await page.goto("/orders");
    await page.locator('a[href^="/orders/"]').first().waitFor();
    assert.equal(await page.locator('a[href^="/orders/"]').count(), 1);
  });

  it("a complaint is not opened later", async () => {
    const who = await customer();
    const { page } = who;
    await page.goto("/cases");
    await page.getByRole("button", { name: "投诉" }).first().click();
    await page.getByLabel("投诉什么").fill("多扣了钱");
    await page.getByLabel("发生了什么").fill("昨天中午在面馆付款，页面停住，后来账单里有两笔。");
    const button = page.getByRole("button", { name: "提交投诉" });
    await pressOffline(who, () => button.click());
    await page.goto("/cases");
    await page.getByText("还没有工单").waitFor();
  });

  it("a merchant's refund is not given later", async () => {
    const payer = await customer();
    await toPin(payer.page, "20");
    await payer.page.getByLabel(w("pin")).fill(PIN);
    await payer.page.waitForURL("**/orders/*");
    const till = await person({ url: server.url, language });
    await signIn(till.page, language, OWNER);
    await till.page.locator('a[href^="/merchant/"]').first().click();
    const line = till.page.locator("li", { hasText: "20.00" }).first();
    await line.getByRole("button", { name: "退款" }).click();
    await till.page.getByLabel("退款原因").fill("做错了");
    await till.page.getByRole("button", { name: "确认退款" }).click();
    const pin = till.page.getByRole("textbox", { name: w("pin") });
    await pin.waitFor();
    await pressOffline(till, () => pin.fill(PIN));
    await payer.page.goto("/");
    await payer.page.getByTestId("balance").getByText("80.00").waitFor();
  });
});
