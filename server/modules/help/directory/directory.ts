import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { contactForms } from "../../../platform/text/contact.ts";
import { SERVICE_HOURS } from "../articles/placeholders.ts";

export type ChannelKind = "hotline" | "email" | "web" | "app" | "sms";

/** One of our own ways of contact: everything that is not in this list is not us. */
export interface Channel {
  kind: ChannelKind;
  value: string;
  label: string;
  verified: true;
  note: string;
}

const WORDS: Record<ChannelKind, Record<Language, { label: string; note: string }>> = {
  hotline: {
    zh: {
      label: "客服热线",
      note: `${SERVICE_HOURS.zh}。我们来电时不会索要密码、支付密码或验证码。`,
    },
    en: {
      label: "Hotline",
      note: `${SERVICE_HOURS.en}. When we call we never ask for passwords or codes.`,
    },
  },
  email: {
    zh: { label: "客服邮箱", note: "只从这个地址发出，不会附上要您输入密码的链接。" },
    en: { label: "E-mail", note: "We write only from here and never link to a password form." },
  },
  web: {
    zh: { label: "官方网站", note: "登录前请核对地址栏里的域名。" },
    en: { label: "Website", note: "Check the domain in the address bar before you sign in." },
  },
  app: {
    zh: { label: "应用内会话", note: "最安全的联系方式：双方身份都已核实。" },
    en: { label: "Chat in the app", note: "The safest way: both sides are known to each other." },
  },
  sms: {
    zh: { label: "短信签名", note: "短信以这个签名开头，其中的验证码不要告诉任何人。" },
    en: { label: "Text messages", note: "They begin like this. Never pass on a code from them." },
  },
};

const ADVICE: Record<"ours" | "foreign", Record<Language, string>> = {
  ours: {
    zh:
      "这是我们的官方渠道。但来电号码和发件人可能被冒用：如果对方索要密码、支付密码或验证码，" +
      "请立即挂断，再主动联系我们。",
    en:
      "This is one of our own channels. A number or sender can still be faked: if anybody asks " +
      "for a password, PIN or code, hang up and contact us yourself.",
  },
  foreign: {
    zh:
      "这不是我们的官方渠道。不要点击链接、回电、转账，也不要告诉对方任何验证码；" +
      "如果已经操作，请马上锁定钱包并联系人工客服。",
    en:
      "This is not one of our channels. Do not follow links, call back, send money or tell any " +
      "code. If you already have, lock your wallet now and talk to a person.",
  },
};

export function directory(app: App, language: Language): Channel[] {
  const { config } = app;
  const values: Record<ChannelKind, string> = {
    app: `${config.publicUrl}/chat`,
    hotline: config.hotline,
    email: config.supportEmail,
    web: config.publicUrl,
    sms: language === "zh" ? `【${config.brand.zh}】` : `[${config.brand.en}]`,
  };
  return (Object.keys(values) as ChannelKind[]).map((kind) => ({
    kind,
    value: values[kind],
    ...WORDS[kind][language],
    verified: true as const,
  }));
}

/** Is this number, address or link ours? Only an exact match is: look-alikes differ somewhere. */
export function checkChannel(app: App, value: string, language: Language) {
  const own = directory(app, language);
  const wanted = new Set(contactForms(value));
  const found = own.find((entry) => ownForms(entry).some((form) => wanted.has(form)));
  const other = directory(app, language === "zh" ? "en" : "zh");
  const twin = other.find((entry) => ownForms(entry).some((form) => wanted.has(form)));
  const entry = found ?? own.find(({ kind }) => kind === twin?.kind) ?? null;
  return { ours: entry !== null, entry, advice: ADVICE[entry ? "ours" : "foreign"][language] };
}

/** Our mail comes from our own domain, so that domain is ours too. */
function ownForms({ kind, value }: Channel): string[] {
  const domain = kind === "email" ? contactForms(value.slice(value.indexOf("@") + 1)) : [];
  return [...contactForms(value), ...domain];
}
