import type { Language } from "../../../platform/http/errors.ts";
import type { EntryData, EntryKind } from "./types.ts";

type EntryText = Record<Language, (data: EntryData, detail: string) => string>;

/** One line of the timeline; `detail` is the proposal or the outcome in words. */
const entryTexts: Record<EntryKind, EntryText> = {
  opened: { zh: () => "建立工单", en: () => "Case opened" },
  acknowledged: { zh: () => "已通知客户受理", en: () => "Customer notified of the receipt" },
  note: { zh: ({ text }) => text ?? "", en: ({ text }) => text ?? "" },
  proposed: {
    zh: (_, detail) => `提出处理方案：${detail}，等待另一位同事审批`,
    en: (_, detail) => `Proposed a ${detail}; a second person decides`,
  },
  first_approved: {
    zh: ({ reason }, detail) =>
      `第一位审批人同意：${detail}${reason ? `。理由：${reason}` : ""}，等待另一位同事审批`,
    en: ({ reason }, detail) =>
      `First approval of the ${detail}${reason ? `. Reason: ${reason}` : ""}; a second person decides`,
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
    zh: ({ why }, detail) => `没有执行：${detail}，没有资金变动${why ? `。原因：${why}` : ""}`,
    en: ({ why }, detail) =>
      `Not carried out: ${detail}; no money moved${why ? `. Reason: ${why}` : ""}`,
  },
  expired: {
    zh: ({ why }, detail) => `方案作废：${detail}，没有资金变动${why ? `。原因：${why}` : ""}`,
    en: ({ why }, detail) => `Lapsed: ${detail}; no money moved${why ? `. Reason: ${why}` : ""}`,
  },
  extended: {
    zh: ({ date, reason }) => `答复时限延至 ${date}。原因：${reason}`,
    en: ({ date, reason }) => `Answer put off until ${date}. Reason: ${reason}`,
  },
  breached: {
    zh: ({ date }) => `超过时限 ${date}，已上报主管`,
    en: ({ date }) => `The deadline of ${date} passed; the supervisors were alerted`,
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

/** The name shown for an act of no person. */
export const systemName: Record<Language, string> = { zh: "系统", en: "System" };
