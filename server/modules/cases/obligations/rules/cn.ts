import type { Rule } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";

const PROMISE = "the operator's published promise";
const ORDER = "PBoC Order 2020-5 (金融消费者权益保护实施办法), Art. 43–44";

/**
 * Mainland China. The order gives 15 日 to answer a complaint and 60 日 in all, and does not say in
 * the text that was read whether 日 are calendar or working days; the stricter reading counts.
 */
export const chinaRules: readonly Rule[] = [
  {
    ...BY_DAYS,
    rule: "acknowledge",
    version: "cn-2026-1",
    validFrom: "2026-01-01",
    kind: "promise",
    triggers: ["case"],
    within: { count: 5, unit: "minutes" },
    metBy: "acknowledgement",
    title: { zh: "受理通知", en: "Acknowledgement" },
    send: {
      zh: "工单编号、答复日期和负责人",
      en: "The case number, the day of the answer and who is in charge",
    },
    sources: [PROMISE, "ISO 10002:2018 §8 (acknowledge at once; it gives no figure)"],
    confidence: "good",
  },
  {
    ...BY_DAYS,
    rule: "answer",
    version: "cn-2026-1",
    validFrom: "2026-01-01",
    withdrawn: {
      zh: "把“15 日”算成了 15 个工作日，并按欧盟的 35 个工作日延期；仅保留用于此前建立的工单。",
      en:
        "It counted 15 working days and extended to 35, which is a European figure; it is kept " +
        "only for the cases whose date it fixed.",
    },
    kind: "promise",
    triggers: ["complaint", "inquiry", "error_notice"],
    within: { count: 15, unit: "working_days" },
    extension: {
      max: { count: 35, unit: "working_days" },
      needs: ["supervisor", "reason_told"],
    },
    title: { zh: "15 个工作日内答复", en: "Answer within 15 working days" },
    sources: [PROMISE],
    confidence: "low",
  },
  {
    ...BY_DAYS,
    rule: "answer",
    version: "cn-2026-2",
    validFrom: "2026-01-01",
    kind: "law",
    triggers: ["complaint", "forwarded_complaint", "inquiry", "error_notice"],
    within: { count: 15, unit: "calendar_days" },
    extension: {
      max: { count: 60, unit: "calendar_days" },
      needs: ["supervisor", "reason_told"],
    },
    title: { zh: "15 日内答复", en: "Answer within 15 days" },
    send: {
      zh: "基本情况、争议焦点、调查结果与证据、处理依据、联系方式",
      en: "Basics, point at issue, findings with evidence, grounds, whom to contact",
    },
    consequence: {
      zh: "客户可拨打 12363 或申请调解",
      en: "The customer may call 12363 or ask for mediation",
    },
    sources: [ORDER],
    confidence: "low",
    doubt: {
      zh:
        "条文写“日”，未核实是自然日还是工作日，这里按较严的自然日计；条文针对人民银行转办的投诉，" +
        "我们对所有投诉一视同仁；人民银行令〔2026〕第 4 号是否修改了该条尚未核实，请法务确认。",
      en:
        "The order says 日; whether calendar or working days is not established, so the stricter " +
        "calendar days count. It is about complaints that a branch of the PBoC forwards; we keep " +
        "it for all. Whether PBoC Order 2026-4 changed it is not established: ask a lawyer.",
    },
  },
  {
    ...BY_DAYS,
    rule: "act",
    version: "cn-2026-1",
    validFrom: "2026-01-01",
    kind: "promise",
    triggers: ["urgent"],
    within: { count: 1, unit: "working_days" },
    title: { zh: "1 个工作日内处理", en: "Act within one working day" },
    sources: [PROMISE],
    confidence: "good",
  },
  {
    ...BY_DAYS,
    rule: "propose_again",
    version: "cn-2026-1",
    validFrom: "2026-01-01",
    kind: "promise",
    triggers: ["proposal_fell"],
    within: { count: 1, unit: "working_days" },
    metBy: "proposal",
    title: { zh: "1 个工作日内重新提出方案", en: "A new proposal within one working day" },
    sources: [PROMISE],
    confidence: "good",
  },
];
