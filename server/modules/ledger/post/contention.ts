import type { Tx } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { accountKey } from "../keys.ts";
import type { Transfer } from "../types.ts";
import { lockAccounts } from "./queries.ts";
import type { AccountState, Plan } from "./state.ts";

/**
 * Accounts that another writer changed lately, between this process's decision and its write.
 * With fences alone the slower of two writers could fail again and again on a hot account, so for
 * a while writers lock it before they read it. Without a second writer nothing is locked.
 */
const contendedUntil = new Map<string, number>();
/** Longer than the pause between two lists on a hot account; short, so that locking ends soon. */
const CONTENDED_MS = 2_000;
/** More than this at once is no hot spot; the memory stays bounded. */
const CONTENDED_MAX = 1_000;

/** Locks the contended accounts and returns their ids; the caller must drop their cached state. */
export async function lockContended(
  tx: Tx,
  groups: readonly (readonly Transfer[])[],
): Promise<Iterable<string>> {
  if (contendedUntil.size === 0) return [];
  const time = performance.now();
  for (const [id, until] of contendedUntil) if (until < time) contendedUntil.delete(id);
  const ids = new Set<string>();
  for (const { debitAccountId, creditAccountId } of groups.flat()) {
    if (contendedUntil.has(debitAccountId)) ids.add(debitAccountId);
    if (contendedUntil.has(creditAccountId)) ids.add(creditAccountId);
  }
  if (ids.size === 0) return ids;
  const keys = Array.from(ids, accountKey).sort((a, b) => (a < b ? -1 : 1));
  await tx.run(lockAccounts, arrayOf(keys));
  return ids;
}

/** Accounts of lists whose fence failed, with the version that they were decided on. */
const missed = new Map<string, bigint>();

/** Remembers the accounts of a failed list. Which of them had changed shows at their next read. */
export function recordFenceMiss(plan: Plan): void {
  if (missed.size > CONTENDED_MAX) missed.clear();
  for (const { before } of plan.accounts) missed.set(before.id, before.version);
}

/** Marks the accounts just read that had changed since a failed list was decided on them. */
export function markContended(states: Iterable<AccountState>): void {
  if (missed.size === 0) return;
  const until = performance.now() + CONTENDED_MS;
  for (const { id, version } of states) {
    const before = missed.get(id);
    if (before === undefined) continue;
    missed.delete(id);
    if (before !== version && contendedUntil.size < CONTENDED_MAX) contendedUntil.set(id, until);
  }
}
