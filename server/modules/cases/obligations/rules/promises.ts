import type { Rule, Trigger } from "../rule.ts";
import { BY_DAYS } from "../rule.ts";

const SOURCE = "the operator's published promise";

/**
 * What the operator promises where a law gives no figure, so that every case has a next duty.
 * `answered` are the kinds of request that no rule of law in this jurisdiction sets a day for.
 */
export function operatorPromises(code: string, answered: readonly Trigger[]): readonly Rule[] {
  const version = `${code.toLowerCase()}-promise-1`;
  const shared = { version, validFrom: "2026-01-01", kind: "promise", sources: [SOURCE] } as const;
  return [
    {
      ...BY_DAYS,
      ...shared,
      rule: "acknowledge",
      triggers: ["case"],
      within: { count: 5, unit: "minutes" },
      metBy: "acknowledgement",
      title: { zh: "受理通知", en: "Acknowledgement" },
      confidence: "good",
    },
    {
      ...BY_DAYS,
      ...shared,
      rule: "answer",
      triggers: answered,
      within: { count: 15, unit: "calendar_days" },
      extension: {
        max: { count: 60, unit: "calendar_days" },
        needs: ["supervisor", "reason_told"],
      },
      title: { zh: "15 日内答复", en: "Answer within 15 days" },
      confidence: "good",
    },
    {
      ...BY_DAYS,
      ...shared,
      rule: "act",
      triggers: ["urgent"],
      within: { count: 1, unit: "working_days" },
      title: { zh: "1 个工作日内处理", en: "Act within one working day" },
      confidence: "good",
    },
    {
      ...BY_DAYS,
      ...shared,
      rule: "propose_again",
      triggers: ["proposal_fell"],
      within: { count: 1, unit: "working_days" },
      metBy: "proposal",
      title: { zh: "1 个工作日内重新提出方案", en: "A new proposal within one working day" },
      confidence: "good",
    },
  ];
}
