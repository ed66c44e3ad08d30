import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { StoryLanguage } from "../browser.ts";

/** The words of the chat and of the console that the stories press, in both languages. */
const WORDS = {
  composer: { zh: "消息", en: "Message" },
  send: { zh: "发送", en: "Send" },
  person: { zh: "转人工", en: "Talk to a person" },
  star5: { zh: "5 星", en: "5 stars" },
  rateSend: { zh: "提交评价", en: "Send rating" },
  staffNumber: { zh: "工号", en: "Staff number" },
  password: { zh: "密码", en: "Password" },
  next: { zh: "下一步", en: "Next" },
  code: { zh: "6 位数字", en: "6 digits" },
  goAvailable: { zh: "开始接待", en: "Start taking conversations" },
  accept: { zh: "接受", en: "Accept" },
  reply: { zh: "回复客户", en: "Reply to the customer" },
  newCase: { zh: "开工单", en: "Open case" },
  order: { zh: "相关订单", en: "Order concerned" },
  subject: { zh: "主题", en: "Subject" },
  description: { zh: "经过", en: "What happened" },
  create: { zh: "建立工单", en: "Open case" },
  propose: { zh: "提出方案", en: "Propose" },
  payment: { zh: "退哪一笔付款", en: "Payment to refund" },
  reason: { zh: "理由", en: "Reason" },
  submit: { zh: "提交方案", en: "Submit proposal" },
  approve: { zh: "批准", en: "Approve" },
  end: { zh: "结束会话", en: "End" },
} as const satisfies Record<string, Record<StoryLanguage, string>>;

export function deskWords(language: StoryLanguage): (key: keyof typeof WORDS) => string {
  return (key) => WORDS[key][language];
}

interface StaffPerson {
  staffNumber: string;
  name: string;
  password: string;
  roles: string[];
  totpCode: string;
}

const usedCodes = new Set<string>();

/** A member of staff with a code of the authenticator that was not used before. */
async function staffWithCode(url: string, role: string, index: number): Promise<StaffPerson> {
  for (let attempt = 0; attempt < 70; attempt += 1) {
    const response = await fetch(`${url}/sandbox-api/people`);
    const { staff } = (await response.json()) as { staff: StaffPerson[] };
    const found = staff.filter(({ roles }) => roles.includes(role))[index];
    assert.ok(found, `the sandbox has ${role} number ${index + 1}`);
    const code = `${found.staffNumber} ${found.totpCode}`;
    if (!usedCodes.has(code)) {
      usedCodes.add(code);
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail("the authenticator's code did not change");
}

/** Signs in at the console with password and TOTP code; returns who it is. */
export async function signInStaff(
  page: Page,
  url: string,
  language: StoryLanguage,
  who: { role: string; index: number },
): Promise<StaffPerson> {
  const w = deskWords(language);
  await page.goto("/console/");
  await page.getByLabel(w("staffNumber")).waitFor();
  const staff = await staffWithCode(url, who.role, who.index);
  await page.getByLabel(w("staffNumber")).fill(staff.staffNumber);
  await page.getByLabel(w("password"), { exact: true }).fill(staff.password);
  await page.getByRole("button", { name: w("next") }).click();
  await page.getByLabel(w("code")).fill(staff.totpCode);
  await page.getByRole("navigation").first().waitFor();
  return staff;
}

/** The customer says something in the chat. */
export async function say(page: Page, language: StoryLanguage, text: string): Promise<void> {
  const w = deskWords(language);
  await page.getByLabel(w("composer"), { exact: true }).fill(text);
  await page.getByRole("button", { name: w("send"), exact: true }).click();
}

/** Opens a case about the last payment out of the conversation; returns its number. */
export async function openCase(page: Page, language: StoryLanguage): Promise<string> {
  const w = deskWords(language);
  await page
    .getByRole("button", { name: w("newCase") })
    .first()
    .click();
  const form = page.locator("form.drawer-form");
  await form.getByLabel(w("subject")).fill("35.50");
  await form.getByLabel(w("description")).fill("The merchant did not hand over the noodles.");
  await form.getByLabel(w("order")).selectOption({ index: 1 });
  await form.getByRole("button", { name: w("create") }).click();
  await page.waitForURL("**/console/cases/*");
  const number = page.getByText(/C-\d{6}-\d+-\d/).first();
  await number.waitFor();
  return /C-\d{6}-\d+-\d/.exec((await number.textContent()) ?? "")?.[0] ?? "";
}

/** Proposes to refund the case's payment in full. */
export async function proposeRefund(page: Page, language: StoryLanguage): Promise<void> {
  const w = deskWords(language);
  await page.getByRole("button", { name: w("propose"), exact: true }).click();
  const form = page.locator("form.drawer-form");
  await form.getByLabel(w("reason")).fill("Not delivered; the merchant agrees.");
  await form.getByRole("button", { name: w("submit") }).click();
  await form.waitFor({ state: "hidden" });
}
