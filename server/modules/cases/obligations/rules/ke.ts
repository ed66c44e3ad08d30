import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

/** Kenya: the National Payment System Regulations. */
export const kenyaRules: readonly Rule[] = [
  ...operatorPromises("KE", ["inquiry"]),
  {
    ...BY_DAYS,
    rule: "answer",
    version: "ke-2014-1",
    validFrom: "2014-08-01",
    kind: "law",
    triggers: ["complaint", "error_notice"],
    within: { count: 60, unit: "calendar_days" },
    title: { zh: "60 日内处理投诉", en: "Settle the complaint within 60 days" },
    consequence: {
      zh: "客户可向肯尼亚中央银行投诉",
      en: "The customer may go to the Central Bank of Kenya",
    },
    sources: ["National Payment System Regulations, L.N. 109/2014"],
    confidence: "low",
    doubt: {
      zh: "仅有一个二手来源，条文未读。",
      en: "One source at second hand; the article itself was not read.",
    },
  },
];
