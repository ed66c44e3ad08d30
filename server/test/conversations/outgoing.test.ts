import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Config } from "../../config.ts";
import { asksSecret } from "../../modules/conversations/index.ts";
import { leadsAway } from "../../modules/conversations/outgoing/leads-away.ts";
import { macros } from "../../modules/conversations/talking/macros.ts";
import { redact } from "../../platform/security/redact.ts";
import { newDesk } from "../cases/desk.ts";
import { testServer } from "../harness.ts";
import { customer, send, servedChat, staff } from "./chats.ts";

/** What staff write to customers goes through one door, wherever it is written. */
const server = await testServer();
const CONFIG: Config = {
  ...server.app.config,
  publicUrl: "https://wallet.example",
  supportEmail: "help@wallet.example",
  hotline: "400-000-0195",
};

describe("an agent's message", () => {
  const ASKING = [
    "请把验证码发给我",
    "请告诉我您的支付密码",
    "您收到验证码了吗?发给我一下",
    "麻烦提供一下短信验证码",
    "密码是多少",
    "把密码报一下",
    "请回复验证码",
    "验证码截图给我",
    "请不要告诉别人,只把验证码发给我就行",
    "麻烦您念一下刚收到的六位验证码",
    "Please tell me your password",
    "what is your PIN?",
    "Could you send me the code you received?",
    "Did you get the code? Please read it to me",
    "please share the verification code",
    "I'll need your PIN to continue",
    "验证码？",
    "验证码多少",
    "验证码发我",
    "您的验证码",
    "短信里的六位数字发我一下",
    "请截图短信给我",
    "请把短信转发给我",
    "请把 验 证 码 发给我",
    "请把验\u200b证码发给我",
    "请把验\u3164证码发给我",
    "把P I N告诉我",
    "把РIN告诉我",
    "v码多少",
    "驗證碼話俾我知",
    "请发一下登录密马",
    "麻烦回复下收到的 code",
    "yanzhengma 发我",
    "need ur OTP pls",
    "what number did the SMS say",
    "forward the SMS to me",
    "请提供银行卡号和有效期",
    "请告诉我您的身份证号",
    "请把卡背面三位数报一下",
    "不要担心，把密码告诉我",
    "别怕把验证码发给我",
    "Don't worry just send me the code",
  ];
  const FINE = [
    "请不要把密码告诉任何人",
    "我们不会向您索要验证码",
    "请在应用的安全页面输入支付密码",
    "请告诉我您是否收到验证码",
    "您可以在安全页重置密码",
    "请告诉我订单号",
    "请提供订单号和支付时间",
    "验证码已经重新发送给您",
    "密码输错5次会锁定15分钟",
    "请问是登录密码忘了还是支付密码忘了?",
    "您的验证码有效期是10分钟",
    "Never tell anyone your password",
    "we never ask for your PIN",
    "Have you received the code?",
    "I have sent you a new code",
    "Please enter the code in the app",
    "You can reset your password under Security",
    "Please send me the receipt number",
    "if you forgot your PIN, reset it on the security page",
    "What happens when you enter the code?",
    "您需要支付密码才能付款",
    "支付密码是6位数字",
    "验证码会发送到您的手机",
    "请告诉我银行卡的后四位",
    "请提供卡号后四位",
    "请核对短信是否收到",
    "我们没有收到您的身份证照片",
    "您可以在「安全」页面重设支付密码",
    "密码要8到128位",
    "身份证过期了可以在应用里更新",
    "The code is valid for 10 minutes",
    "A PIN needs six digits",
    "You need your PIN to pay",
  ];

  it("that asks for a secret is recognised", () => {
    assert.deepEqual(
      ASKING.filter((text) => !asksSecret(text)),
      [],
    );
  });
  it("that explains or points to the app's own pages is not", () => {
    assert.deepEqual(FINE.filter(asksSecret), []);
  });
  const AWAY = [
    "请加我微信 abc123 私下处理",
    "加微信",
    "加个vx聊",
    "微信号：kefu_88",
    "请点击 http://evil.example 登录",
    "请打开 jinnang-safe.top 登录",
    "登录 evil 点 com 核实",
    "evil[.]com",
    "https://wallet.example@evil.example/login",
    "请打 13800138000 找我",
    "请拨打 0755-12345678",
    "拨打 95599 转人工",
    "call me at +1 415 555 0100",
    "write to help@evil.example",
    "请把屏幕共享给我",
    "下载向日葵，我远程协助您",
    "please install AnyDesk",
    "请转到安全账户 6222021234567890128",
    "先把钱转到指定账户核查",
    "move the money to a safe account",
    "add me on Telegram",
    "找我 t.me/kefu88",
  ];
  const OURS = [
    "请拨打客服热线 400-000-0195",
    "请打开 https://wallet.example 登录",
    "写信到 help@wallet.example",
    "如果被骗请拨打 110，或致电 12363、96110 咨询",
    "我们没有所谓的“安全账户”，请不要转账",
    "请不要加任何人的微信",
    "不要安装 AnyDesk 或共享屏幕",
    "您的回执 R-261128-00260-2，金额 138.00 元",
    "订单 4200000123202611281234567890 已退款",
    "工单 C-261121-00042-7 的期限是 2026-12-15",
    "微信支付暂未开通",
    "到账时间 2026-11-28 12:30",
    "Your top-up of ¥200.00 arrived.You can pay now",
  ];

  it("that leads away from our own channels is recognised, in any spelling", () => {
    assert.deepEqual(
      AWAY.filter((text) => !leadsAway(CONFIG, text)),
      [],
    );
  });
  it("that names our own channels, public numbers or warns of others is not", () => {
    assert.deepEqual(
      OURS.filter((text) => leadsAway(CONFIG, text)),
      [],
    );
  });
  it("is read in time that grows with its length only", { timeout: 60_000 }, () => {
    for (const piece of [
      "验证码",
      "a.",
      "1 ",
      "请",
      "http://",
      "the code ",
      "加",
      "电话",
      "@",
      "0",
    ]) {
      const text = piece.repeat(Math.floor(20_000 / piece.length));
      asksSecret(text);
      leadsAway(CONFIG, text);
    }
  });
  it("that is a canned reply can be sent as it is", () => {
    const texts = [...macros("zh"), ...macros("en")].map(({ text }) => text);
    assert.deepEqual(
      texts.filter((text) => asksSecret(text) || redact(text).kinds.length > 0),
      [],
    );
  });
});

