import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { job } from "../../../platform/events/jobs.ts";
import { Refusal } from "../../../platform/http/errors.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { publishChanged, publishDecided } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { findCase, setCaseState } from "../file/queries.ts";
import type { CaseCard } from "../file/types.ts";
import { giveBack } from "../guards/budget-use.ts";
import { stopsByPeople } from "../guards/people.ts";
import { readAction } from "./actions.ts";
import { fell } from "./fell.ts";
import { lockProposalAndCase } from "./lock.ts";
import { notifyProposalDecided } from "./notify-customer.ts";
import { executeProposalRow, failProposalRow, findProposal } from "./queries.ts";
import { spendingOf } from "./stops.ts";
import type { ProposalRow } from "./types.ts";

const actor = systemActor("cases");

/**
 * Carries out an approved proposal, exactly once. The posting and the record of it commit
 * together, and the money moves under the proposal's id as its key: called twice, by two processes
 * or again after a crash, it posts nothing a second time and ends in the same state.
 */
export async function executeProposal(app: App, proposalId: string): Promise<void> {
  try {
    await app.database.transaction((tx) => execute(tx, proposalId));
  } catch (error) {
    if (!(error instanceof Refusal) || error.definition.status >= 500) throw error;
    // The world changed since the proposal: the merchant refunded, the wallet was closed.
    const { code } = error;
    await app.database.transaction((tx) => recordFailed(tx, proposalId, code));
  }
}

export const executeProposalJob = job({
  name: "cases.execute-proposal",
  payload: z.object({ proposalId: z.uuid() }),
  run: (app, { proposalId }) => executeProposal(app, proposalId),
});

async function execute(tx: Tx, proposalId: string): Promise<void> {
  const proposal = await lockApproved(tx, proposalId);
  if (!proposal) return;
  const orderId = await act(tx, proposal);
  await tx.one(executeProposalRow, proposalId, orderId, tx.now);
  await addEntry(tx, actor, proposal.case_id, "executed", { proposalId, orderId });
  const card = await finish(tx, proposal.case_id, "resolved");
  const executed = await tx.one(findProposal, proposalId);
  await notifyProposalDecided(tx, card, executed, "executed");
  await publishDecided(tx, card, executed);
}

async function recordFailed(tx: Tx, proposalId: string, code: string): Promise<void> {
  const proposal = await lockApproved(tx, proposalId);
  if (!proposal) return;
  await tx.one(failProposalRow, proposalId, code);
  await returnBudget(tx, proposal);
  await addEntry(tx, actor, proposal.case_id, "failed", { proposalId, code });
  const card = await finish(tx, proposal.case_id, "open");
  await fell(tx, card, proposalId, "failed");
}

/** Nothing moved, so what the approval took from the budgets goes back. */
async function returnBudget(tx: Tx, proposal: ProposalRow): Promise<void> {
  const { approved_by: approvers, decided_at: at } = proposal;
  const spending = at ? spendingOf(tx, proposal, { approvers, at }) : undefined;
  if (spending) await giveBack(tx, spending);
}

/** The proposal, if it still waits to be carried out; nobody else can do so meanwhile. */
async function lockApproved(tx: Tx, proposalId: string): Promise<ProposalRow | undefined> {
  const { proposal } = await lockProposalAndCase(tx, proposalId);
  return proposal.state === "approved" ? proposal : undefined;
}

/** Carries out the action that was approved; returns the order that it made, if it made one. */
async function act(tx: Tx, proposal: ProposalRow): Promise<string | null> {
  const read = readAction(tx.app, proposal);
  if (!read) throw refuse("action_unknown");
  // Whoever lost the role between the approval and now moves nothing any more.
  const stop = (await stopsByPeople(tx, [proposal])).get(proposal.id);
  if (stop) throw stop;
  return read.action.execute(tx, actor, proposal, read.data);
}

async function finish(tx: Tx, caseId: string, state: "open" | "resolved"): Promise<CaseCard> {
  await tx.run(setCaseState, caseId, state);
  const card = await tx.one(findCase, caseId);
  await publishChanged(tx, card, state);
  return card;
}
