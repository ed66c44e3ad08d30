// Goal: no text promises what nobody can do. The strongest promises name the route that keeps them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { routes as identityRoutes } from "../../modules/identity/routes.ts";
import { routes as walletRoutes } from "../../modules/wallet/routes.ts";
import type { Caller } from "../../platform/http/permission.ts";

const CONTENT = new URL("../../modules/help/content/", import.meta.url);

interface Article {
  slug: string;
  summary: Record<"zh" | "en", string>;
  body: Record<"zh" | "en", string>;
}

const articles = new Map<string, Article>(
  readdirSync(CONTENT).map((name) => {
    const article: Article = JSON.parse(readFileSync(new URL(name, CONTENT), "utf8"));
    return [article.slug, article];
  }),
);

interface Promised {
  readonly article: string;
  readonly zh: RegExp;
  readonly en: RegExp;
  /** What keeps it: a route, and one of those who may call it alone. */
  readonly kept: readonly [method: string, url: string, by: Caller];
}

const routes = [...identityRoutes, ...walletRoutes];
const LOCK = "/v1/identity/customers/:id/lock";

const promises: readonly Promised[] = [
  {
    article: "lost-phone",
    zh: /说“手机丢了，请锁定”，一位客服马上就锁/,
    en: /one member of staff locks it at once/,
    kept: ["POST", LOCK, "agent"],
  },
  {
    article: "hotline",
    zh: /说“锁定钱包”，会优先处理/,
    en: /lock/i,
    kept: ["POST", LOCK, "agent"],
  },
  {
    article: "lock-my-wallet",
    zh: /直接说“锁定我的钱包”/,
    en: /"lock my wallet"/,
    kept: ["POST", LOCK, "agent"],
  },
  {
    article: "lock-my-wallet",
    zh: /\*\*不登录：\*\* 在\[紧急锁定\]/,
    en: /\*\*Without signing in:\*\*/,
    kept: ["POST", "/v1/identity/lock/finish", "anyone"],
  },
  {
    article: "new-device-notice",
    zh: /这个链接\*\*只会锁定\*\*/,
    en: /That link \*\*only locks\*\*/,
    kept: ["POST", "/v1/identity/lock/link", "anyone"],
  },
  {
    article: "delete-or-close-wallet",
    zh: /马上让所有设备退出/,
    en: /sign out all devices/,
    kept: ["POST", "/v1/identity/customers/:id/sign-out", "agent"],
  },
  {
    article: "forgot-password",
    zh: /在\[确认本人\]\(app:\/security\/recovery\)输入\*\*原来的支付密码\*\*/,
    en: /\[Confirm it was you\]\(app:\/security\/recovery\) enter your \*\*old PIN\*\*/,
    kept: ["POST", "/v1/identity/recovery-hold/lift", "customer"],
  },
  {
    article: "change-payment-pin",
    zh: /输入\*\*原来的\*\* 6 位支付密码/,
    en: /current|old/i,
    kept: ["PUT", "/v1/identity/pin", "customer"],
  },
  {
    article: "report-fraud",
    zh: /可能暂停商户收款/,
    en: /may stop the merchant from collecting/,
    kept: ["POST", "/v1/wallet/payments/:id/merchant/freeze", "supervisor"],
  },
];

/** What articles once said and nobody can do; a text with it again needs the verb first. */
const UNKEPT: readonly RegExp[] = [
  /用新号码再收一条验证码/,
  /Confirm a code sent to the new number/,
  /把号码从旧账户移开，您再注册/,
  /Staff free the number after a check/,
  /两个相距很远的地方登录|登录地点(异常|突然变化)/,
  /two places too far apart|sign-ins from odd places|When the place changes suddenly/,
  /通知里写的地点是估算/,
  /A place shown in the notice/,
];

describe("a promise in help", () => {
  for (const { article, zh, en, kept } of promises) {
    const [method, url, by] = kept;
    it(`of ${article} is kept by ${method} ${url}`, () => {
      const text = articles.get(article);
      assert.ok(text, article);
      assert.match(text.body.zh, zh);
      assert.match(text.body.en, en);
      const route = routes.find((it) => it.method === method && it.url === url);
      assert.ok(route?.allow.includes(by), `${by} may not call ${method} ${url}`);
    });
  }

  it("that nobody can keep is made by no article", () => {
    for (const { slug, body, summary } of articles.values()) {
      const all = [...Object.values(body), ...Object.values(summary)].join("\n");
      for (const pattern of UNKEPT) assert.doesNotMatch(all, pattern, slug);
    }
  });
});
