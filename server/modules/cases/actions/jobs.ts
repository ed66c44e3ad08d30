import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { job } from "../../../platform/events/jobs.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { findCase, lockCase, setCaseState } from "../file/queries.ts";
import type { CaseRow } from "../file/types.ts";
import { proposerRoles } from "../guards/people.ts";
import { executeProposal } from "./execute-proposal.ts";
import { fell } from "./fell.ts";
import {
  abandonedProposals,
  abandonProposalRow,
  approvedBefore,
  dueProposals,
  expireProposalRow,
} from "./queries.ts";

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
    await stopAbandoned(app);
    await carryOutApproved(app);
  },
});

/** Ends proposals that nobody decided in time; the case is open again. */
export async function expireProposals(app: App): Promise<void> {
  for (const due of await app.database.all(dueProposals, app.clock.now(), BATCH_MAX)) {
    await app.database.transaction((tx) => expire(tx, due));
  }
}

/** Ends proposals of colleagues who were deactivated or no longer serve. */
export async function stopAbandoned(app: App): Promise<void> {
  for (const found of await app.database.all(abandonedProposals, [...proposerRoles], BATCH_MAX)) {
    await app.database.transaction(async (tx) => {
      const row = await tx.one(lockCase, found.case_id);
      const code = "proposer_gone";
      if (await tx.maybe(abandonProposalRow, found.id, code)) await lapsed(tx, row, found.id, code);
    });
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
  if (await tx.maybe(expireProposalRow, due.id, tx.now)) await lapsed(tx, row, due.id);
}

async function lapsed(tx: Tx, row: CaseRow, proposalId: string, code?: string): Promise<void> {
  await addEntry(tx, actor, row.id, "expired", { proposalId, ...(code ? { code } : {}) });
  await tx.run(setCaseState, row.id, "open");
  const card = await tx.one(findCase, row.id);
  await publishChanged(tx, card, "open");
  await fell(tx, card, proposalId, "expired");
}
