import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { job } from "../../../platform/events/jobs.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { localDate } from "../../calendar/index.ts";
import { executeProposal } from "../actions/execute-proposal.ts";
import {
  approvedBefore,
  breachObligation,
  dueProposals,
  expireProposalRow,
  moveObligation,
  overdueObligations,
  provisionalObligations,
} from "../actions/queries.ts";
import { publishBreached, publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockCase, setCaseState } from "../file/queries.ts";
import type { ObligationRow } from "../file/types.ts";
import { dueDate, ruleOf } from "../obligations/duties.ts";

/** More than this a minute is worked off in the next minute. */
const LIST_MAX = 200;
/** By then the approval's own job has had several tries. */
const APPROVED_AGAIN_AFTER_MS = 5 * 60_000;
const actor = systemActor("cases");

/** By the clock: duties that were missed, proposals that nobody decided, dates that may move. */
export const watchCases = job({
  name: "cases.watch",
  payload: z.object({}),
  cron: "* * * * *",
  run: async (app) => {
    await breachOverdue(app);
    await expireProposals(app);
    await settleProvisional(app);
    await carryOutApproved(app);
  },
});

/** Writes down every missed duty once and tells the supervisors. */
export async function breachOverdue(app: App): Promise<void> {
  for (const overdue of await app.database.all(overdueObligations, app.clock.now(), LIST_MAX)) {
    await app.database.transaction((tx) => breach(tx, overdue));
  }
}

/** Ends proposals that nobody decided in time; the case is open again. */
export async function expireProposals(app: App): Promise<void> {
  for (const due of await app.database.all(dueProposals, app.clock.now(), LIST_MAX)) {
    await app.database.transaction((tx) => expire(tx, due));
  }
}

/** A year's holidays were published: dates that were counted without them are counted again. */
export async function settleProvisional(app: App): Promise<void> {
  for (const row of await app.database.all(provisionalObligations, LIST_MAX)) {
    const date = dueDate(ruleOf(row.rule, row.rule_version), row.created_at);
    if (date.provisional) continue;
    await app.database.run(moveObligation, row.id, date.at, false);
  }
}

/** An approval whose own job gave up is tried again: what was decided is done. */
async function carryOutApproved(app: App): Promise<void> {
  const before = new Date(app.clock.now().getTime() - APPROVED_AGAIN_AFTER_MS);
  for (const { id } of await app.database.all(approvedBefore, before, LIST_MAX)) {
    await executeProposal(app, id);
  }
}

async function breach(tx: Tx, overdue: ObligationRow): Promise<void> {
  const row = await tx.one(lockCase, overdue.case_id);
  if (!(await tx.maybe(breachObligation, overdue.id, tx.now))) return;
  const date = localDate(overdue.due_at, row.jurisdiction);
  await addEntry(tx, actor, row.id, "breached", { rule: overdue.rule, date });
  await publishBreached(tx, row, overdue.rule);
}

async function expire(tx: Tx, due: { id: string; case_id: string }): Promise<void> {
  const row = await tx.one(lockCase, due.case_id);
  if (!(await tx.maybe(expireProposalRow, due.id, tx.now))) return;
  await addEntry(tx, actor, row.id, "expired", { proposalId: due.id });
  await tx.run(setCaseState, row.id, "open");
  await publishChanged(tx, row, "open");
}
