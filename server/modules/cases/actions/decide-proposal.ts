import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { demandOwnWords } from "../../conversations/index.ts";
import { refuse } from "../errors.ts";
import { publishChanged, publishDecided } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { findCase, setCaseState } from "../file/queries.ts";
import type { CaseRow } from "../file/types.ts";
import { spend } from "../guards/budget-use.ts";
import { peopleNeeded } from "../guards/people.ts";
import { readAction } from "./actions.ts";
import { executeProposalJob } from "./execute-proposal.ts";
import { factsVersion } from "./facts-version.ts";
import { lockProposalAndCase } from "./lock.ts";
import { type Decision, whyNotDecide } from "./may.ts";
import { notifyProposalDecided } from "./notify-customer.ts";
import { decideProposalRow, findProposal, insertApproval, lockProposal } from "./queries.ts";
import { spendingOf, stopsOf } from "./stops.ts";
import type { ProposalRow, ProposalState } from "./types.ts";

/** The job takes over only when the process that decided died before it acted. */
const EXECUTE_JOB_AFTER_MS = 5_000;

export interface DecisionInput {
  readonly decision: Decision;
  readonly reason?: string | undefined;
  /** The version of the facts that the approver looked at. */
  readonly seen?: string | undefined;
}

/**
 * Decides a proposal, once. The proposer never decides; where two people must approve, the first
 * approval is only recorded. Deciding the same way twice is answered as the first time; anything
 * else that comes later is refused. An approval commits together with the job that executes it, so
 * an approved proposal is always carried out.
 */
export async function decideProposal(
  tx: Tx,
  actor: StaffActor,
  proposalId: string,
  input: DecisionInput,
): Promise<void> {
  const { row, proposal } = await lockProposalAndCase(tx, proposalId);
  const { decision } = input;
  if (isRepeat(proposal, actor, decision)) return;
  const stop = (await stopsOf(tx, [proposal], actor)).get(proposalId);
  const refusal = whyNotDecide(tx.app, proposal, { decision, actor, now: tx.now, stop });
  if (refusal) throw refusal;
  await demandOwnWords(tx, actor, { kind: "case", id: row.id }, [input.reason]);
  if (decision === "approved") await demandFacts(tx, row, proposal, input.seen);
  const reason = input.reason ? redact(input.reason).text : null;
  if (decision === "approved") {
    const { proposed_by: proposedBy } = proposal;
    await tx.run(insertApproval, proposalId, actor.staffId, proposedBy, reason, tx.now);
    const approvers = [...proposal.approved_by, actor.staffId];
    if (approvers.length < (await peopleNeeded(tx, proposal, approvers))) {
      return recordFirst(tx, actor, row, { proposalId, reason });
    }
    await spendBudget(tx, actor, proposal);
  }
  await tx.one(decideProposalRow, proposalId, decision, actor.staffId, reason, tx.now);
  await addEntry(tx, actor, row.id, decision, { proposalId, reason });
  const details = { caseId: row.id, reason };
  const action = decision === "approved" ? "cases.approve" : "cases.reject";
  const about = [`customer:${row.customer_id}`];
  await audit(tx, actor, { action, subject: `proposal:${proposalId}`, about, details });
  if (decision === "approved") await approveFollows(tx, proposalId);
  else await rejectFollows(tx, row.id, proposalId);
  const decided = await tx.one(lockProposal, proposalId);
  assert.equal(decided.state, decision);
  await publishDecided(tx, row, decided);
}

/**
 * The facts are read again under the locks: what cannot be carried out any more is not approved,
 * and neither is what no longer stands as the approver saw it.
 */
async function demandFacts(
  tx: Tx,
  row: CaseRow,
  proposal: ProposalRow,
  seen: string | undefined,
): Promise<void> {
  const read = readAction(tx.app, proposal);
  if (!read) throw refuse("action_unknown");
  await read.action.check(tx, row, read.data);
  await read.action.ready?.(tx, read.data);
  if (seen !== undefined && seen !== (await factsVersion(tx, proposal))) {
    throw refuse("facts_changed");
  }
}

async function spendBudget(tx: Tx, actor: StaffActor, proposal: ProposalRow): Promise<void> {
  const approvers = [...proposal.approved_by, actor.staffId];
  const spending = spendingOf(tx, proposal, { approvers, at: tx.now });
  if (spending) await spend(tx, spending);
}

const AFTER: Record<Decision, readonly ProposalState[]> = {
  approved: ["approved", "executed", "failed"],
  rejected: ["rejected"],
};

function isRepeat(proposal: ProposalRow, actor: StaffActor, decision: Decision): boolean {
  if (proposal.state === "waiting") {
    return decision === "approved" && proposal.approved_by.includes(actor.staffId);
  }
  const decided =
    proposal.decided_by === actor.staffId ||
    (decision === "approved" && proposal.approved_by.includes(actor.staffId));
  return decided && AFTER[decision].includes(proposal.state);
}

/** One of two approvals: nothing is decided yet, and a second person still has to agree. */
async function recordFirst(
  tx: Tx,
  actor: StaffActor,
  row: CaseRow,
  { proposalId, reason }: { proposalId: string; reason: string | null },
): Promise<void> {
  await addEntry(tx, actor, row.id, "first_approved", { proposalId, reason });
  const details = { caseId: row.id, reason };
  await audit(tx, actor, {
    action: "cases.approve-first",
    subject: `proposal:${proposalId}`,
    about: [`customer:${row.customer_id}`],
    details,
  });
  await publishChanged(tx, row, row.state);
}

async function approveFollows(tx: Tx, proposalId: string): Promise<void> {
  const runAt = new Date(tx.now.getTime() + EXECUTE_JOB_AFTER_MS);
  await enqueue(tx, executeProposalJob, { proposalId }, { runAt, key: `proposal:${proposalId}` });
}

async function rejectFollows(tx: Tx, caseId: string, proposalId: string): Promise<void> {
  await tx.run(setCaseState, caseId, "open");
  const card = await tx.one(findCase, caseId);
  await notifyProposalDecided(tx, card, await tx.one(findProposal, proposalId), "rejected");
  await publishChanged(tx, card, "open");
}
