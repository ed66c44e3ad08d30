import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { refuse } from "../errors.ts";
import { publishChanged, publishDecided } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockProposalAndCase } from "../file/lock.ts";
import { findCase, setCaseState } from "../file/queries.ts";
import type { ProposalRow, ProposalState } from "../file/types.ts";
import { tellDecided } from "../flow/notify-customer.ts";
import { executeProposalJob } from "./execute-proposal.ts";
import { decideProposalRow, findProposal, lockProposal } from "./queries.ts";

export type Decision = "approved" | "rejected";

/** The job takes over only when the process that decided died before it acted. */
const EXECUTE_JOB_AFTER_MS = 5_000;

/**
 * Decides a proposal, once. The person who proposed never decides; deciding the same way twice is
 * answered as the first time; anything else that comes later is refused. An approval commits
 * together with the job that executes it, so an approved proposal is always carried out.
 */
export async function decideProposal(
  tx: Tx,
  actor: StaffActor,
  proposalId: string,
  input: { decision: Decision; reason: string | undefined },
): Promise<void> {
  const { row, proposal } = await lockProposalAndCase(tx, proposalId);
  if (proposal.proposed_by === actor.staffId) throw refuse("own_proposal");
  if (isRepeat(proposal, actor, input.decision)) return;
  refuseDecided(proposal, tx.now);
  const reason = input.reason ? redact(input.reason).text : null;
  const { decision } = input;
  await tx.one(decideProposalRow, proposalId, decision, actor.staffId, reason, tx.now);
  await addEntry(tx, actor, row.id, decision, { proposalId, reason });
  const details = { caseId: row.id, reason };
  const action = decision === "approved" ? "cases.approve" : "cases.reject";
  await audit(tx, actor, { action, subject: `proposal:${proposalId}`, details });
  if (decision === "approved") await approveFollows(tx, proposalId);
  else await rejectFollows(tx, row.id, proposalId);
  const decided = await tx.one(lockProposal, proposalId);
  assert.equal(decided.state, decision);
  await publishDecided(tx, row, decided);
}

const AFTER: Record<Decision, readonly ProposalState[]> = {
  approved: ["approved", "executed", "failed"],
  rejected: ["rejected"],
};

function isRepeat(proposal: ProposalRow, actor: StaffActor, decision: Decision): boolean {
  return proposal.decided_by === actor.staffId && AFTER[decision].includes(proposal.state);
}

function refuseDecided(proposal: ProposalRow, now: Date): void {
  if (proposal.state === "expired") throw refuse("proposal_expired");
  if (proposal.state !== "waiting") throw refuse("proposal_decided", { state: proposal.state });
  if (proposal.expires_at <= now) throw refuse("proposal_expired");
}

async function approveFollows(tx: Tx, proposalId: string): Promise<void> {
  const runAt = new Date(tx.now.getTime() + EXECUTE_JOB_AFTER_MS);
  await enqueue(tx, executeProposalJob, { proposalId }, { runAt, key: `proposal:${proposalId}` });
}

async function rejectFollows(tx: Tx, caseId: string, proposalId: string): Promise<void> {
  await tx.run(setCaseState, caseId, "open");
  const card = await tx.one(findCase, caseId);
  await tellDecided(tx, card, await tx.one(findProposal, proposalId), "rejected");
  await publishChanged(tx, card, "open");
}
