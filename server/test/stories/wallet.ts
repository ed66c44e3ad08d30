import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import type { Page } from "playwright-core";
import type { StoryLanguage } from "../browser.ts";

/** The words of the wallet's buttons and fields that the stories press, in both languages. */
const WORDS = {
  signUp: { zh: "注册", en: "Sign up" },
  signIn: { zh: "登录", en: "Sign in" },
  phone: { zh: "手机号码", en: "Phone number" },
  sendCode: { zh: "发送验证码", en: "Send the code" },
  code: { zh: "6 位验证码", en: "6-digit code" },
  name: { zh: "怎么称呼您", en: "What shall we call you?" },
  password: { zh: "登录密码", en: "Password" },
  finish: { zh: "完成注册", en: "Create my wallet" },
  setPin: { zh: "设置支付密码", en: "Set a payment PIN" },
  newPin: { zh: "新的支付密码", en: "New payment PIN" },
  pinAgain: { zh: "再输一次", en: "Once more" },
  currentPassword: { zh: "现在的登录密码", en: "Current password" },
  save: { zh: "保存", en: "Save" },
  bankNumber: { zh: "银行账号", en: "Account number" },
  holder: { zh: "户名", en: "Account holder" },
  link: { zh: "绑定", en: "Link" },
  bankPhone: { zh: "银行预留手机号", en: "Phone number known to the bank" },
  bankCode: { zh: "银行的验证码", en: "The bank's code" },
  prove: { zh: "完成绑定", en: "Link it" },
  linkBank: { zh: "绑定银行账户", en: "Link a bank account" },
  amount: { zh: "充值金额", en: "Amount" },
  topUp: { zh: "充值", en: "Top up" },
  done: { zh: "成功", en: "Done" },
  inProgress: { zh: "处理中", en: "In progress" },
  failed: { zh: "失败", en: "Failed" },
  toConfirm: { zh: "下一步", en: "Next" },
  codeText: { zh: "二维码文字", en: "Text of the QR code" },
  goOn: { zh: "继续", en: "Continue" },
  pin: { zh: "支付密码（6 位数字）", en: "Payment PIN (6 digits)" },
  makeCode: { zh: "生成收款码", en: "Make a QR code" },
  codeAmount: { zh: "金额（不填则由顾客输入）", en: "Amount (empty: the customer types it)" },
  makeIt: { zh: "生成", en: "Make it" },
} as const satisfies Record<string, Record<StoryLanguage, string>>;

export function words(language: StoryLanguage): (key: keyof typeof WORDS) => string {
  return (key) => WORDS[key][language];
}

export const PASSWORD = "violet-harbour-sparrow-62";
export const PIN = "246810";

/** A phone number that nobody else in the test has. */
export function freshPhone(): string {
  return `139${randomInt(10_000_000, 99_999_999)}`;
}

/** The newest code that left for a number, read where a tester reads it: on the sandbox's list. */
export async function codeFor(url: string, phone: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const response = await fetch(`${url}/sandbox-api/messages`);
    const { items } = (await response.json()) as { items: { address: string; text: string }[] };
    const message = items.find((item) => item.address.endsWith(phone) && /\d{6}/.test(item.text));
    const code = /(?<!\d)\d{6}(?!\d)/.exec(message?.text ?? "")?.[0];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`no code reached ${phone}`);
}

/** Signs up through the screens, up to the home screen. */
export async function signUp(
  page: Page,
  url: string,
  language: StoryLanguage,
  name: string,
): Promise<string> {
  const w = words(language);
  const phone = freshPhone();
  await page.goto("/sign-up");
  await page.getByLabel(w("phone")).fill(phone);
  await page.getByRole("button", { name: w("sendCode") }).click();
  const field = page.getByLabel(w("code"));
  await field.waitFor();
  await field.fill(await codeFor(url, phone));
  await page.getByLabel(w("name")).fill(name);
  await page.getByLabel(w("password"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: w("finish") }).click();
  await page.getByTestId("balance").waitFor();
  return phone;
}

export async function setPin(page: Page, language: StoryLanguage): Promise<void> {
  const w = words(language);
  await page.goto("/security/pin");
  await page.getByLabel(w("newPin")).fill(PIN);
  await page.getByLabel(w("pinAgain")).fill(PIN);
  await page.getByLabel(w("currentPassword"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: w("save") }).click();
  await page.waitForURL((address) => !address.pathname.endsWith("/pin"));
}

export async function signIn(
  page: Page,
  language: StoryLanguage,
  account: { phone: string; password: string },
): Promise<void> {
  const w = words(language);
  await page.goto("/sign-in");
  await page.getByLabel(w("phone")).fill(account.phone);
  await page.getByLabel(w("password"), { exact: true }).fill(account.password);
  await page.getByRole("button", { name: w("signIn"), exact: true }).click();
  await page.getByTestId("balance").waitFor();
}

/** Links an account through the screens: the PIN, then the code that the bank sent to its owner. */
export async function linkBank(page: Page, language: StoryLanguage, name: string): Promise<void> {
  const w = words(language);
  const number = `6222${randomInt(100_000_000, 999_999_999)}`;
  await page.goto("/banks");
  await page.getByLabel(w("bankNumber")).fill(number);
  await page.getByLabel(w("holder")).fill(name);
  await page.getByLabel(w("bankPhone")).fill("13900000000");
  await page.getByRole("button", { name: w("link"), exact: true }).click();
  await page.locator("input[type=password]").fill(PIN);
  const field = page.getByLabel(w("bankCode"));
  await field.waitFor();
  await field.fill(await bankCodeFor(new URL(page.url()).origin, number.slice(-4)));
  await page.getByRole("button", { name: w("prove") }).click();
  await field.waitFor({ state: "detached" });
  await page.goto("/top-up");
}

/** The code that the play bank sent for an account, read where a tester reads it. */
export async function bankCodeFor(url: string, ending: string): Promise<string> {
  const response = await fetch(`${url}/sandbox-api/bank/mandates`);
  const { items } = (await response.json()) as {
    items: { accountEnding: string; code: string | null }[];
  };
  const code = items.find((item) => item.accountEnding === ending)?.code;
  assert.ok(code, `the bank sent no code for ${ending}`);
  return code;
}

/** Starts a top-up, types the PIN and lands on the order's page. */
export async function topUp(page: Page, language: StoryLanguage, yuan: string): Promise<void> {
  const w = words(language);
  await page.goto("/top-up");
  await page.getByLabel(w("amount"), { exact: true }).fill(yuan);
  await page.getByRole("button", { name: new RegExp(`^${w("topUp")} ¥`) }).click();
  await page.locator("input[type=password]").fill(PIN);
  await page.waitForURL("**/orders/*");
}

/** Waits until the page's order shows this state, without a reload. */
export async function waitForState(page: Page, state: string): Promise<void> {
  await page.locator(".tag", { hasText: state }).first().waitFor();
}

/** Opens a merchant's code by its text and goes on to the PIN. */
export async function openCode(page: Page, language: StoryLanguage, code: string): Promise<void> {
  const w = words(language);
  await page.goto("/pay");
  await page.getByLabel(w("codeText")).fill(code);
  await page.getByRole("button", { name: w("goOn") }).click();
}
