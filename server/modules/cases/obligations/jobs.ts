import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { job } from "../../../platform/events/jobs.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { jurisdictionIn, localDate } from "../../calendar/index.ts";
import { publishBreached } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockCase } from "../file/queries.ts";
import { deadlineOf, ruleOf } from "./duties.ts";
import {
  breachObligation,
  overdueObligations,
  provisionalObligations,
  settleObligation,
} from "./queries.ts";
import type { ObligationRow } from "./types.ts";

/** More than this a minute is left to the next minute. */
const BATCH_MAX = 200;
const NIL = "00000000-0000-0000-0000-000000000000";
const actor = systemActor("cases");

export const watchObligations = job({
  name: "cases.watch-obligations",
  payload: z.object({}),
  cron: "* * * * *",
  run: breachOverdue,
});

/** Records every missed duty once and alerts the supervisors. */
export async function breachOverdue(app: App): Promise<void> {
  for (const overdue of await app.database.all(overdueObligations, app.clock.now(), BATCH_MAX)) {
    await app.database.transaction((tx) => breach(tx, overdue));
  }
}

/** A schedule changes only with a new release, so an hour is soon enough. */
export const recountProvisional = job({
  name: "cases.recount-provisional",
  payload: z.object({}),
  cron: "7 * * * *",
  run: settleProvisional,
});

/** A year's holidays were published: dates that were counted without them are counted again. */
export async function settleProvisional(app: App): Promise<void> {
  let page = await app.database.all(provisionalObligations, NIL, BATCH_MAX);
  while (page.length > 0) {
    for (const row of page) await recount(app, row);
    page = await app.database.all(provisionalObligations, page.at(-1)?.id ?? NIL, BATCH_MAX);
  }
}

async function recount(app: App, row: ObligationRow & { jurisdiction: string }): Promise<void> {
  const rule = ruleOf(app, row.jurisdiction, row.rule, row.rule_version);
  const unit = rule.extension?.max.unit;
  const count = row.extended_count;
  const span = unit !== undefined && count !== null ? { count, unit } : undefined;
  const date = deadlineOf(app, row.jurisdiction, { rule, start: row.started_at, span });
  if (!date.provisional) await app.database.run(settleObligation, row.id, date.at);
}

async function breach(tx: Tx, overdue: ObligationRow): Promise<void> {
  const row = await tx.one(lockCase, overdue.case_id);
  if (!(await tx.maybe(breachObligation, overdue.id, tx.now))) return;
  const date = localDate(overdue.due_at, jurisdictionIn(tx.app, row.jurisdiction));
  await addEntry(tx, actor, row.id, "breached", { rule: overdue.rule, date });
  await publishBreached(tx, row, overdue.rule);
}
