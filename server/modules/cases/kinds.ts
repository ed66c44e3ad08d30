import type { Language } from "../../platform/http/errors.ts";
import type { CaseKind } from "./file/types.ts";
import type { Trigger } from "./obligations/rule.ts";

/** One kind of case as data: adding one is an entry here and a name in `file/types.ts`. */
export interface CaseKindSpec {
  readonly name: Record<Language, string>;
  /** Who may open one; staff are checked by the route as well. */
  readonly openedBy: readonly ("customer" | "staff")[];
  /** What a case of this kind is in the words of the law: every rule on one of them is owed. */
  readonly triggers: readonly Trigger[];
  /** Actions that may be proposed on it; undefined: all that exist. */
  readonly actions?: readonly string[];
}

export const caseKindSpecs = {
  complaint: {
    name: { zh: "投诉", en: "complaint" },
    openedBy: ["customer", "staff"],
    triggers: ["case", "complaint"],
  },
  dispute: {
    name: { zh: "交易纠纷", en: "dispute" },
    openedBy: ["staff"],
    triggers: ["case", "complaint", "error_notice"],
  },
  inquiry: {
    name: { zh: "咨询", en: "inquiry" },
    openedBy: ["staff"],
    triggers: ["case", "inquiry"],
  },
  correction: {
    name: { zh: "差错更正", en: "correction" },
    openedBy: ["staff"],
    triggers: ["case", "complaint", "error_notice"],
  },
  unlock: {
    name: { zh: "解锁申请", en: "unlock request" },
    openedBy: ["staff"],
    triggers: ["case", "urgent"],
  },
  fraud_report: {
    name: { zh: "欺诈举报", en: "fraud report" },
    openedBy: ["staff"],
    triggers: ["case", "urgent", "unauthorised"],
  },
} satisfies Record<CaseKind, CaseKindSpec>;

export function kindSpec(kind: CaseKind): CaseKindSpec {
  return caseKindSpecs[kind];
}
