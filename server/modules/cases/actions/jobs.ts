import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { job } from "../../../platform/events/jobs.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockCase, setCaseState } from "../file/queries.ts";
import { executeProposal } from "./execute-proposal.ts";
import { approvedBefore, dueProposals, expireProposalRow } from "./queries.ts";

/** More than this a minute is left to the next minute. */
const BATCH_MAX = 200;
/** By then the approval's own job has had several tries. */
const APPROVED_AGAIN_AFTER_MS = 5 * 60_000;
const actor = systemActor("cases");

/** By the clock: proposals that nobody decided, and approvals that were not carried out. */
export const watchProposals = job({
  name: "cases.watch-proposals",
  payload: z.object({}),
  cron: "* * * * *",
  run: async (app) => {
    await expireProposals(app);
    await carryOutApproved(app);
  },
});

/** Ends proposals that nobody decided in time; the case is open again. */
export async function expireProposals(app: App): Promise<void> {
  for (const due of await app.database.all(dueProposals, app.clock.now(), BATCH_MAX)) {
    await app.database.transaction((tx) => expire(tx, due));
  }
}

/** An approval whose own job gave up is tried again: every approved proposal is carried out. */
async function carryOutApproved(app: App): Promise<void> {
  const before = new Date(app.clock.now().getTime() - APPROVED_AGAIN_AFTER_MS);
  for (const { id } of await app.database.all(approvedBefore, before, BATCH_MAX)) {
    await executeProposal(app, id);
  }
}

async function expire(tx: Tx, due: { id: string; case_id: string }): Promise<void> {
  const row = await tx.one(lockCase, due.case_id);
  if (!(await tx.maybe(expireProposalRow, due.id, tx.now))) return;
  await addEntry(tx, actor, row.id, "expired", { proposalId: due.id });
  await tx.run(setCaseState, row.id, "open");
  await publishChanged(tx, row, "open");
}
