import type { Language } from "../../platform/http/errors.ts";
import { localTime } from "../../platform/local-time.ts";

type Words = Readonly<Record<Language, { title: string; text: string; next?: string }>>;

/** What the customer's own facts sound like. `{name}` is filled from the fact. */
export const reasonTexts = {
  wallet_locked: {
    zh: {
      title: "您的钱包已锁定",
      text: "{time} 起锁定：钱可以进来，不能转出。余额是安全的。",
      next: "在「安全」页验证身份后解锁，或联系人工客服。",
    },
    en: {
      title: "Your wallet is locked",
      text: "Since {time} money can come in but nothing can go out. Your balance is safe.",
      next: "Prove who you are under Security to unlock it, or talk to a person.",
    },
  },
  pin_locked: {
    zh: {
      title: "支付密码已锁定",
      text: "支付密码输错次数过多，付款暂停到 {time}。没有扣款。",
      next: "到时自动解锁，或在「安全」页重置支付密码立即恢复。",
    },
    en: {
      title: "Your payment PIN is locked",
      text: "Too many wrong PINs: payments are held until {time}. No money moved.",
      next: "It unlocks by itself then, or at once when you reset the PIN under Security.",
    },
  },
  top_up_pending: {
    zh: { title: "{amount} 的充值正在处理", text: "已等待 {wait}。银行尚未给出最终结果。" },
    en: {
      title: "Your {amount} top-up is pending",
      text: "Waiting for {wait}. The bank has not given its final answer.",
    },
  },
  top_up_failed: {
    zh: { title: "{amount} 的充值没有成功", text: "{time}：{reason}。没有资金入账。" },
    en: { title: "Your {amount} top-up failed", text: "{time}: {reason}. No money arrived." },
  },
  top_up_done: {
    zh: { title: "{amount} 的充值已到账", text: "{time} 已到您的钱包余额。" },
    en: { title: "Your {amount} top-up arrived", text: "It reached your wallet at {time}." },
  },
  top_up_none: {
    zh: {
      title: "没有查到您最近的充值",
      text: "这个账号最近 7 天没有充值记录。",
      next: "请核对是不是用别的手机号充值的；如果银行显示已扣款，请联系人工客服。",
    },
    en: {
      title: "We see no recent top-up of yours",
      text: "There is none in this account in the last 7 days.",
      next: "Check whether you used another phone number; if the bank debited you, ask a person.",
    },
  },
  payment_waiting: {
    zh: { title: "付给{name} {amount} 还没有确认", text: "{time} 创建，还没有扣款。" },
    en: {
      title: "Your payment of {amount} to {name} is not confirmed",
      text: "Made at {time}; no money has moved.",
    },
  },
  payment_failed: {
    zh: { title: "付给{name} {amount} 没有成功", text: "{time}：{reason}。没有扣款。" },
    en: {
      title: "Your payment of {amount} to {name} failed",
      text: "{time}: {reason}. No money moved.",
    },
  },
  payment_done: {
    zh: { title: "已付给{name} {amount}", text: "{time} 付款成功，回执 {receipt}。" },
    en: { title: "You paid {amount} to {name}", text: "At {time}, receipt {receipt}." },
  },
  refund_done: {
    zh: { title: "{name}退款 {amount} 已到账", text: "{time} 已退到您的钱包余额。" },
    en: {
      title: "Refund of {amount} from {name} arrived",
      text: "It went to your wallet balance at {time}.",
    },
  },
  credit_done: {
    zh: { title: "补偿金 {amount} 已到账", text: "{time} 已到您的钱包余额。" },
    en: { title: "A credit of {amount} arrived", text: "It reached your balance at {time}." },
  },
  case_open: {
    zh: {
      title: "工单 {number} 正在处理",
      text: "{subject}。",
      next: "最迟 {due} 答复；进展可以在「我的工单」查看。",
    },
    en: {
      title: "Case {number} is being worked on",
      text: "{subject}.",
      next: "An answer is due by {due}; follow it under My cases.",
    },
  },
  limits: {
    zh: {
      title: "您的限额（身份等级 {level}）",
      text: "单笔 {perPayment}，每日 {perDay}；今天还可付 {left}。钱包最多存 {max}。",
    },
    en: {
      title: "Your limits (identity level {level})",
      text: "{perPayment} per payment, {perDay} per day; {left} left today. The wallet holds {max}.",
    },
  },
} as const satisfies Record<string, Words>;

export type ReasonKind = keyof typeof reasonTexts;

export function reasonWords(
  kind: ReasonKind,
  language: Language,
  fields: Readonly<Record<string, string>>,
): { title: string; text: string; next: string | null } {
  const words: { title: string; text: string; next?: string } = reasonTexts[kind][language];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => fields[key] ?? "");
  return {
    title: fill(words.title),
    text: fill(words.text),
    next: words.next ? fill(words.next) : null,
  };
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** "12 分钟" / "12 minutes": how long something has been waiting, never less than a minute. */
export function waitText(milliseconds: number, language: Language): string {
  const minutes = Math.max(1, Math.floor(milliseconds / MINUTE_MS));
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (language === "zh") return hours > 0 ? `${hours} 小时` : `${minutes} 分钟`;
  const [count, unit] = hours > 0 ? [hours, "hour"] : [minutes, "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A moment as the customer reads it: month, day and clock in the operator's zone. */
export function momentText(at: string, language: Language, timeZone: string): string {
  return localTime(new Date(at), language === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

export function dayText(at: string, language: Language, timeZone: string): string {
  return localTime(new Date(at), language === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    month: language === "zh" ? "long" : "short",
    day: "numeric",
  });
}
