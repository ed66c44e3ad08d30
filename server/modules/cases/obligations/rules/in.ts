import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

/** India: the Integrated Ombudsman Scheme of 2026, and the turn-around times of failed payments. */
export const indiaRules: readonly Rule[] = [
  ...operatorPromises("IN", ["inquiry"]),
  {
    ...BY_DAYS,
    rule: "answer",
    version: "in-2026-1",
    validFrom: "2026-07-01",
    kind: "law",
    triggers: ["complaint", "error_notice"],
    within: { count: 30, unit: "calendar_days" },
    title: { zh: "30 日内答复", en: "Answer within 30 days" },
    send: {
      zh: "答复；注明首席节点官员和申诉系统地址",
      en: "The reply, with the Principal Nodal Officer and the address of the CMS",
    },
    consequence: {
      zh: "客户可在答复或期满后 90 日内向监察专员申诉",
      en: "The customer may go to the ombudsman within 90 days of the reply or of the expiry",
    },
    sources: ["RBI Integrated Ombudsman Scheme 2026 (in force 2026-07-01)"],
    confidence: "medium",
    doubt: {
      zh: "90 日的期限只有一个半来源；RBI、NPCI 或卡组织另有更长期限的从其规定。",
      en: "The 90 days stand in one source and a half; longer limits of RBI, NPCI or a card scheme win.",
    },
  },
  {
    ...BY_DAYS,
    rule: "reverse",
    version: "in-2019-1",
    validFrom: "2019-10-15",
    kind: "law",
    triggers: ["failed_transaction"],
    within: { count: 1, unit: "calendar_days" },
    title: { zh: "T+1 日内自动退回", en: "Reverse by T+1, unasked" },
    consequence: {
      zh: "每延迟一日自动补偿客户 100 卢比",
      en: "₹100 to the customer for each day of delay, unasked",
    },
    sources: ["RBI circular on turn-around time, 20 September 2019"],
    confidence: "good",
    doubt: {
      zh: "本所钱包内交易的 T+1 凭记忆；付给商户的为 T+5。",
      en: "T+1 for payments within one wallet is from memory; payments to merchants have T+5.",
    },
  },
];
