import type { Tx } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { accountKey } from "../keys.ts";
import type { Transfer } from "../types.ts";
import { takeTurns } from "./queries.ts";
import type { AccountState, Plan } from "./state.ts";

/**
 * Accounts that another writer changed under this process lately. Fences alone would let the
 * slower of two writers miss again and again on a hot account; so for a while the writers of such
 * an account take turns before they read it. Without a second writer nothing is ever locked.
 */
const contendedUntil = new Map<string, number>();
/** Long enough that a hot account stays marked between two lists, short enough to forget soon. */
const CONTENDED_MS = 2_000;
/** More than this at once is no hot spot; the memory stays bounded. */
const CONTENDED_MAX = 1_000;

/** Returns the accounts whose turn it took: what was believed of them before is old. */
export async function awaitTurns(
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
  await tx.run(takeTurns, arrayOf(keys));
  return ids;
}

/** Accounts of lists that missed their fence, with the version they were decided on. */
const suspects = new Map<string, bigint>();

/** After a miss: one of these accounts had changed; which one shows when they are read again. */
export function suspect(plan: Plan): void {
  if (suspects.size > CONTENDED_MAX) suspects.clear();
  for (const { before } of plan.accounts) suspects.set(before.id, before.version);
}

/** Marks those of the accounts just read that changed under an earlier list. */
export function markContended(states: Iterable<AccountState>): void {
  if (suspects.size === 0) return;
  const until = performance.now() + CONTENDED_MS;
  for (const { id, version } of states) {
    const before = suspects.get(id);
    if (before === undefined) continue;
    suspects.delete(id);
    if (before !== version && contendedUntil.size < CONTENDED_MAX) contendedUntil.set(id, until);
  }
}
