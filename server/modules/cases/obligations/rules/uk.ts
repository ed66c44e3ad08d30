import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

const OMBUDSMAN = {
  zh: "客户可在六个月内向金融申诉专员（FOS）申诉",
  en: "The customer may go to the Financial Ombudsman Service within six months",
};

/** The United Kingdom: DISP of the FCA's handbook, and reimbursement of authorised fraud. */
export const ukRules: readonly Rule[] = [
  ...operatorPromises("UK", ["inquiry"]),
  {
    ...BY_DAYS,
    rule: "answer",
    version: "uk-disp-1",
    validFrom: "2018-01-13",
    kind: "law",
    triggers: ["complaint", "error_notice"],
    within: { count: 15, unit: "working_days" },
    extension: {
      max: { count: 35, unit: "working_days" },
      needs: ["supervisor", "reason_told"],
    },
    title: { zh: "15 个工作日内终局答复", en: "Final response within 15 business days" },
    send: {
      zh: "终局答复：FOS、六个月、放弃时效声明、说明页",
      en: "The final response: FOS, six months, waiver wording, leaflet or its address",
    },
    consequence: OMBUDSMAN,
    sources: ["FCA Handbook DISP 1.6 (as of 2026-06-01)"],
    confidence: "good",
  },
  {
    ...BY_DAYS,
    rule: "reimburse",
    version: "uk-app-1",
    validFrom: "2024-10-07",
    kind: "law",
    triggers: ["authorised_fraud"],
    within: { count: 5, unit: "working_days" },
    end: "close_of_business",
    extension: {
      max: { count: 35, unit: "working_days" },
      needs: ["supervisor", "reason_told"],
    },
    pausesOn: ["waiting_for_customer"],
    title: { zh: "5 个工作日内赔付授权诈骗", en: "Reimburse within 5 business days" },
    consequence: OMBUDSMAN,
    sources: ["PSR authorised push payment reimbursement requirement"],
    confidence: "medium",
  },
];
