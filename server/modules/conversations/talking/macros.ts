import type { Language } from "../../../platform/http/errors.ts";

interface Macro {
  id: string;
  title: Record<Language, string>;
  text: Record<Language, string>;
}

/** Canned replies that agents adapt before they send them. None promises what is not decided. */
const MACROS: readonly Macro[] = [
  {
    id: "greeting",
    title: { zh: "问候", en: "Greeting" },
    text: {
      zh: "您好，我已经看到您前面的留言，正在核对您的订单，请稍等。",
      en: "Hello, I have read what you wrote and am looking at your orders. One moment, please.",
    },
  },
  {
    id: "top-up-pending",
    title: { zh: "充值处理中", en: "Top-up pending" },
    text: {
      zh:
        "您的充值还在等待银行的答复。系统会自动向银行查询，最长 24 小时内会完成或退回，" +
        "您不需要再次付款。",
      en:
        "Your top-up is waiting for the bank's answer. The system asks the bank by itself and " +
        "completes or fails it within 24 hours. You need not pay again.",
    },
  },
  {
    id: "case-opened",
    title: { zh: "已登记工单", en: "Case opened" },
    text: {
      zh: "我已经为您登记工单，编号和答复期限可以在「我的工单」里随时查看，有进展会通知您。",
      en:
        "I have opened a case for you. Its number and due date are under My cases, and we tell " +
        "you as soon as there is news.",
    },
  },
  {
    id: "refund-proposed",
    title: { zh: "已提交退款方案", en: "Refund proposed" },
    text: {
      zh: "我已经提交退款方案，需要主管审核。审核结果会显示在这个会话里。",
      en: "I have proposed a refund. A supervisor decides on it; the decision appears here.",
    },
  },
  {
    id: "never-ask",
    title: { zh: "安全提醒", en: "Safety reminder" },
    text: {
      zh: "提醒您：我们从不向您索要密码、支付密码或验证码，请不要告诉任何人。",
      en: "A reminder: we never ask for your password, PIN or codes. Do not tell them to anyone.",
    },
  },
  {
    id: "lock-wallet",
    title: { zh: "先锁定钱包", en: "Lock the wallet first" },
    text: {
      zh: "请先在「安全」页点「锁定钱包」：锁定后钱不能转出，入账不受影响。我在这里陪您处理。",
      en:
        "Please open Security and tap Lock my wallet: nothing can leave it then, money can still " +
        "come in. I stay here with you.",
    },
  },
  {
    id: "closing",
    title: { zh: "结束语", en: "Closing" },
    text: {
      zh: "请问还有其他可以帮您的吗？没有的话我先结束会话，您可以为这次服务评分。",
      en: "Is there anything else? If not, I will end the chat; you can then rate the service.",
    },
  },
];

export function macros(language: Language): { id: string; title: string; text: string }[] {
  return MACROS.map(({ id, title, text }) => ({
    id,
    title: title[language],
    text: text[language],
  }));
}
