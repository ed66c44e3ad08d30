import assert from "node:assert/strict";
import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { job } from "../../../platform/events/jobs.ts";
import { Refusal } from "../../../platform/http/errors.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { unlockWallet } from "../../identity/index.ts";
import { grantCredit, refundPayment } from "../../wallet/index.ts";
import { publishChanged, publishDecided } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockProposalAndCase } from "../file/lock.ts";
import { findCase, setCaseState } from "../file/queries.ts";
import type { CaseCard, ProposalRow } from "../file/types.ts";
import { tellDecided } from "../flow/notify-customer.ts";
import { executeProposalRow, failProposalRow, findProposal } from "./queries.ts";

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
  await tellDecided(tx, card, executed, "executed");
  await publishDecided(tx, card, executed);
}

async function recordFailed(tx: Tx, proposalId: string, code: string): Promise<void> {
  const proposal = await lockApproved(tx, proposalId);
  if (!proposal) return;
  await tx.one(failProposalRow, proposalId, code);
  await addEntry(tx, actor, proposal.case_id, "failed", { proposalId, code });
  const card = await finish(tx, proposal.case_id, "open");
  await publishDecided(tx, card, await tx.one(findProposal, proposalId));
}

/** The proposal, if it still waits to be carried out; nobody else can do so meanwhile. */
async function lockApproved(tx: Tx, proposalId: string): Promise<ProposalRow | undefined> {
  const { proposal } = await lockProposalAndCase(tx, proposalId);
  return proposal.state === "approved" ? proposal : undefined;
}

/** Does what was approved; returns the order that it made, if it made one. */
async function act(tx: Tx, proposal: ProposalRow): Promise<string | null> {
  const { action, customer_id: customerId, amount_minor: amountMinor, reason, id: key } = proposal;
  if (action === "unlock") {
    await unlockWallet(tx, actor, customerId, reason);
    return null;
  }
  assert(amountMinor !== null);
  if (action === "goodwill_credit") {
    return (await grantCredit(tx, actor, { customerId, amountMinor, reason, key })).id;
  }
  const { order_id: orderId } = proposal;
  assert(orderId !== null);
  return (await refundPayment(tx, actor, { orderId, amountMinor, reason, key })).id;
}

async function finish(tx: Tx, caseId: string, state: "open" | "resolved"): Promise<CaseCard> {
  await tx.run(setCaseState, caseId, state);
  const card = await tx.one(findCase, caseId);
  await publishChanged(tx, card, state);
  return card;
}
