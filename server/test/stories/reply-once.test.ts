import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible, DESK, PHONE, type StoryLanguage } from "../browser.ts";
import {
  acceptUntil,
  customer,
  eventually,
  messages,
  send,
  staff,
  startChat,
} from "../conversations/chats.ts";
import { testServer } from "../harness.ts";
import type { Person } from "../people.ts";
import { signedIn } from "./signed-in.ts";

/**
 * Story: an agent's reply is neither lost nor sent twice, whatever the network does and wherever
 * the agent goes meanwhile; and who leaves with open conversations is asked what becomes of them.
 */
const server = await testServer({ environment: { ASSIGNMENT_SECONDS: "600" } });

const WORDS = {
  reply: { zh: "回复客户", en: "Reply to the customer" },
  sending: { zh: "正在发送…", en: "Sending…" },
  again: { zh: "再发一次", en: "Send again" },
  me: { zh: /^我的账号/, en: /^My account/ },
  signOut: { zh: "退出登录", en: "Sign out" },
  leave: { zh: "离开", en: "Leave" },
} as const;

/** Two customers whom one agent serves, and the agent's console. */
async function desk(language: StoryLanguage, viewport = DESK) {
  await server.app.database.pool.query("update conversations.presence set state = 'away'");
  const agent = await staff(server);
  await agent.put("/v1/conversations/presence", { state: "available", capacity: 5 });
  const ids: string[] = [];
  for (const text of ["充值没有到账", "退款什么时候到"]) {
    const asker = await customer(server);
    const id = await startChat(asker);
    await asker.post(`/v1/conversations/${id}/person`);
    await acceptUntil(agent, id);
    await send(asker, id, text);
    ids.push(id);
  }
  const [first = "", second = ""] = ids;
  const { page } = await signedIn(agent, { url: server.url, language, viewport });
  await page.goto(`/console/?c=${first}&pane=thread`);
  await page.getByLabel(WORDS.reply[language]).waitFor();
  return { agent, first, second, page };
}

function replies(page: Page, text: string) {
  return page.getByRole("log").getByText(text, { exact: true });
}

/** What the customer reads of the agent, once there is something. */
function wordsOf(agent: Person, id: string) {
  return eventually(async () => {
    const own = (await messages(agent, id)).filter(({ from }) => from === "agent");
    return own.length > 0 && own;
  });
}

describe("a reply of the desk", () => {
  it("goes out once over a slow network, although the agent leaves and comes back", async () => {
    const { agent, first, second, page } = await desk("zh");
    const posts: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(`**/v1/conversations/${first}/messages`, async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      posts.push(route.request().postData() ?? "");
      await held;
      return route.continue();
    });
    const text = "您好，我在看您的充值。";
    await page.getByLabel(WORDS.reply.zh).fill(text);
    await page.keyboard.press("Control+Enter");
    await page.getByText(WORDS.sending.zh).waitFor();
    await page.goto(`/console/?c=${first}&pane=thread`).catch(() => undefined);
    await page.getByLabel(WORDS.reply.zh).waitFor();
    assert.equal(await page.getByLabel(WORDS.reply.zh).inputValue(), "", "it stayed to be sent");
    release();
    // The page that waited for the answer is gone: the reply says so, and the same one is sent.
    await page.getByRole("button", { name: WORDS.again.zh }).click();
    const said = await wordsOf(agent, first);
    assert.equal(new Set(posts).size, 1, "the same words went out under two ids");
    await page.goto(`/console/?c=${second}&pane=thread`);
    await page.goto(`/console/?c=${first}&pane=thread`);
    await replies(page, text).first().waitFor();
    assert.equal(await replies(page, text).count(), 1);
    assert.equal(said.length, 1, "the customer reads it twice");
  });

  it("is kept while the network is away, says so, and goes out by a press", async () => {
    const { agent, first, page } = await desk("en");
    await page.context().setOffline(true);
    await page.getByLabel(WORDS.reply.en).fill("One moment, please.");
    await page.keyboard.press("Control+Enter");
    const again = page.getByRole("button", { name: WORDS.again.en });
    await again.waitFor();
    await assertAccessible(page, "console-reply-not-sent-en");
    await page.context().setOffline(false);
    await again.click();
    const said = await wordsOf(agent, first);
    assert.deepEqual(
      said.map(({ text }) => text),
      ["One moment, please."],
    );
  });

  it("is still there as a draft after a reload", async () => {
    const { page } = await desk("zh");
    await page.getByLabel(WORDS.reply.zh).fill("写到一半");
    await page.reload();
    await page.getByLabel(WORDS.reply.zh).waitFor();
    assert.equal(await page.getByLabel(WORDS.reply.zh).inputValue(), "写到一半");
    await page.getByLabel(WORDS.reply.zh).press("Escape");
    assert.equal(await page.evaluate("document.activeElement?.tagName"), "BODY");
  });
});

describe("the end of a shift", () => {
  for (const [language, viewport] of [
    ["zh", DESK],
    ["en", PHONE],
  ] as const) {
    it(`asks what becomes of open conversations (${language})`, async () => {
      const { agent, first, page } = await desk(language, viewport);
      await page.getByRole("button", { name: WORDS.me[language] }).click();
      await page.getByRole("button", { name: WORDS.signOut[language] }).click();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      await assertAccessible(page, `console-leave-${language}`);
      await dialog.getByRole("button", { name: WORDS.leave[language], exact: true }).click();
      await page.waitForURL("**/console/sign-in");
      const { rows } = await server.app.database.pool.query(
        "select state, former_agent_id from conversations.conversation where id = $1",
        [first],
      );
      assert.deepEqual(rows[0], { state: "queued", former_agent_id: agent.id });
    });
  }
});
