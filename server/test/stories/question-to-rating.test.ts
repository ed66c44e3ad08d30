import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { seedSandbox } from "../../sandbox/seed.ts";
import { assertAccessible, DESK, person, type StoryLanguage } from "../browser.ts";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer, newShop, pay } from "../people.ts";
import { deskWords, openCase, proposeRefund, say, signInStaff } from "./desk.ts";
import { signedIn } from "./signed-in.ts";

/**
 * Story: a customer asks, gets an automatic answer, asks for a person; an agent accepts, opens a
 * case and proposes a refund; a supervisor approves; the customer sees the money, the decision
 * and the agent's name, and rates the service. Three browsers at once, in both languages.
 */
// A house of its own for each language, so that neither story takes the other's customers.
const servers = {
  zh: await testServer({ environment: { ASSIGNMENT_SECONDS: "60" } }),
  en: await testServer({ environment: { ASSIGNMENT_SECONDS: "60" } }),
};
const PASSWORD_IN_CHAT = "zebra-7781-quilt";

before(async () => {
  for (const server of Object.values(servers)) await seedSandbox(server.app);
});

async function paidCustomer(language: StoryLanguage): Promise<Page> {
  const server = servers[language];
  const customer = await newCustomer(server, { displayName: "苏小妹", language });
  await giveMoney(server, customer, 200_00n);
  await pay(customer, await newShop(server), 3_550);
  return (await signedIn(customer, { url: server.url, language })).page;
}

/** The automatic first line, then a secret that must not be kept, then a person. */
async function askForPerson(page: Page, language: StoryLanguage): Promise<void> {
  const w = deskWords(language);
  await page.goto("/chat");
  await say(page, language, language === "zh" ? "怎么申请退款" : "How do I get a refund?");
  await page
    .getByRole("log")
    .getByText(language === "zh" ? "自动回复" : "Automatic")
    .last()
    .waitFor();
  await assertAccessible(page, `chat-answer-${language}`);
  const secret =
    language === "zh" ? `我的密码是${PASSWORD_IN_CHAT}` : `my password is ${PASSWORD_IN_CHAT}`;
  await say(page, language, secret);
  await page
    .getByText(language === "zh" ? /遮盖/ : /hidden/i)
    .first()
    .waitFor();
  await page
    .getByRole("button", { name: w("person") })
    .last()
    .click();
  await page.getByRole("status").first().waitFor();
}

async function takeAssignment(page: Page, language: StoryLanguage): Promise<void> {
  const w = deskWords(language);
  await page
    .getByRole("button", { name: w("goAvailable") })
    .first()
    .click();
  await page.getByRole("button", { name: new RegExp(`^${w("accept")}`) }).click();
  await page.getByLabel(w("reply")).waitFor();
}

describe("from a question to a rating", () => {
  for (const language of ["zh", "en"] as const) {
    it(`brings the money back under four eyes (${language})`, async () => {
      const w = deskWords(language);
      const { url } = servers[language];
      const customer = await paidCustomer(language);
      await askForPerson(customer, language);
      await assertAccessible(customer, `chat-queue-${language}`);

      const { page: agent } = await person({ url, language, viewport: DESK });
      const { name, staffNumber } = await signInStaff(agent, url, language, {
        role: "agent",
        index: 0,
      });
      await takeAssignment(agent, language);
      await assertAccessible(agent, `console-inbox-${language}`);
      assert.ok(!(await agent.content()).includes(PASSWORD_IN_CHAT), "the secret was not kept");
      await agent
        .getByLabel(w("reply"))
        .fill(language === "zh" ? "您好，我来处理。" : "I am on it.");
      await agent.getByRole("button", { name: w("send") }).click();
      await customer.getByText(staffNumber).first().waitFor();

      const caseNumber = await openCase(agent, language);
      await customer.getByText(caseNumber).first().waitFor();
      await proposeRefund(agent, language);
      await assertAccessible(agent, `console-case-${language}`);

      const { page: supervisor } = await person({ url, language, viewport: DESK });
      await signInStaff(supervisor, url, language, { role: "supervisor", index: 0 });
      await supervisor.goto("/console/proposals");
      await supervisor.getByRole("button", { name: w("approve"), exact: true }).click();
      await assertAccessible(supervisor, `console-approve-${language}`);
      await supervisor
        .getByRole("dialog")
        .getByRole("button", { name: w("approve") })
        .click();

      await customer.getByText("35.50").last().waitFor();
      await assertAccessible(customer, `chat-refunded-${language}`);
      const { page: home } = { page: await customer.context().newPage() };
      await home.goto("/");
      await home.getByTestId("balance").getByText("200.00").waitFor();
      await endAndRate(agent, customer, language, name);
    });
  }
});

async function endAndRate(
  agent: Page,
  customer: Page,
  language: StoryLanguage,
  agentName: string,
): Promise<void> {
  const w = deskWords(language);
  await agent.goto("/console/");
  await agent.getByText("35.50").first().click();
  await agent.getByRole("button", { name: w("end"), exact: true }).click();
  await agent
    .getByRole("dialog")
    .getByRole("button", { name: w("end"), exact: true })
    .click();
  await customer.getByText(agentName).last().waitFor();
  await customer.getByLabel(w("star5")).check({ force: true });
  await customer.getByRole("button", { name: w("rateSend") }).click();
  await customer
    .getByText(language === "zh" ? "您的评分：5 星" : /You rated this 5 stars/)
    .waitFor();
  await assertAccessible(customer, `chat-rated-${language}`);
}
