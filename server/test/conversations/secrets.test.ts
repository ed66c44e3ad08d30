import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sendOneTimeCode } from "../../modules/identity/factors/one-time-code.ts";
import { templates } from "../../modules/notify/templates/index.ts";
import type { Template } from "../../modules/notify/templates/template.ts";
import { MASK, redact } from "../../platform/security/redact.ts";
import { testServer } from "../harness.ts";
import { codeFor } from "../identity/browser.ts";
import { customer, messages, send, startChat } from "./chats.ts";

/** Secrets that a customer is brought to write into the chat: none is stored. */
const server = await testServer();

describe("a message of ours pasted into the chat", () => {
  const PURPOSES = ["sign_up", "recovery", "pin_reset", "unlock", "email"];
  const withCode = Object.entries<Template>(templates).filter(([, { needs }]) =>
    needs.includes("code"),
  );

  it("keeps no digit of its code, whichever template, purpose and language it is", () => {
    assert.ok(withCode.length > 0);
    for (const [name, { words }] of withCode) {
      for (const language of ["zh", "en"] as const) {
        for (const purpose of PURPOSES) {
          const house = { brand: "锦囊", hotline: "400-000-0195" };
          const textOf = (code: string) => words[language]({ code, purpose }, house).text;
          const digits = redact(textOf("482913")).text.replace(/\D/g, "");
          assert.equal(digits, textOf("").replace(/\D/g, ""), `${name} ${language} ${purpose}`);
        }
      }
    }
  });

  it("keeps none either when it is cut, quoted or sent on with a word", () => {
    for (const [, { words }] of withCode) {
      for (const language of ["zh", "en"] as const) {
        const house = { brand: "Jinnang", hotline: "400-000-0195" };
        const { text } = words[language]({ code: "482913", purpose: "recovery" }, house);
        for (const form of [`"${text}"`, `我收到: ${text} 对吗`, text.slice(0, 60), `> ${text}`]) {
          assert.ok(!/4 ?8 ?2 ?9 ?1 ?3/.test(redact(form).text), form);
        }
      }
    }
  });
});

describe("a customer who tells a code or a password in the chat", () => {
  const said = async (texts: string[]) => {
    const lin = await customer(server);
    const id = await startChat(lin);
    for (const text of texts) await send(lin, id, text);
    const all = await messages(lin, id);
    return all.filter(({ from }) => from === "customer").map(({ text }) => text);
  };

  /** A code that still works for the customer, as it was sent. */
  const openCode = async (customerId: string) => {
    const address = `${customerId}@example.com`;
    await server.app.database.transaction((tx) =>
      sendOneTimeCode(tx, {
        purpose: "email",
        target: { address, index: Buffer.from(customerId), masked: "l**@example.com" },
        customerId,
        channel: "email",
        otherChannels: [],
        language: "zh",
        from: "127.0.0.1",
        send: "code",
      }),
    );
    return codeFor(server, address);
  };

  it("over two or three messages", async () => {
    assert.deepEqual(await said(["我的验证码是", "482", "913"]), ["我的验证码是", MASK, MASK]);
    const password = ["我的登录密码是", "violet-harbor-93x"];
    assert.deepEqual(await said(password), ["我的登录密码是", MASK]);
  });

  it("that is an open code of theirs, in a sentence that says nothing about it", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    const code = await openCode(lin.id);
    const other = code === "731842" ? "731843" : "731842";
    await send(lin, id, `我按照页面上的提示填了 ${code} 之后没有反应，再填 ${other} 也一样不行`);
    const [first] = (await messages(lin, id)).filter(({ from }) => from === "customer");
    assert.ok(!first.text.includes(code));
    assert.ok(first.text.includes(MASK));
    assert.ok(first.text.includes(other));
  });

  it("in the description of a complaint, on a line of its own", async () => {
    const lin = await customer(server);
    const made = await lin.post("/v1/cases/mine", {
      kind: "complaint",
      subject: "验证码",
      description: "我收到的验证码：\n482913\n一直提示错误",
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.ok(!JSON.stringify(made.body).includes("482913"));
  });
});

describe("a message that nobody can see", () => {
  it("is refused, whatever invisible characters it is made of", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    for (const text of ["\u200b", "\u3164", "\u2800", "\u115f\u1160", "\ufe0f", " \u00ad \u2060"]) {
      assert.equal((await send(lin, id, text)).status, 400, JSON.stringify(text));
    }
    assert.equal((await send(lin, id, "👨‍👩‍👧")).status, 201);
  });
});
