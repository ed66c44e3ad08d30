import type { Language } from "../../platform/http/errors.ts";
import type { SafetyCode } from "../help/index.ts";

type Text = Readonly<Record<Language, string>>;

/** What the automatic line says about itself; it never pretends to be a person. */
export const texts = {
  answer: {
    zh: "【自动回复】{summary}",
    en: "(Automatic answer) {summary}",
  },
  answerEnd: {
    zh: "如果没有解决，可以换个说法再问，或点「转人工」。",
    en: "If this does not help, ask again in other words or talk to a person.",
  },
  planned: {
    zh: "【自动回复】这项功能暂未开通。{summary}",
    en: "(Automatic answer) This is not offered yet. {summary}",
  },
  choices: {
    zh: "【自动回复】您想问的是下面哪一个？都不是的话，可以换个说法，或点「转人工」。",
    en:
      "(Automatic answer) Which of these do you mean? If none, ask in other words or talk to a " +
      "person.",
  },
  unsupported: {
    zh:
      "【自动回复】抱歉，本钱包不提供这项服务，或者这不是我能回答的问题。" +
      "您可以换个说法再问；需要时请点「转人工」。",
    en:
      "(Automatic answer) Sorry, this wallet does not offer that, or I cannot answer it. Ask in " +
      "other words, or talk to a person if you need one.",
  },
  hello: {
    zh: "【自动回复】您好！请直接写下遇到的问题，例如「充值没到账」；也可以随时点「转人工」。",
    en:
      "(Automatic answer) Hello! Write what happened, such as “my top-up has not arrived”, or ask " +
      "for a person at any time.",
  },
  aboutTopic: {
    zh: "【自动回复】关于「{title}」：请写下您的具体情况，或点「转人工」。",
    en: "(Automatic answer) About “{title}”: write what happened to you, or talk to a person.",
  },
  aboutOrder: {
    zh: "【自动回复】这是您要咨询的账单的最新情况。请写下您的问题，或点「转人工」。",
    en:
      "(Automatic answer) This is how your order stands now. Write your question, or talk to a " +
      "person.",
  },
  glad: {
    zh: "【自动回复】很高兴能帮到您。还有问题可以继续问。",
    en: "(Automatic answer) Glad that it helped. Ask on if there is anything else.",
  },
  sorry: {
    zh: "【自动回复】抱歉没有帮上忙。您可以换个说法再问，或点「转人工」，客服 24 小时在线。",
    en:
      "(Automatic answer) Sorry that it did not help. Ask in other words, or talk to a person: " +
      "they are here 24 hours a day.",
  },
  handOver: {
    zh: "【自动回复】这个问题需要人工客服处理，正在为您转接。",
    en: "(Automatic answer) This needs a person. We are getting one for you.",
  },
} as const satisfies Record<string, Text>;

/** What to do in the minutes until a person is there. */
const LOCK_NOW: Text = {
  zh:
    "请先在「安全」页点「锁定钱包」：锁定后钱不能转出，入账不受影响。" +
    "不要再转账，也不要把验证码告诉任何人。",
  en:
    "First open Security and tap “Lock my wallet”: then nothing can leave it. Send no more money " +
    "and tell nobody a code.",
};

const FIRST_AID: Partial<Record<SafetyCode, Text>> = {
  stolen: LOCK_NOW,
  tricked: {
    zh: `${LOCK_NOW.zh}请保留聊天和转账记录；如果已经被骗，请同时拨打 110 报警。`,
    en: `${LOCK_NOW.en} Keep all messages and records. If money is gone, call the police (110) too.`,
  },
  "wrong-person": {
    zh: "请保留付款记录，不要重复付款。客服会为您核实并登记工单。",
    en: "Keep the record of the payment and do not pay again. An agent will look into it.",
  },
  "locked-out": {
    zh: "锁定期间钱是安全的，入账不受影响。客服会帮您核实身份并解锁。",
    en: "Your money is safe while locked, and can still come in. An agent helps you to unlock.",
  },
  complaint: {
    zh: "我们会认真处理您的投诉：人工客服会登记工单，当场给您编号和答复期限。",
    en: "We take complaints seriously: an agent opens a case with a number and a due date.",
  },
  "self-harm": {
    zh:
      "您的安全最重要。如果您有伤害自己的想法，请立即拨打 120 或 110," +
      "也可以拨打全国心理援助热线 12356，或告诉身边信任的人。",
    en:
      "Your safety comes first. If you think of hurting yourself, call 120 or 110 now, or the " +
      "national helpline 12356, or tell someone you trust.",
  },
};

export function firstAid(code: SafetyCode | undefined, language: Language): string {
  const text = (code && FIRST_AID[code]?.[language]) ?? "";
  const intro = texts.handOver[language];
  return text === "" ? intro : `${intro}${language === "zh" ? "" : " "}${text}`;
}

export function say(
  name: keyof typeof texts,
  language: Language,
  fields: Readonly<Record<string, string>> = {},
): string {
  return texts[name][language].replace(/\{(\w+)\}/g, (_, key: string) => fields[key] ?? "");
}
