import { formatMoney } from "@jinnang/money";
import { wordInside } from "@jinnang/words";
import type { Language } from "../../../platform/http/errors.ts";
import type {
  CaseKind,
  CaseOutcome,
  EntryData,
  EntryKind,
  ProposalActionName,
} from "../file/types.ts";

/** Every sentence that people read on a case, in both languages. */

/** Inside a sentence: "(complaint)". */
export function kindName(kind: CaseKind, language: Language): string {
  return wordInside("caseKind", kind, language);
}

export function outcomeName(outcome: CaseOutcome, language: Language): string {
  return wordInside("caseOutcome", outcome, language);
}

/** What a proposal does, with its amount: `退款 ¥35.50`. */
export function actionText(
  action: ProposalActionName,
  amount: { currency: string; minor: bigint } | undefined,
  language: Language,
): string {
  const money = amount ? formatMoney(amount.currency, amount.minor, language) : "";
  const names: Record<ProposalActionName, Record<Language, string>> = {
    refund: { zh: `退款 ${money}`, en: `refund of ${money}` },
    goodwill_credit: { zh: `补偿 ${money}`, en: `goodwill credit of ${money}` },
    unlock: { zh: "解锁钱包", en: "unlocking of the wallet" },
  };
  return names[action][language];
}

type Words = Record<Language, (data: EntryData, detail: string) => string>;

/** One line of the timeline; `detail` is the proposal or the outcome in words. */
const entryTexts: Record<EntryKind, Words> = {
  opened: { zh: () => "建立工单", en: () => "Case opened" },
  acknowledged: { zh: () => "已通知客户受理", en: () => "Customer told that we have it" },
  note: { zh: ({ text }) => text ?? "", en: ({ text }) => text ?? "" },
  proposed: {
    zh: (_, detail) => `提出处理方案：${detail}，等待另一位同事审批`,
    en: (_, detail) => `Proposed a ${detail}; a second person decides`,
  },
  approved: {
    zh: ({ reason }, detail) => `批准：${detail}${reason ? `。理由：${reason}` : ""}`,
    en: ({ reason }, detail) => `Approved the ${detail}${reason ? `. Reason: ${reason}` : ""}`,
  },
  rejected: {
    zh: ({ reason }, detail) => `未批准：${detail}。理由：${reason ?? ""}`,
    en: ({ reason }, detail) => `Rejected the ${detail}. Reason: ${reason ?? ""}`,
  },
  executed: {
    zh: (_, detail) => `已执行：${detail}`,
    en: (_, detail) => `Done: ${detail}`,
  },
  failed: {
    zh: ({ code }, detail) => `没有执行：${detail}（${code}），没有资金变动`,
    en: ({ code }, detail) => `Not done: ${detail} (${code}); no money moved`,
  },
  expired: {
    zh: (_, detail) => `方案过期未决：${detail}`,
    en: (_, detail) => `Expired undecided: ${detail}`,
  },
  extended: {
    zh: ({ date, reason }) => `答复时限延至 ${date}。原因：${reason}`,
    en: ({ date, reason }) => `Answer put off until ${date}. Reason: ${reason}`,
  },
  breached: {
    zh: ({ date }) => `超过时限 ${date}，已上报主管`,
    en: ({ date }) => `The deadline of ${date} passed; a supervisor was told`,
  },
  escalated: {
    zh: ({ reason }) => `客户要求主管复核：${reason}`,
    en: ({ reason }) => `The customer asks for a supervisor's review: ${reason}`,
  },
  closed: {
    zh: ({ summary }, detail) => `结案(${detail}):${summary}`,
    en: ({ summary }, detail) => `Closed (${detail}): ${summary}`,
  },
};

export function entryText(
  kind: EntryKind,
  data: EntryData,
  detail: string,
  language: Language,
): string {
  return entryTexts[kind][language](data, detail);
}

/** Who acted, when it was no person. */
export const systemName: Record<Language, string> = { zh: "系统", en: "System" };

/** What the customer may expect next, by the state of the case. */
export function nextText(
  state: "open" | "proposed" | "resolved" | "closed",
  date: string | undefined,
  language: Language,
): string {
  const until = date ?? "";
  const texts: Record<typeof state, Record<Language, string>> = {
    open: {
      zh: `我们正在处理，最晚 ${until} 答复您，您无需再做什么。`,
      en: `We are working on it and answer by ${until}. You need do nothing.`,
    },
    proposed: {
      zh: `客服已提出处理方案，另一位同事正在审核，最晚 ${until} 答复您。`,
      en: `We have proposed a solution; a second person is checking it. We answer by ${until}.`,
    },
    resolved: {
      zh: "处理方案已执行。如不满意，可要求主管复核。",
      en: "The solution is done. If you are not content, ask for a supervisor's review.",
    },
    closed: {
      zh: "工单已结案。如不满意，可要求主管复核，或拨打 12363 金融消费者投诉热线。",
      en:
        "The case is closed. If you are not content, ask for a supervisor's review or call " +
        "12363, the financial consumer line.",
    },
  };
  return texts[state][language];
}

export interface Person {
  readonly name: string;
  readonly number: string;
}

/** What a conversation says when a case is opened from it. */
export function openedMessage(
  input: { kind: CaseKind; number: string; date: string; person: Person | undefined },
  language: Language,
): string {
  const { number, date, person } = input;
  const name = kindName(input.kind, language);
  if (language === "zh") {
    const who = person ? `负责人：${person.name}（工号 ${person.number}）。` : "";
    return `已为您建立工单 ${number}（${name}）。最晚 ${date} 答复您，进度可在“我的工单”查看。${who}`;
  }
  const who = person ? ` In charge: ${person.name} (staff number ${person.number}).` : "";
  const promise = `We answer by ${date}; follow it under Cases.`;
  return `We opened case ${number} (${name}) for you. ${promise}${who}`;
}

/** What a conversation says when a proposal was decided and, if approved, done. */
export function decidedMessage(
  input: {
    outcome: "executed" | "rejected";
    number: string;
    action: string;
    agent: Person;
    reason: string | null;
  },
  language: Language,
): string {
  const { outcome, number, action, agent, reason } = input;
  const who =
    language === "zh"
      ? `经办人：${agent.name}（工号 ${agent.number}）。`
      : `Your agent: ${agent.name} (staff number ${agent.number}).`;
  const why = reason ?? "";
  if (outcome === "executed") {
    return language === "zh"
      ? `工单 ${number}：${action}，已批准并完成。${who}`
      : `Case ${number}: the ${action} was approved and is done. ${who}`;
  }
  return language === "zh"
    ? `工单 ${number}：${action}，未获批准。理由：${why}。没有资金变动，我们会继续处理。${who}`
    : `Case ${number}: the ${action} was not approved. Reason: ${why}. ` +
        `No money moved; we go on working on it. ${who}`;
}

/** What a conversation says when the case ends. */
export function closedMessage(
  input: { number: string; outcome: CaseOutcome; summary: string },
  language: Language,
): string {
  const { number, summary } = input;
  const outcome = outcomeName(input.outcome, language);
  return language === "zh"
    ? `工单 ${number} 已结案（${outcome}）：${summary} 如不满意，可要求主管复核，或拨打 12363。`
    : `Case ${number} is closed (${outcome}): ${summary} ` +
        "Not content? Ask for a supervisor's review or call 12363.";
}
