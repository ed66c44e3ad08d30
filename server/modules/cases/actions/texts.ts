import { allRefusals, type Language } from "../../../platform/http/errors.ts";
import type { Person } from "../file/types.ts";

/** An action that this server does not know is named as it is stored, and never as another one. */
export function unknownActionText(type: string, language: Language): string {
  return language === "zh" ? `未知操作（${type}）` : `unknown action (${type})`;
}

/** How a proposal may end, as the customer is told of it. */
export type Outcome = "executed" | "rejected" | "failed" | "expired";

/** What each state of a proposal means for the customer's money, in one sentence. */
const meanings: Record<Outcome | "approved", Record<Language, string>> = {
  approved: {
    zh: "已批准，正在执行；完成后会马上通知您。",
    en: "It is approved and being carried out; you are told as soon as it is done.",
  },
  executed: { zh: "已批准并完成。", en: "It was approved and is done." },
  rejected: {
    zh: "没有资金变动，我们会继续处理。",
    en: "No money moved; we go on working on it.",
  },
  failed: {
    zh: "没有执行，没有资金变动。我们会重新提出方案，您无需再做什么。",
    en: "It was not carried out and no money moved. We propose anew; you need do nothing.",
  },
  expired: {
    zh: "没有执行，没有资金变动。我们会重新提出方案，您无需再做什么。",
    en: "It was not carried out and no money moved. We propose anew; you need do nothing.",
  },
};

export function meaningOf(state: Outcome | "approved", language: Language): string {
  return meanings[state][language];
}

/** Why a proposal was not carried out, for staff: the refusal's words where they stand alone. */
export function failureText(code: string, language: Language): string {
  const what = allRefusals().get(code)?.[language].what;
  if (what !== undefined && !what.includes("{")) return what;
  return language === "zh" ? `情况已有变化（${code}）` : `The facts had changed (${code})`;
}

/** The message in the conversation when a proposal has ended. */
export function decidedMessage(
  input: {
    outcome: Outcome;
    number: string;
    action: string;
    agent: Person;
    reason: string | null;
  },
  language: Language,
): string {
  const { outcome, number, action, agent, reason } = input;
  const meaning = meaningOf(outcome, language);
  const rejected = outcome === "rejected";
  if (language === "zh") {
    const who = `经办人：${agent.name}（工号 ${agent.number}）。`;
    const why = rejected ? `未获批准。理由：${reason ?? ""}。` : "";
    return `工单 ${number}：${action}。${why}${meaning}${who}`;
  }
  const who = `Your agent: ${agent.name} (staff number ${agent.number}).`;
  const why = rejected ? `It was not approved. Reason: ${reason ?? ""}. ` : "";
  return `Case ${number}: ${action}. ${why}${meaning} ${who}`;
}

/** What speaks for caution, by its code. */
export const riskTexts: Readonly<Record<string, Record<Language, string>>> = {
  locked: { zh: "钱包已锁定", en: "The wallet is locked" },
  young_wallet: { zh: "开户不到 30 天", en: "The wallet is younger than 30 days" },
  young_device: {
    zh: "3 天内有新设备登录",
    en: "A device signed in for the first time these 3 days",
  },
  new_device: { zh: "今天有新设备登录", en: "A new device signed in today" },
  sign_in_locked: { zh: "今天多次输错登录密码", en: "Many wrong passwords today" },
  recovery_code_dead: { zh: "今天多次找回失败", en: "Several failed recoveries today" },
  pin_locked: { zh: "今天多次输错支付密码", en: "Many wrong PINs today" },
  inside_code_dead: { zh: "今天多次输错验证码", en: "Many wrong codes today" },
  reported_stolen: { zh: "客户报告账户被盗用", en: "The customer reported misuse" },
};
