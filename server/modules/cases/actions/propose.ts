import type { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { localDay } from "../../calendar/index.ts";
import { refuse } from "../errors.ts";
import { publishChanged, publishProposed } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import type { EntryData } from "../evidence/types.ts";
import { lockOpenCase } from "../file/lock.ts";
import { setCaseState } from "../file/queries.ts";
import type { CaseRow } from "../file/types.ts";
import { whyNotSpend } from "../guards/budget-use.ts";
import { whyNotForCustomer } from "../guards/conflicts.ts";
import { kindSpec } from "../kinds.ts";
import { meetByProposal } from "../obligations/meet.ts";
import type { CaseAction } from "./action.ts";
import { actionOf } from "./actions.ts";
import { type ApprovalRule, approvalFor } from "./approval.ts";
import { whyNotPropose } from "./may.ts";
import { findProposal, insertProposal, undecidedOfCase } from "./queries.ts";
import type { ProposalCard } from "./types.ts";

/** An action on the wire: its type, and its data beside it. */
export type ProposedAction = { readonly type: string } & Readonly<Record<string, unknown>>;

/** An undecided proposal is looked at again after a week: the facts may have changed by then. */
const EXPIRES_AFTER_MS = 7 * 24 * 3_600_000;

/**
 * Proposes an action on a case. Nothing moves: the proposal waits for a second person, and its
 * action and data can never be changed afterwards.
 */
export async function propose(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  input: { action: ProposedAction; reason: string },
): Promise<ProposalCard> {
  const row = await lockOpenCase(tx, caseId);
  const undecided = await tx.maybe(undecidedOfCase, caseId);
  const conflict = await whyNotForCustomer(tx, actor.staffId, row.customer_id);
  const refusal = whyNotPropose(row, undecided !== undefined, { actor, conflict });
  if (refusal) throw refusal;
  const { action, data } = readInput(tx, row, input.action);
  const approval = approvalOf(tx, action, data);
  await action.check(tx, row, data);
  await demandBudget(tx, actor, row, { action, data });
  const id = uuidv7(tx.now.getTime());
  const reason = redact(input.reason).text;
  await tx.run(
    insertProposal,
    id,
    caseId,
    row.customer_id,
    action.type,
    JSON.stringify(data),
    reason,
    approval.people,
    approval.version,
    [...approval.roles],
    actor.staffId,
    tx.now,
    new Date(tx.now.getTime() + EXPIRES_AFTER_MS),
  );
  await tx.run(setCaseState, caseId, "proposed");
  await meetByProposal(tx, row);
  await record(tx, actor, row, { proposalId: id, action: action.type, ...textsOf(data), reason });
  return tx.one(findProposal, id);
}

type Data = z.output<z.ZodObject>;

function readInput(tx: Tx, row: CaseRow, input: ProposedAction) {
  const { type, ...given } = input;
  const action = actionOf(tx.app, type);
  if (!action) throw refuse("action_unknown");
  const allowed = kindSpec(row.kind).actions;
  if (allowed && !allowed.includes(type)) throw refuse("action_not_for_kind");
  const parsed = action.data.safeParse(given);
  if (!parsed.success) throw refuseRequest("invalid_request");
  return { action, data: parsed.data };
}

function approvalOf(tx: Tx, action: CaseAction, data: Data): ApprovalRule {
  const today = localDay(tx.now, tx.app.config.timeZone);
  const found = approvalFor(action.approval, action.amount(data), today);
  if (found instanceof Refusal) throw found;
  return found;
}

/** What nobody could approve any more is refused before anybody sees it. */
async function demandBudget(
  tx: Tx,
  actor: StaffActor,
  row: CaseRow,
  { action, data }: { action: CaseAction; data: Data },
): Promise<void> {
  const refusal = await whyNotSpend(tx, {
    action: action.type,
    rules: action.budgets,
    amount: action.amount(data),
    customerId: row.customer_id,
    caseId: row.id,
    proposedBy: actor.staffId,
    approvers: [],
    at: tx.now,
  });
  if (refusal) throw refusal;
}

/** The data as the evidence keeps it: one line of text for each field. */
function textsOf(data: Data): EntryData {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  const { currency, value: minor } = value as { currency?: unknown; value?: unknown };
  return currency === undefined ? JSON.stringify(value) : `${currency} ${minor}`;
}

async function record(
  tx: Tx,
  actor: StaffActor,
  row: CaseRow,
  data: EntryData & { readonly proposalId: string },
): Promise<void> {
  await addEntry(tx, actor, row.id, "proposed", data);
  const entry = { subject: `case:${row.id}`, about: [`customer:${row.customer_id}`] };
  await audit(tx, actor, { action: "cases.propose", ...entry, details: data });
  await publishProposed(tx, row, data.proposalId);
  await publishChanged(tx, row, "proposed");
}
