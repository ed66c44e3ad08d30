import assert from "node:assert/strict";
import type { Language } from "../../../platform/http/errors.ts";
import { addWorkingDays, type Deadline, type Jurisdiction } from "../../calendar/index.ts";
import type { CaseKind } from "../file/types.ts";

/**
 * Duties as data. Each record is one version of one duty; a case keeps the name and version of the
 * record that fixed its date, so a changed rule never moves an old deadline unseen.
 */
export interface Rule {
  readonly rule: "acknowledge" | "answer" | "act";
  readonly version: string;
  readonly jurisdiction: Jurisdiction;
  readonly kinds: readonly CaseKind[];
  readonly within: { readonly count: number; readonly unit: "working_days" | "minutes" };
  /** The longest the duty may be put off with a reason, counted from the same start. */
  readonly extensionMax?: { readonly count: number; readonly unit: "working_days" };
  readonly title: Record<Language, string>;
  readonly source: string;
}

const ALL: readonly CaseKind[] = [
  "complaint",
  "dispute",
  "inquiry",
  "correction",
  "unlock",
  "fraud_report",
];

/**
 * The published promise of the wallet for China. It follows the shape of PBoC Order 2020-5
 * (Art. 43: fifteen days, longer only with a reason given) and ISO 10002 §8 (acknowledge at once).
 * The operator's lawyers decide whether the order's 日 are working or calendar days; a stricter
 * reading is one new record here.
 */
export const rules: readonly Rule[] = [
  {
    rule: "acknowledge",
    version: "cn-2026-1",
    jurisdiction: "CN",
    kinds: ALL,
    within: { count: 5, unit: "minutes" },
    title: { zh: "受理通知", en: "Acknowledgement" },
    source: "ISO 10002:2018 §8",
  },
  {
    rule: "answer",
    version: "cn-2026-1",
    jurisdiction: "CN",
    kinds: ["complaint", "dispute", "inquiry", "correction"],
    within: { count: 15, unit: "working_days" },
    extensionMax: { count: 35, unit: "working_days" },
    title: { zh: "15 个工作日内答复", en: "Answer within 15 working days" },
    source: "PBoC Order 2020-5 Art. 43; the operator's published promise",
  },
  {
    rule: "act",
    version: "cn-2026-1",
    jurisdiction: "CN",
    kinds: ["unlock", "fraud_report"],
    within: { count: 1, unit: "working_days" },
    title: { zh: "1 个工作日内处理", en: "Act within one working day" },
    source: "the operator's published promise",
  },
];

/** The duties that a new case of this kind brings. */
export function rulesFor(kind: CaseKind, jurisdiction: string): readonly Rule[] {
  return rules.filter((rule) => rule.jurisdiction === jurisdiction && rule.kinds.includes(kind));
}

/** The record that fixed a stored date; records are never removed from the list above. */
export function ruleOf(name: string, version: string): Rule {
  const found = rules.find((rule) => rule.rule === name && rule.version === version);
  assert(found, `rule ${name} ${version} is gone`);
  return found;
}

const MINUTE_MS = 60_000;

export function dueDate(rule: Rule, start: Date): Pick<Deadline, "at" | "provisional"> {
  const { count, unit } = rule.within;
  if (unit === "working_days") return addWorkingDays(start, count, rule.jurisdiction);
  return { at: new Date(start.getTime() + count * MINUTE_MS), provisional: false };
}
