import type { Tx } from "../../../platform/database/database.ts";
import type { GroupResult, Transfer } from "../types.ts";
import { type AccountCache, accountCache, isSameState } from "./cache.ts";
import { lockContended, markContended, recordFenceMiss } from "./contention.ts";
import { decide } from "./decide.ts";
import { nextList } from "./list-numbers.ts";
import { loadAccountStates, loadSnapshot, loadStoredTransfers } from "./load.ts";
import type { Plan } from "./state.ts";
import { writePlan } from "./write.ts";

/**
 * Posts groups of linked transfers: each group is in the ledger as a whole or not at all, and a
 * refused group does not affect the others. The same group again answers `exists`. The writes are
 * sent with the transaction's commit. On a conflict with another writer the whole transaction is
 * retried, so the results returned here are final only once it has committed.
 */
export async function post(
  tx: Tx,
  groups: readonly (readonly Transfer[])[],
): Promise<readonly GroupResult[]> {
  const cache = accountCache(tx.app);
  cache.forget(await lockContended(tx, groups));
  const loaded = await loadSnapshot(tx, groups, cache);
  const { results, plan } = await decideOnRows(tx, groups, loaded, cache);
  assertBalanced(plan);
  if (plan.transfers.length === 0) return results;
  const list = await nextList(tx);
  tx.onRollback(() => {
    cache.forget(plan.accounts.map(({ after }) => after.id));
    recordFenceMiss(plan);
  });
  writePlan(tx, list, plan);
  cache.transferIds.add(plan.transfers.map(({ id }) => id));
  cache.remember(plan.accounts.map(({ after }) => after));
  return results;
}

/**
 * A refused or repeated group writes nothing, so no fence would catch a stale cache entry. Its rows
 * (accounts, and transfer ids taken to be new) are read again, and if any differs everything is
 * decided again. Terminates: each pass reads only rows not read before. Nearly always there are no
 * passes or one.
 */
async function decideOnRows(
  tx: Tx,
  groups: readonly (readonly Transfer[])[],
  { snapshot, unread }: Awaited<ReturnType<typeof loadSnapshot>>,
  cache: AccountCache,
): Promise<ReturnType<typeof decide>> {
  let known = snapshot;
  const read = [...known.accounts.values()].filter(({ id }) => !unread.accountIds.has(id));
  cache.rememberRead(read);
  markContended(read);
  for (;;) {
    const decided = decide(known, groups, tx.now);
    const idle = groups.filter((_, index) => decided.results[index]?.code !== "created").flat();
    const named = idle.flatMap((transfer) => [transfer.debitAccountId, transfer.creditAccountId]);
    const accountIds = new Set(named.filter((id) => unread.accountIds.delete(id)));
    const newIds = idle.flatMap(({ id }) => (unread.newIds.delete(id) ? [id] : []));
    if (accountIds.size === 0 && newIds.length === 0) return decided;
    const [states, found] = await Promise.all([
      loadAccountStates(tx, accountIds),
      loadStoredTransfers(tx, newIds),
    ]);
    const stale = [...states.values()].filter((state) => {
      const cached = known.accounts.get(state.id);
      return !cached || !isSameState(cached, state);
    });
    if (stale.length === 0 && found.size === 0) return decided;
    known = {
      ...known,
      accounts: new Map([...known.accounts, ...stale.map((state) => [state.id, state] as const)]),
      transfers: new Map([...known.transfers, ...found]),
    };
    cache.forget(stale.map(({ id }) => id));
  }
}

/** Checks the plan before it is written: debits and credits must be equal. */
function assertBalanced(plan: Plan): void {
  let posted = 0n;
  let pending = 0n;
  for (const { before, after } of plan.accounts) {
    posted += after.creditsPosted - before.creditsPosted - after.debitsPosted + before.debitsPosted;
    pending += after.creditsPending - before.creditsPending;
    pending -= after.debitsPending - before.debitsPending;
  }
  if (posted !== 0n || pending !== 0n) throw new Error("a list of transfers does not balance");
}
