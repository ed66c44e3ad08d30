import { formatMoney } from "@jinnang/money";
import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import type { WireMoney } from "../../../platform/http/route.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { walletLockOf } from "../../identity/index.ts";
import { orderOf } from "../../wallet/index.ts";
import { refuse } from "../errors.ts";
import { publishChanged, publishProposed } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockOpenCase } from "../file/lock.ts";
import { setCaseState } from "../file/queries.ts";
import type { CaseRow, ProposalCard } from "../file/types.ts";
import { findProposal, insertProposal, undecidedOfCase } from "./queries.ts";

export type ProposalAction =
  | { readonly type: "refund"; readonly orderId: string; readonly amount: WireMoney }
  | { readonly type: "goodwill_credit"; readonly amount: WireMoney }
  | { readonly type: "unlock" };

/** An undecided proposal is looked at again after a week: the facts may have changed by then. */
const EXPIRES_AFTER_MS = 7 * 24 * 3_600_000;
/** Goodwill is for a meal and an apology; real losses are refunded against an order. */
const GOODWILL_MINOR_MAX = 20_000;

/**
 * Proposes an action on a case. Nothing moves: the proposal waits for a second person, and its
 * action and amount can never be changed afterwards.
 */
export async function propose(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  input: { action: ProposalAction; reason: string },
): Promise<ProposalCard> {
  const row = await lockOpenCase(tx, caseId);
  if (await tx.maybe(undecidedOfCase, caseId)) throw refuse("proposal_waiting");
  await checkAction(tx, row, input.action);
  const id = uuidv7(tx.now.getTime());
  const reason = redact(input.reason).text;
  const { action } = input;
  const amount = action.type === "unlock" ? undefined : action.amount;
  await tx.run(
    insertProposal,
    id,
    caseId,
    row.customer_id,
    action.type,
    action.type === "refund" ? action.orderId : null,
    amount?.currency ?? null,
    amount ? BigInt(amount.value) : null,
    reason,
    actor.staffId,
    tx.now,
    new Date(tx.now.getTime() + EXPIRES_AFTER_MS),
  );
  await tx.run(setCaseState, caseId, "proposed");
  await record(tx, actor, row, { id, action, reason });
  return tx.one(findProposal, id);
}

async function record(
  tx: Tx,
  actor: StaffActor,
  row: CaseRow,
  proposal: { id: string; action: ProposalAction; reason: string },
): Promise<void> {
  const { id, action, reason } = proposal;
  const amount = action.type === "unlock" ? undefined : action.amount;
  const data = {
    proposalId: id,
    action: action.type,
    orderId: action.type === "refund" ? action.orderId : null,
    amount: amount ? `${amount.currency} ${amount.value}` : null,
    reason,
  };
  await addEntry(tx, actor, row.id, "proposed", data);
  await audit(tx, actor, { action: "cases.propose", subject: `case:${row.id}`, details: data });
  await publishProposed(tx, row, id);
  await publishChanged(tx, row, "proposed");
}

async function checkAction(tx: Tx, row: CaseRow, action: ProposalAction): Promise<void> {
  if (action.type === "refund") return checkRefund(tx, row, action);
  if (action.type === "unlock") {
    if (!(await walletLockOf(tx, row.customer_id))) throw refuse("unlock_not_needed");
    return;
  }
  const { currency, value } = action.amount;
  if (value <= 0 || value > GOODWILL_MINOR_MAX || currency !== "CNY") {
    throw refuse("credit_too_large", {
      limit: formatMoney("CNY", BigInt(GOODWILL_MINOR_MAX), "zh"),
    });
  }
}

/** The ledger decides again when the refund is executed; here the agent hears of it early. */
async function checkRefund(
  tx: Tx,
  row: CaseRow,
  action: Extract<ProposalAction, { type: "refund" }>,
): Promise<void> {
  const order = await orderOf(tx, row.customer_id, action.orderId);
  if (order?.kind !== "payment" || order.state !== "succeeded") {
    throw refuse("case_order_not_refundable");
  }
  const { currency, value } = action.amount;
  const left = order.amount.value - order.refundedAmount.value;
  if (currency !== order.amount.currency || value <= 0 || value > left) {
    const available = formatMoney(order.amount.currency, BigInt(left), "zh");
    throw refuse("case_refund_too_large", { available });
  }
}
