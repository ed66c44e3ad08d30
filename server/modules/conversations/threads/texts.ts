import type { Language } from "../../../platform/http/errors.ts";
import type { SecretKind } from "../../../platform/security/redact.ts";

/** What the desk itself says in a conversation, in the conversation's language. */
export const texts = {
  joined: {
    zh: (name: string, number: string) =>
      `客服 ${name}(工号 ${number})为您服务。您可以在「官方渠道」页核对工号。` +
      "工作人员不会向您索要密码、支付密码或验证码。",
    en: (name: string, number: string) =>
      `${name} (staff number ${number}) is now helping you. You can check the number on the ` +
      "official channels page. Our staff never ask for a password, PIN or code.",
  },
  waiting: {
    zh: (place: number, minutes: number) =>
      `已为您转接人工客服。您排在第 ${place} 位，预计等待约 ${minutes} 分钟。`,
    en: (place: number, minutes: number) =>
      `We are getting a person for you. You are number ${place} in the queue; ` +
      `the wait is about ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
  },
  nobody: {
    zh: (place: number) =>
      `已为您登记人工服务，您排在第 ${place} 位。现在没有客服在线，` +
      "暂时无法估计等待时间；有人上线会马上接待，您可以先离开，消息会保留。",
    en: (place: number) =>
      `You are number ${place} in the queue. No one is available now, so we cannot say how long ` +
      "it takes; the first agent back will answer. You may leave, your messages stay here.",
  },
  unreadable: {
    zh: () => "收到一条无法读取的消息，原文已保存。请让对方重新发送，或联系管理员查看原文。",
    en: () =>
      "A message came that could not be read; it is kept as it came. Ask the sender to send it " +
      "again, or have an administrator look at it.",
  },
  returned: {
    zh: (name: string, number: string) =>
      `客服 ${name}(工号 ${number})暂时不在，您的会话已排到队列最前面，由同事接着处理。您不需要重复说明。`,
    en: (name: string, number: string) =>
      `${name} (staff number ${number}) is not there at the moment. You are now at the head of ` +
      "the queue and a colleague goes on. You need not explain everything again.",
  },
  transferring: {
    zh: () => "正在为您转接其他客服，您不需要重复说明问题。",
    en: () => "We are passing you on to a colleague. You need not explain everything again.",
  },
  closed: {
    zh: () => "会话已结束。还有问题时，随时可以开始新的会话。",
    en: () => "This conversation has ended. Start a new one whenever you need us.",
  },
  rate: {
    zh: (name: string) => `请为 ${name} 的服务评分（1–5 分）。`,
    en: (name: string) => `How was the service of ${name}? Please rate it from 1 to 5.`,
  },
  rated: {
    zh: (score: number) => `谢谢您的评价：${score} 分。`,
    en: (score: number) => `Thank you for rating us ${score} of 5.`,
  },
  hidden: {
    zh: (what: string) =>
      `为了您的安全，您消息里像${what}的内容已被遮盖，没有保存，客服也看不到。` +
      "工作人员不会向您索要密码、支付密码或验证码。",
    en: (what: string) =>
      `For your safety we hid what looks like ${what} in your message. It was not stored and ` +
      "staff cannot see it. Our staff never ask for a password, PIN or code.",
  },
  hiddenPassword: {
    zh: () => "如果那是您正在使用的密码或支付密码，而您也告诉过别人，请到「安全」页修改。",
    en: () =>
      "If it is a password or PIN you use and others may know it, change it under Security.",
  },
} as const;

const KINDS: Record<SecretKind, Record<Language, string>> = {
  card: { zh: "银行卡号", en: "a card number" },
  identity: { zh: "证件号码", en: "an identity number" },
  code: { zh: "验证码", en: "a code" },
  password: { zh: "密码", en: "a password or PIN" },
};

export function hiddenNotice(kinds: readonly SecretKind[], language: Language): string {
  const joined = kinds.map((kind) => KINDS[kind][language]).join(language === "zh" ? "、" : ", ");
  const notice = texts.hidden[language](joined);
  if (!kinds.includes("password")) return notice;
  return `${notice}${language === "zh" ? "" : " "}${texts.hiddenPassword[language]()}`;
}
