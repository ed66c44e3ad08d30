import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { customer, staff } from "../conversations/chats.ts";
import { testServer } from "../harness.ts";

/** Staff see what the automatic line would make of a question, before a customer asks it. */
const server = await testServer();
const url = "/v1/help/editor/try";

describe("trying a question", () => {
  it("shows the outcome and the articles with their titles, and stores nothing", async () => {
    const agent = await staff(server, ["agent"]);
    const { status, body } = await agent.post(url, { question: "怎么下载账单" });
    assert.equal(status, 200);
    assert.equal(body.language, "zh");
    assert.equal(body.candidates[0].slug, "statement-download");
    assert.ok(body.candidates[0].title.length > 0);
    const { body: waiting } = await (await staff(server, ["supervisor"])).get(
      "/v1/help/suggestions?state=waiting",
    );
    assert.deepEqual(waiting.items, []);
  });

  it("reads a mail by subject and body, without what the customer quotes", async () => {
    const agent = await staff(server, ["admin"]);
    const question = "怎么下载账单\n\n-----原始邮件-----\n发件人: 客服\n您的手机被偷了吗？";
    const { body } = await agent.post(url, { question, subject: "Re: 账单" });
    assert.equal(body.safety, null);
    assert.equal(body.candidates[0].slug, "statement-download");
    const stolen = await agent.post(url, { question: "", subject: "我的手机被偷了" });
    assert.deepEqual([stolen.body.outcome, stolen.body.safety], ["person", "stolen"]);
  });

  it("is for those who write articles only", async () => {
    const teller = await staff(server, ["teller"]);
    assert.equal((await teller.post(url, { question: "退款" })).status, 403);
    const lin = await customer(server);
    assert.equal((await lin.post(url, { question: "退款" })).status, 403);
  });
});
