import type { CaseKind } from "./file/types.ts";
import type { Trigger } from "./obligations/rule.ts";

/** One kind of case as data: adding one is an entry here, a name in `file/types.ts` and a word. */
export interface CaseKindSpec {
  /** The people who may open one; the route checks the roles of staff as well. */
  readonly openedBy: readonly ("customer" | "staff")[];
  /** The names that the laws have for it: every rule on one of them is owed. */
  readonly triggers: readonly Trigger[];
  /** Actions that may be proposed on it; undefined: all that exist. */
  readonly actions?: readonly string[];
}

export const caseKindSpecs = {
  complaint: {
    openedBy: ["customer", "staff"],
    triggers: ["case", "complaint"],
  },
  dispute: {
    openedBy: ["staff"],
    triggers: ["case", "complaint", "error_notice"],
  },
  inquiry: {
    openedBy: ["staff"],
    triggers: ["case", "inquiry"],
  },
  correction: {
    openedBy: ["staff"],
    triggers: ["case", "complaint", "error_notice"],
  },
  unlock: {
    openedBy: ["staff"],
    triggers: ["case", "urgent"],
  },
  fraud_report: {
    openedBy: ["staff"],
    triggers: ["case", "urgent", "unauthorised"],
  },
} satisfies Record<CaseKind, CaseKindSpec>;

export function kindSpec(kind: CaseKind): CaseKindSpec {
  return caseKindSpecs[kind];
}
