import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generate } from "otplib";
import type { Page } from "playwright-core";
import { openStaffSession } from "../../modules/identity/setup.ts";
import { assertAccessible, DESK, PHONE, person, type StoryLanguage } from "../browser.ts";
import { testServer } from "../harness.ts";
import {
  ADDRESS,
  type Person as Caller,
  type Client,
  client,
  newCustomer,
  newStaff,
  PASSWORD,
} from "../people.ts";
import { signedIn } from "./signed-in.ts";
import { codeFor } from "./wallet.ts";

/**
 * Stories of what is one's own: the operator's name on every door, a customer's e-mail address, a
 * colleague's rights and enrolment, one's own password, and how assignments are announced.
 * In Chinese on a phone, in English at a desk.
 */
const BRAND = { zh: "江南邮政", en: "Jiangnan Post" };
const server = await testServer({
  environment: { BRAND_ZH: BRAND.zh, BRAND_EN: BRAND.en, ASSIGNMENT_SECONDS: "60" },
});
const NEW_PASSWORD = "lantern-river-harbour-42";
const LOOKS = [
  { language: "zh", viewport: PHONE },
  { language: "en", viewport: DESK },
] as const;

const WORDS = {
  email: { zh: "邮箱地址", en: "E-mail address" },
  walletPassword: { zh: "现在的登录密码", en: "Current password" },
  sendEmail: { zh: "发送验证码到邮箱", en: "Send a code to the address" },
  code: { zh: "6 位验证码", en: "6-digit code" },
  change: { zh: "修改", en: "Change" },
  roleTeller: { zh: "柜员", en: "Teller" },
  changeKind: { zh: "要改什么", en: "What to change" },
  reason: { zh: "原因", en: "Why" },
  askChange: { zh: "提交申请", en: "Ask" },
  approve: { zh: "批准", en: "Approve" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  enrolmentCode: { zh: "登记码", en: "Enrolment code" },
  choosePassword: { zh: "设置密码", en: "Choose a password" },
  oncemore: { zh: "再输入一次", en: "Once more" },
  totp: { zh: "验证器里的 6 位数字", en: "6 digits of the authenticator" },
  finish: { zh: "完成登记", en: "Finish" },
  toSignIn: { zh: "去登录", en: "To the sign-in" },
  staffNumber: { zh: "工号", en: "Staff number" },
  current: { zh: "现在的密码", en: "Current password" },
  new: { zh: "新密码", en: "New password" },
  again: { zh: "再输一次新密码", en: "New password once more" },
  changePassword: { zh: "修改密码", en: "Change the password" },
  changed: { zh: "密码已修改", en: "The password is changed" },
  sound: { zh: "播放提示音", en: "Play a sound" },
  desktop: { zh: /桌面通知/, en: /desktop notice/ },
} as const satisfies Record<string, Record<StoryLanguage, string | RegExp>>;

type Look = (typeof LOOKS)[number];

const opened = (who: Caller, look: Look) => signedIn(who, { url: server.url, ...look });

for (const look of LOOKS) {
  const { language } = look;
  const w = <K extends keyof typeof WORDS>(key: K) => WORDS[key][language];
  const name = (screen: string) => `own-${screen}-${language}-${look.viewport.width}`;

  describe(`one's own (${language}, ${look.viewport.width} px)`, () => {
    it("is the operator's name on the doors of both apps", async () => {
      const { page } = await person({ url: server.url, ...look });
      await page.goto("/welcome");
      await page.getByRole("heading", { name: BRAND[language] }).waitFor();
      await page.goto("/sign-in");
      await page.locator("h1").waitFor();
      assert.ok((await page.title()).endsWith(` · ${BRAND[language]}`), await page.title());
      await page.goto("/console/sign-in");
      await page.getByText(BRAND[language], { exact: true }).waitFor();
      assert.match(await page.title(), new RegExp(BRAND[language]));
      await assertAccessible(page, name("console-sign-in"));
      await page.context().close();
    });

    it("is an e-mail address, once its code came back", async () => {
      const customer = await newCustomer(server);
      const { page, context } = await opened(customer, look);
      const address = `lin.${language}@mail.example`;
      await page.goto("/security");
      await page.locator('a[href="/security/email"]').click();
      await page.getByLabel(w("email")).fill(address);
      await page.getByLabel(w("walletPassword"), { exact: true }).fill(PASSWORD);
      await assertAccessible(page, name("email"));
      await page.getByRole("button", { name: w("sendEmail") }).click();
      const field = page.getByLabel(w("code"));
      await field.waitFor();
      await assertAccessible(page, name("email-code"));
      await field.fill(await codeFor(server.url, address));
      await page.waitForURL("**/security");
      await page.getByText(/@mail\.example/).waitFor();
      const { body } = await customer.get("/v1/identity/me");
      assert.match(body.emailMasked, /@mail\.example$/);
      await assertAccessible(page, name("security"));
      await context.close();
    });

    it("are rights and secrets that two admins agree on and neither sees", async () => {
      const [first, second] = [
        await newStaff(server, ["admin"]),
        await newStaff(server, ["admin"]),
      ];
      const agent = await newStaff(server, ["agent"], { displayName: `小陈${language}` });
      const asking = await opened(first, look);
      const deciding = await opened(second, look);
      const tools = { w, name };
      await askForRights(asking.page, agent, tools);
      await approveFor(deciding.page, agent, tools);
      assert.equal((await agent.get("/v1/identity/staff/me")).status, 401, "new rights sign out");
      const code = await askForReset(asking.page, agent, tools);
      const link = await approveForLink(deciding.page, agent, tools);
      const { page, context } = await person({ url: server.url, ...look });
      await enrolBy(page, new URL(link), code, tools);
      for (const opened of [asking.context, deciding.context, context]) await opened.close();
    });

    it("is a password, and how assignments are announced: not at all until one asks for it", async () => {
      const agent = await newStaff(server, ["agent"]);
      const elsewhere = await atAnotherScreen(agent);
      const { page, context } = await opened(agent, look);
      await context.grantPermissions(["notifications"], { origin: server.url });
      await page.addInitScript(LISTENING);
      await page.goto("/console/my-settings");
      await page.getByLabel(w("current")).fill(PASSWORD);
      await page.getByLabel(w("new"), { exact: true }).fill(NEW_PASSWORD);
      await page.getByLabel(w("again")).fill(NEW_PASSWORD);
      await assertAccessible(page, name("account"));
      await page.getByRole("button", { name: w("changePassword") }).click();
      await page.getByText(w("changed")).waitFor();
      assert.equal((await elsewhere.get("/v1/identity/staff/me")).status, 401, "the other screen");
      await bePresent(page, "available");
      const leave = await assignTo(page);
      assert.deepEqual(await page.evaluate("heard"), []);
      await page.getByLabel(w("sound")).check();
      await page.getByLabel(w("desktop")).check();
      await page.reload();
      assert.equal(await page.getByLabel(w("desktop")).isChecked(), true, "it is remembered");
      assert.deepEqual(await page.evaluate("heard"), [], "what stood there before is no news");
      // One assignment stands at a time: taken back and given anew, it is news.
      await bePresent(page, "away");
      await bePresent(page, "available");
      const heard = await heardAtLeast(page, 2);
      assert.deepEqual(heard, [
        "sound",
        language === "zh" ? "有会话等您接受" : "A conversation waits for you",
      ]);
      // The next story's assignments are for its own agent.
      await bePresent(page, "away");
      await leave();
      await context.close();
    });
  });
}

/** The same colleague with a second session. */
async function atAnotherScreen({ id, app }: Caller): Promise<Client> {
  const session = { staffId: id, address: ADDRESS };
  const { token } = await server.app.database.transaction((tx) => openStaffSession(tx, session));
  return client(server, { app, token });
}

async function heardAtLeast(page: Page, count: number): Promise<string[]> {
  for (;;) {
    const heard = (await page.evaluate("heard")) as string[];
    if (heard.length >= count) return heard;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function bePresent(page: Page, state: "available" | "away"): Promise<void> {
  const headers = { "x-jinnang-app": "console" };
  const data = { state, capacity: 5 };
  const answer = await page.request.put("/v1/conversations/presence", { data, headers });
  assert.equal(answer.status(), 200);
}

interface Tools {
  w: <K extends keyof typeof WORDS>(key: K) => string | RegExp;
  name: (screen: string) => string;
}

/** The page hears itself: tones and notices are noted instead of played and shown. */
const LISTENING = `
  globalThis.heard = [];
  Object.defineProperty(document, "hidden", { get: () => true });
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    if (!heard.includes("sound")) heard.push("sound");
    return create.call(this);
  };
  class Notice { constructor(title) { heard.push(title); } close() {} }
  Notice.permission = "granted";
  Notice.requestPermission = async () => "granted";
  globalThis.Notification = Notice;
`;

const CONSOLE = { "x-jinnang-app": "console" };

async function isAssigned(page: Page): Promise<boolean> {
  const answer = await page.request.get("/v1/desk/inbox", { headers: CONSOLE });
  const { assignments } = (await answer.json()) as { assignments: unknown[] };
  return assignments.length > 0;
}

/** A customer asks for a person; the page's agent is offered the conversation. */
async function assignTo(page: Page): Promise<() => Promise<unknown>> {
  const customer = await newCustomer(server);
  const { body } = await customer.post("/v1/conversations", {});
  await customer.post(`/v1/conversations/${body.id}/person`, {});
  // Whoever waits longest comes first, perhaps from the story before.
  while (!(await isAssigned(page))) await new Promise((resolve) => setTimeout(resolve, 100));
  // The page knows as well: it says to a screen reader how many wait.
  await page.locator("p[role=status]", { hasText: /\d/ }).first().waitFor({ state: "attached" });
  return () => customer.post(`/v1/conversations/${body.id}/close`, {});
}

async function openEntry(page: Page, agent: Caller, { w }: Tools): Promise<void> {
  await page.goto("/console/staff");
  await page.getByRole("button", { name: new RegExp(`^${w("change")}.*${agent.number}`) }).click();
  await page.getByLabel(w("reason")).fill("手机丢了，当面核对了工牌。");
}

async function askForRights(page: Page, agent: Caller, tools: Tools): Promise<void> {
  const { w, name } = tools;
  await openEntry(page, agent, tools);
  await page.getByRole("checkbox", { name: w("roleTeller") }).check();
  await assertAccessible(page, name("change-staff"));
  await page.getByRole("button", { name: w("askChange") }).click();
  const request = page.locator("li", { hasText: agent.number });
  await request.getByRole("button", { name: w("withdraw") }).waitFor();
  assert.equal(await request.getByRole("button", { name: w("approve") }).count(), 0, "four eyes");
  await assertAccessible(page, name("staff-waiting"));
}

async function approveFor(page: Page, agent: Caller, { w }: Tools): Promise<void> {
  await page.goto("/console/staff");
  const waiting = page.locator("li", { hasText: agent.number });
  await waiting.getByRole("button", { name: w("approve") }).click();
  const approve = page.getByRole("dialog").getByRole("button", { name: w("approve") });
  await approve.click();
  await waiting.getByRole("button", { name: w("approve") }).waitFor({ state: "detached" });
}

/** Answers the asker's half. */
async function askForReset(page: Page, agent: Caller, tools: Tools): Promise<string> {
  const { w, name } = tools;
  await openEntry(page, agent, tools);
  await page.getByLabel(w("changeKind"), { exact: true }).selectOption("resetBoth");
  await page.getByRole("button", { name: w("askChange") }).click();
  const code = page.locator(".ant-drawer code");
  await code.waitFor();
  await assertAccessible(page, name("enrolment-code"));
  return (await code.textContent()) ?? "";
}

/** Answers the approver's half. */
async function approveForLink(page: Page, agent: Caller, tools: Tools): Promise<string> {
  await approveFor(page, agent, tools);
  const link = page.locator(".ant-drawer code");
  await link.waitFor();
  await assertAccessible(page, tools.name("enrolment-link"));
  return (await link.textContent()) ?? "";
}

async function enrolBy(page: Page, link: URL, code: string, { w, name }: Tools): Promise<void> {
  await page.goto(link.pathname + link.hash);
  await page.getByLabel(w("enrolmentCode")).fill(code);
  await page.getByLabel(w("choosePassword"), { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel(w("oncemore")).fill(NEW_PASSWORD);
  assert.equal(new URL(page.url()).hash, "", "the secret has left the address bar");
  const secret = (await page.getByTestId("totp-secret").textContent())?.replace(/\s/g, "") ?? "";
  await page.getByLabel(w("totp")).fill(await generate({ secret }));
  await assertAccessible(page, name("enrol"));
  await page.getByRole("button", { name: w("finish") }).click();
  await page.getByRole("link", { name: w("toSignIn") }).click();
  await page.getByLabel(w("staffNumber")).waitFor();
}