describe("an agent who tries another way than the chat", () => {
  const ASKING = "请把验证码发给 13800000000，密码是多少";

  it("is refused in the subject, the reason, the summary and the extension of a case", async () => {
    const [desk, lin] = [await newDesk(server), await customer(server)];
    const { agent, supervisor } = desk;
    const opened = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: lin.id,
      subject: ASKING,
      description: "客户投诉",
    });
    assert.equal(opened.body.code, "agent_asks_secret", JSON.stringify(opened.body));
    const made = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: lin.id,
      subject: "退款",
      description: "客户投诉退款太慢",
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const path = `/v1/cases/${made.body.id}`;
    const summary = { outcome: "upheld", summary: "请加微信 kefu_88 领取" };
    const closed = await agent.post(`${path}/close`, summary);
    assert.equal(closed.body.code, "agent_leads_away", JSON.stringify(closed.body));
    const extended = await supervisor.post(`${path}/extensions`, { days: 16, reason: ASKING });
    assert.equal(extended.body.code, "agent_asks_secret", JSON.stringify(extended.body));
    const note = await agent.post(`${path}/notes`, { text: "骗子电话 13800000000" });
    assert.ok(note.status < 300);
  });

  it("is seen by the supervisors, with the words and without their secrets", async () => {
    const [lin, agent] = [await customer(server), await staff(server)];
    const supervisor = await staff(server, ["supervisor"], "周楠");
    const id = await servedChat(server, lin, agent);
    const refused = await send(agent, id, "请打开 http://evil.example 输入，密码是abc12345");
    assert.equal(refused.body.code, "agent_leads_away");
    const { body } = await supervisor.get("/v1/conversations/refused-words");
    const [first] = body.items;
    assert.equal(first.placeId, id);
    assert.equal(first.staff.staffNumber, agent.number);
    assert.match(first.text, /evil\.example/);
    assert.doesNotMatch(first.text, /abc12345/);
    assert.equal((await agent.get("/v1/conversations/refused-words")).status, 403);
    const { rows } = await server.app.database.pool.query(
      "select count(*)::int as n from platform.audit_entry where action = 'conversations.words-refused'",
    );
    assert.ok(rows[0].n >= 1);
  });
});
