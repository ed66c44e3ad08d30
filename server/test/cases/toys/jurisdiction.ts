import { type JurisdictionRecord, jurisdictionRegistry } from "../../../modules/calendar/index.ts";
import { dutyRegistry, type Rule } from "../../../modules/cases/index.ts";
import { extra } from "../../../platform/registry.ts";

/** A country that is like none of the product's: its weekend is Friday and Saturday. */
const record: JurisdictionRecord = {
  name: { zh: "玩具国", en: "Toyland" },
  zone: "Asia/Dubai",
  weekend: [5, 6],
  years: {
    2026: {
      source: "the toymakers' gazette",
      daysOff: ["10-01"],
      // A Friday that is worked.
      makeUpDays: ["10-02"],
    },
  },
};

const rule: Rule = {
  rule: "answer",
  version: "xa-1",
  validFrom: "2026-01-01",
  kind: "law",
  triggers: ["case"],
  within: { count: 3, unit: "working_days" },
  start: "next_day",
  end: "close_of_business",
  pausesOn: [],
  metBy: "closing",
  title: { zh: "3 个工作日内答复", en: "Answer within three working days" },
  sources: ["Toys Act, section 1"],
  confidence: "good",
};

export const CODE = "XA";
export const toyJurisdiction = [
  extra(jurisdictionRegistry, { [CODE]: record }),
  extra(dutyRegistry, { [CODE]: [rule] }),
];
