import type { z } from "zod";
import { calendarDaysUntil, jurisdictionIn, workingDaysUntil } from "../../calendar/index.ts";
import type { CaseRow } from "../file/types.ts";
import type { Viewer } from "../file/view.ts";
import { ruleOf } from "./duties.ts";
import type { obligationSchema, staffObligationSchema } from "./schemas.ts";
import type { ObligationRow } from "./types.ts";

/** The first duty that is still open. */
export function nextDuty(obligations: readonly ObligationRow[]): ObligationRow | undefined {
  return obligations.find((obligation) => obligation.met_at === null);
}

export function obligationView(
  obligation: ObligationRow,
  row: CaseRow,
  { app, now, language }: Viewer,
): z.input<typeof obligationSchema> {
  const rule = ruleOf(app, row.jurisdiction, obligation.rule, obligation.rule_version);
  const late = (obligation.met_at ?? now) > obligation.due_at;
  const state = late ? "breached" : obligation.met_at ? "met" : "due";
  const { unit } = rule.within;
  const place = jurisdictionIn(app, row.jurisdiction);
  const daysUntil = unit === "calendar_days" ? calendarDaysUntil : workingDaysUntil;
  return {
    id: obligation.id,
    rule: rule.rule,
    kind: rule.kind,
    title: rule.title[language],
    dueAt: obligation.due_at.toISOString(),
    metAt: obligation.met_at?.toISOString() ?? null,
    state,
    unit,
    daysLeft: state === "due" ? daysUntil(now, obligation.due_at, place) : null,
    provisional: obligation.provisional,
  };
}

export function staffObligationView(
  obligation: ObligationRow,
  row: CaseRow,
  viewer: Viewer,
): z.input<typeof staffObligationSchema> {
  const { app, language } = viewer;
  const rule = ruleOf(app, row.jurisdiction, obligation.rule, obligation.rule_version);
  const max = rule.extension?.max;
  return {
    ...obligationView(obligation, row, viewer),
    version: rule.version,
    sources: [...rule.sources],
    confidence: rule.confidence,
    doubt: (rule.withdrawn ?? rule.doubt)?.[language] ?? null,
    send: rule.send?.[language] ?? null,
    extension: max ? { daysMax: max.count, unit: max.unit } : null,
  };
}
