import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

/**
 * The United States: Regulation E. A business day is one on which the operator's offices are open
 * for substantially all functions; the base week stands for it until the operator's own is known.
 */
export const usRules: readonly Rule[] = [
  ...operatorPromises("US", ["complaint", "inquiry"]),
  {
    ...BY_DAYS,
    rule: "determine",
    version: "us-reg-e-1",
    validFrom: "2019-04-01",
    kind: "law",
    triggers: ["error_notice", "unauthorised"],
    within: { count: 10, unit: "working_days" },
    extension: {
      max: { count: 45, unit: "calendar_days" },
      needs: ["supervisor", "reason_told", "provisional_credit"],
    },
    title: { zh: "10 个工作日内认定差错", en: "Determine the error within 10 business days" },
    send: {
      zh: "查明后 3 个工作日内告知结果；无差错时书面说明理由并告知可索取文件",
      en: "The result within 3 business days; without an error the reasons and the right to documents",
    },
    consequence: { zh: "法定赔偿；客户可向 CFPB 投诉", en: "Statutory damages; CFPB" },
    sources: ["12 CFR 1005.11"],
    confidence: "good",
    doubt: {
      zh: "新开账户为 20 个工作日，POS、境外和新账户最长 90 日：这里未区分，按较严的计。",
      en:
        "New accounts have 20 business days, and point-of-sale, foreign and new-account errors 90 " +
        "days: not told apart here, the stricter figures count.",
    },
  },
];
