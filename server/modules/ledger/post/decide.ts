import type { GroupResult, Transfer, TransferCode } from "../types.ts";
import { applyTransfer, isRefused } from "./apply-transfer.ts";
import { checkShape, compareStored, kindOf, relatedIdOf } from "./check.ts";
import { balancesIn, Draft } from "./draft.ts";
import {
  type AccountState,
  balanceMinorOf,
  type Plan,
  type PlannedEntry,
  type PlannedTransfer,
  type Snapshot,
  type StoredTransfer,
} from "./state.ts";

/** An order moves money a handful of times; more in one group is a mistake of the caller. */
export const GROUP_TRANSFERS_MAX = 100;

/**
 * Decides each group in order over a snapshot: pure, without I/O. A group is accepted as a whole or
 * changes nothing; each group sees the state left by its predecessors.
 */
export function decide(
  snapshot: Snapshot,
  groups: readonly (readonly Transfer[])[],
  now: Date,
): { results: GroupResult[]; plan: Plan } {
  const list = new Draft(snapshot);
  const transfers: PlannedTransfer[] = [];
  const entries: PlannedEntry[] = [];
  let atUs = firstInstantUs(snapshot, now);
  const results = groups.map((group) => {
    const draft = new Draft(list);
    const outcome = decideGroup(draft, group, now, atUs);
    if (outcome.result.code === "created") {
      list.adopt(draft);
      transfers.push(...outcome.transfers);
      entries.push(...outcome.entries);
      atUs += BigInt(outcome.transfers.length);
    }
    return outcome.result;
  });
  return { results, plan: { transfers, entries, ...list.changes(snapshot) } };
}

/**
 * Posting times never run backwards on an account, even if the clock does: a list starts after the
 * latest entry of every account it touches, and each transfer takes the next microsecond.
 */
function firstInstantUs(snapshot: Snapshot, now: Date): bigint {
  let firstUs = BigInt(now.getTime()) * 1000n;
  for (const account of snapshot.accounts.values()) {
    if (account.lastAtUs >= firstUs) firstUs = account.lastAtUs + 1n;
  }
  return firstUs;
}

interface GroupOutcome {
  result: GroupResult;
  transfers: PlannedTransfer[];
  entries: PlannedEntry[];
}

function decideGroup(
  draft: Draft,
  group: readonly Transfer[],
  now: Date,
  firstUs: bigint,
): GroupOutcome {
  const transfers: PlannedTransfer[] = [];
  const entries: PlannedEntry[] = [];
  const refused = (code: TransferCode, failedIndex: number): GroupOutcome => ({
    // The refused group's own changes are dropped, so its balances are those before it.
    result: { ok: false, code, failedIndex, amountsMinor: [], balances: draft.before(group) },
    transfers: [],
    entries: [],
  });
  if (group.length === 0) return refused("group_is_empty", 0);
  if (group.length > GROUP_TRANSFERS_MAX) return refused("group_too_long", GROUP_TRANSFERS_MAX);
  const known = findExisting(draft, group);
  if (known) return { result: known, transfers, entries };
  for (const [index, transfer] of group.entries()) {
    const code = checkShape(transfer);
    if (code) return refused(code, index);
    const stored = draft.transfers.get(transfer.id);
    if (stored) {
      // The group was not in the ledger as a whole, so this id is another group's or a repeat.
      const comparison = compareIn(draft, transfer, stored);
      return refused(comparison === "exists" ? "exists_in_another_group" : comparison, index);
    }
    const applied = applyTransfer(draft, transfer, now);
    if (isRefused(applied)) return refused(applied.refused, index);
    const planned = plannedTransfer(transfer, applied, firstUs + BigInt(index));
    draft.transfers.set(planned.id, planned);
    transfers.push(planned);
    for (const account of [applied.debit, applied.credit]) {
      const after = { ...account, version: account.version + 1n, lastAtUs: planned.atUs };
      draft.accounts.set(after.id, after);
      entries.push(entryOf(after, planned.id));
    }
  }
  const amountsMinor = transfers.map((transfer) => transfer.amountMinor);
  const balances = balancesIn(draft, group);
  return { result: { ok: true, code: "created", amountsMinor, balances }, transfers, entries };
}

/** The whole group again, as it is in the ledger. */
function findExisting(draft: Draft, group: readonly Transfer[]): GroupResult | undefined {
  const amountsMinor: bigint[] = [];
  for (const transfer of group) {
    const stored = draft.transfers.get(transfer.id);
    if (!stored || compareIn(draft, transfer, stored) !== "exists") return undefined;
    amountsMinor.push(stored.amountMinor);
  }
  return { ok: true, code: "exists", amountsMinor, balances: balancesIn(draft, group) };
}

function compareIn(draft: Draft, transfer: Transfer, stored: StoredTransfer): TransferCode {
  const comparison = compareStored(transfer, stored);
  const account = draft.accounts.get(transfer.debitAccountId);
  const otherCurrency = account !== undefined && account.currency !== transfer.currency;
  return comparison === "exists" && otherCurrency ? "exists_with_different_currency" : comparison;
}

function plannedTransfer(
  transfer: Transfer,
  applied: { debit: AccountState; credit: AccountState; amountMinor: bigint },
  atUs: bigint,
): PlannedTransfer {
  return {
    id: transfer.id,
    debitKey: applied.debit.key,
    creditKey: applied.credit.key,
    amountMinor: applied.amountMinor,
    code: transfer.code,
    kind: kindOf(transfer),
    reference: transfer.reference ?? null,
    relatedId: relatedIdOf(transfer),
    effectiveAt: transfer.effectiveAt ?? null,
    expiresAt: transfer.expiresAt ?? null,
    atUs,
  };
}

function entryOf(account: AccountState, transferId: string): PlannedEntry {
  return {
    accountKey: account.key,
    atUs: account.lastAtUs,
    version: account.version,
    transferId,
    balanceMinor: balanceMinorOf(account),
    heldMinor: account.debitsPending,
    incomingMinor: account.creditsPending,
  };
}
