import assert from "node:assert/strict";
import type { App } from "../../../platform/app.ts";
import { defineRegistry, entryOf } from "../../../platform/registry.ts";
import {
  addCalendarDays,
  addWorkingDays,
  closeOfBusiness,
  type Deadline,
  type Jurisdiction,
  jurisdictionIn,
  localDate,
} from "../../calendar/index.ts";
import type { CaseKind } from "../file/types.ts";
import { kindSpec } from "../kinds.ts";
import type { Rule, Span, Trigger } from "./rule.ts";
import { chinaRules } from "./rules/cn.ts";
import { europeRules } from "./rules/eu.ts";
import { hongKongRules } from "./rules/hk.ts";
import { indiaRules } from "./rules/in.ts";
import { kenyaRules } from "./rules/ke.ts";
import { singaporeRules } from "./rules/sg.ts";
import { ukRules } from "./rules/uk.ts";
import { usRules } from "./rules/us.ts";

const shipped = {
  CN: chinaRules,
  HK: hongKongRules,
  SG: singaporeRules,
  IN: indiaRules,
  EU: europeRules,
  UK: ukRules,
  US: usRules,
  KE: kenyaRules,
} satisfies Record<Jurisdiction, readonly Rule[]>;

/** The socket for duties: the rules of each jurisdiction, by its code. */
export const dutyRegistry = defineRegistry<readonly Rule[]>("cases.duties", shipped);

function rulesOf(app: App, jurisdiction: string): readonly Rule[] {
  return entryOf(app, dutyRegistry, jurisdiction) ?? [];
}

/** The duties that a new case of this kind brings, each in the version of the day. */
export function rulesFor(
  app: App,
  kind: CaseKind,
  jurisdiction: string,
  now: Date,
): readonly Rule[] {
  return rulesOn(app, kindSpec(kind).triggers, { jurisdiction, now });
}

/** The duties that any of these occasions brings, each in the version of the day. */
export function rulesOn(
  app: App,
  triggers: readonly Trigger[],
  { jurisdiction, now }: { jurisdiction: string; now: Date },
): readonly Rule[] {
  const today = localDate(now, jurisdictionIn(app, jurisdiction));
  const current = rulesOf(app, jurisdiction)
    .filter((rule) => rule.kind !== "planned" && !rule.withdrawn && rule.validFrom <= today)
    .filter((rule) => rule.triggers.some((trigger) => triggers.includes(trigger)));
  return current.filter((rule) => !current.some((other) => replaces(other, rule)));
}

/** A later version of the same duty for the same occasions. */
function replaces(other: Rule, rule: Rule): boolean {
  return (
    other.rule === rule.rule &&
    other.validFrom > rule.validFrom &&
    rule.triggers.every((trigger) => other.triggers.includes(trigger))
  );
}

/** The record that fixed a stored date; records are never removed. */
export function ruleOf(app: App, jurisdiction: string, name: string, version: string): Rule {
  const found = rulesOf(app, jurisdiction).find(
    (rule) => rule.rule === name && rule.version === version,
  );
  assert(found, `rule ${name} ${version} of ${jurisdiction} is gone`);
  return found;
}

const MINUTE_MS = 60_000;

/** When a duty that counts from `start` is due; `span` is the rule's own, or how far it was put off. */
export function deadlineOf(
  app: App,
  jurisdiction: string,
  { rule, start, span = rule.within }: { rule: Rule; start: Date; span?: Span | undefined },
): Deadline {
  const place = jurisdictionIn(app, jurisdiction);
  if (span.unit === "minutes") {
    const at = new Date(start.getTime() + span.count * MINUTE_MS);
    return { at, date: localDate(at, place), provisional: false };
  }
  const days = rule.start === "same_day" ? span.count - 1 : span.count;
  const add = span.unit === "working_days" ? addWorkingDays : addCalendarDays;
  const deadline = add(start, days, place);
  if (rule.end === "end_of_day") return deadline;
  return { ...deadline, at: closeOfBusiness(deadline.date, place) };
}
