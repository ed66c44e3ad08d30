import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

/** The European Union: the second Payment Services Directive, and what is agreed to follow it. */
export const europeRules: readonly Rule[] = [
  ...operatorPromises("EU", ["inquiry"]),
  {
    ...BY_DAYS,
    rule: "answer",
    version: "eu-psd2-1",
    validFrom: "2018-01-13",
    kind: "law",
    triggers: ["complaint", "error_notice"],
    within: { count: 15, unit: "working_days" },
    extension: {
      max: { count: 35, unit: "working_days" },
      needs: ["supervisor", "reason_told"],
    },
    title: { zh: "15 个工作日内答复", en: "Answer within 15 business days" },
    send: {
      zh: "以纸质或其他持久介质逐点答复，并告知替代性争议解决机构",
      en: "An answer to every point, on paper or another durable medium, naming an ADR body",
    },
    consequence: { zh: "监管机构；替代性争议解决", en: "The supervisor; ADR" },
    sources: ["Directive (EU) 2015/2366 Art. 101"],
    confidence: "good",
  },
  {
    ...BY_DAYS,
    rule: "refund_unauthorised",
    version: "eu-psd2-1",
    validFrom: "2018-01-13",
    kind: "law",
    triggers: ["unauthorised"],
    within: { count: 1, unit: "working_days" },
    title: {
      zh: "最迟下一个工作日退还未经授权的付款",
      en: "Refund an unauthorised payment by the next business day",
    },
    consequence: {
      zh: "仅在合理怀疑欺诈并书面告知主管机关时可不退",
      en: "Withheld only on reasonable suspicion of fraud, told to the authority in writing",
    },
    sources: ["Directive (EU) 2015/2366 Art. 71 and 73"],
    confidence: "good",
  },
  {
    ...BY_DAYS,
    rule: "refund_impersonation",
    version: "eu-psr-0",
    validFrom: "9999-01-01",
    kind: "planned",
    triggers: ["authorised_fraud"],
    within: { count: 10, unit: "working_days" },
    title: {
      zh: "冒充支付机构的诈骗：退还",
      en: "Refund after somebody posed as the payment provider",
    },
    sources: ["Payment Services Regulation, political agreement of 27 November 2025"],
    confidence: "low",
    doubt: {
      zh: "公布与施行日期、天数均未核实。",
      en: "Neither the dates of publication and application nor the count of days is established.",
    },
  },
];
