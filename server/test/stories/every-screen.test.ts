import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { APIRequestContext, Page } from "playwright-core";
import { seedSandbox } from "../../sandbox/seed.ts";
import { assertAccessible, DESK, PHONE, person, type StoryLanguage } from "../browser.ts";
import { testServer } from "../harness.ts";
import { signInStaff } from "./desk.ts";

/**
 * Every screen of both apps, in both languages, on a phone and at a desk, in light and dark: axe
 * finds nothing, nothing scrolls sideways, and no screen throws. The people have a history, so
 * that lists are not empty; a newcomer's empty states are in the other stories.
 */
const server = await testServer();
const PASSWORD = "Jinnang-2026!";
const CUSTOMER = { phone: "13800000001", password: PASSWORD, deviceName: "Chromium" };
const OWNER = { phone: "13800000002", password: PASSWORD, deviceName: "Chromium" };

interface History {
  customerId: string;
  orderId: string;
  caseId: string;
}
let history: History;

before(async () => {
  await seedSandbox(server.app);
  const { context } = await person({ url: server.url, language: "zh" });
  history = await makeHistory(context.request);
  await context.close();
});

const HEADERS = { "x-jinnang-app": "wallet" };

async function post<T>(request: APIRequestContext, path: string, data: object): Promise<T> {
  const headers = { ...HEADERS, "idempotency-key": crypto.randomUUID() };
  const response = await request.post(path, { data, headers });
  assert.ok(response.ok(), `${path}: ${response.status()} ${await response.text()}`);
  return (response.status() === 204 ? undefined : await response.json()) as T;
}

/** A top-up that succeeded, a payment, a conversation and a complaint. */
async function makeHistory(request: APIRequestContext): Promise<History> {
  const { customer } = await post<{ customer: { id: string } }>(
    request,
    "/v1/identity/sign-in",
    CUSTOMER,
  );
  const account = await post<{ id: string }>(request, "/v1/wallet/instruments", {
    rail: "bank",
    institution: "sandbox-bank",
    number: "6222000012345678",
    holderName: "小林",
  });
  const amount = { currency: "CNY", value: 12_345 };
  const order = await post<{ id: string }>(request, "/v1/wallet/top-ups", {
    instrumentId: account.id,
    amount,
  });
  const conversation = await post<{ id: string }>(request, "/v1/conversations", {});
  await post(request, `/v1/conversations/${conversation.id}/messages`, {
    text: "充值没到账，怎么办？",
    clientId: crypto.randomUUID(),
  });
  const opened = await post<{ id: string }>(request, "/v1/cases/mine", {
    kind: "complaint",
    subject: "一个很长很长的标题用来看看界面会不会被撑破".repeat(2),
    description: "充值很久没有到账，客服电话打不通。",
  });
  return { customerId: customer.id, orderId: order.id, caseId: opened.id };
}

function walletScreens({ orderId, caseId }: History): string[] {
  return [
    "/",
    "/top-up",
    "/banks",
    "/pay",
    "/orders",
    `/orders/${orderId}`,
    "/help",
    "/help/top-up-not-arrived",
    "/channels",
    "/chat",
    "/cases",
    `/cases/${caseId}`,
    "/complain",
    "/inbox",
    "/me",
    "/security",
    "/security/pin",
    "/security/password",
    "/security/email",
    "/security/lock",
    "/nowhere",
  ];
}

const STRANGER_SCREENS = ["/welcome", "/sign-up", "/sign-in", "/forgot", "/sandbox"];

const LOOKS = [
  { language: "zh", viewport: PHONE, theme: "light" },
  { language: "en", viewport: PHONE, theme: "dark" },
  { language: "zh", viewport: DESK, theme: "dark" },
  { language: "en", viewport: DESK, theme: "light" },
] as const;

type Look = (typeof LOOKS)[number];

async function visitor(look: Look): Promise<{ page: Page; faults: string[] }> {
  const { page, context } = await person({ url: server.url, ...look });
  await context.addInitScript(`localStorage["jinnang.theme"] = ${JSON.stringify(look.theme)};`);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  return { page, faults };
}

async function visit(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => undefined);
  await assertAccessible(page, name);
}

function nameOf(app: string, path: string, look: Look): string {
  const place = path
    .replace(/[0-9a-f-]{36}/, "id")
    .replaceAll("/", "-")
    .replace(/^-|-$/g, "");
  return `${app}-${place || "home"}-${look.language}-${look.viewport.width}-${look.theme}`;
}

const signInPaths: Record<"customer" | "owner", object> = { customer: CUSTOMER, owner: OWNER };

async function walletAs(who: "customer" | "owner", look: Look) {
  const opened = await visitor(look);
  await post(opened.page.context().request, "/v1/identity/sign-in", signInPaths[who]);
  return opened;
}

const ARTICLES = [
  "/console/articles",
  "/console/articles/new",
  "/console/articles/refund-how",
  "/console/articles/refund-how?tab=changes",
  "/console/articles/refund-how?tab=history",
];

function consoleScreens({ customerId, caseId }: History): Record<string, string[]> {
  return {
    agent: [
      "/console/",
      "/console/cases",
      `/console/cases/${caseId}`,
      `/console/customers/${customerId}`,
      "/console/search?q=C-",
      "/console/my-settings",
      "/console/nowhere",
    ],
    supervisor: [
      "/console/proposals",
      "/console/overview",
      "/console/learning",
      "/console/learning?tab=try",
      ...ARTICLES,
    ],
    finance: ["/console/ledger", "/console/ledger/trial-balance"],
    admin: ["/console/staff"],
  };
}

describe("every screen", () => {
  for (const look of LOOKS) {
    const { language, viewport, theme } = look;
    it(`of the wallet is accessible (${language}, ${viewport.width} px, ${theme})`, async () => {
      const stranger = await visitor(look);
      for (const path of STRANGER_SCREENS) {
        await visit(stranger.page, path, nameOf("wallet", path, look));
      }
      const customer = await walletAs("customer", look);
      for (const path of walletScreens(history)) {
        await visit(customer.page, path, nameOf("wallet", path, look));
      }
      const owner = await walletAs("owner", look);
      await owner.page.goto("/");
      await owner.page.locator('a[href^="/merchant/"]').first().click();
      await owner.page.waitForURL("**/merchant/*");
      const till = new URL(owner.page.url()).pathname;
      for (const path of [till, `${till}/code`]) {
        await visit(owner.page, path, nameOf("wallet", path, look));
      }
      assert.deepEqual([...stranger.faults, ...customer.faults, ...owner.faults], []);
    });
  }

  it("of the console is accessible, in every look", async () => {
    for (const [role, paths] of Object.entries(consoleScreens(history))) {
      await visitConsole(role, paths, "zh");
    }
  });
});

/** One sign-in serves all looks of a role: a TOTP code works once. */
async function visitConsole(role: string, paths: string[], language: StoryLanguage) {
  const [first] = LOOKS;
  const { page, faults } = await visitor({ ...first, viewport: DESK as never });
  await signInStaff(page, server.url, language, { role, index: 0 });
  for (const look of LOOKS) {
    await page.setViewportSize(look.viewport);
    await page.evaluate(
      `localStorage["jinnang.language"] = "${look.language}"; localStorage["jinnang.theme"] = "${look.theme}";`,
    );
    // The script at the start of each page must not set it back.
    await page.addInitScript(`localStorage["jinnang.theme"] = "${look.theme}";`);
    for (const path of paths) await visit(page, path, nameOf("console", path, look));
  }
  assert.deepEqual(faults, []);
}
