import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

/** Singapore: the E-Payments User Protection Guidelines of MAS on unauthorised transactions. */
export const singaporeRules: readonly Rule[] = [
  ...operatorPromises("SG", ["complaint", "inquiry", "error_notice"]),
  {
    ...BY_DAYS,
    rule: "investigate",
    version: "sg-2020-1",
    validFrom: "2020-01-01",
    kind: "law",
    triggers: ["unauthorised"],
    within: { count: 21, unit: "working_days" },
    extension: {
      max: { count: 45, unit: "working_days" },
      needs: ["supervisor", "reason_told"],
    },
    title: { zh: "21 个工作日内完成调查", en: "Investigate within 21 business days" },
    send: {
      zh: "书面报告；认定客户无责后立即入账",
      en: "A written report; the credit as soon as the customer is found not liable",
    },
    consequence: { zh: "客户可向 FIDReC 申诉", en: "The customer may go to FIDReC" },
    sources: ["MAS E-Payments User Protection Guidelines (copies of 2019 and 2020)"],
    confidence: "medium",
    doubt: {
      zh: "2024 年的最终文本未取得。",
      en: "The final text of 2024 was not retrieved.",
    },
  },
];
