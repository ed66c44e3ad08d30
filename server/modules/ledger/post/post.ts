import type { Tx } from "../../../platform/database/database.ts";
import type { GroupResult, Transfer } from "../types.ts";
import { type AccountCache, accountCache, isSameState } from "./cache.ts";
import { awaitTurns, markContended, suspect } from "./contention.ts";
import { decide } from "./decide.ts";
import { nextList } from "./list-numbers.ts";
import { loadAccountStates, loadSnapshot, loadStoredTransfers } from "./load.ts";
import type { Plan } from "./state.ts";
import { writePlan } from "./write.ts";

/**
 * Posts groups of linked transfers: each group is in the ledger as a whole or not at all, and a
 * refused group never spoils its neighbours. The same group again answers `exists`. The writes
 * leave with the transaction's commit: when another writer was faster it is run again from its
 * start, so what is answered here counts only once the transaction has ended well.
 */
export async function post(
  tx: Tx,
  groups: readonly (readonly Transfer[])[],
): Promise<readonly GroupResult[]> {
  const cache = accountCache(tx.app);
  cache.forget(await awaitTurns(tx, groups));
  const loaded = await loadSnapshot(tx, groups, cache);
  const { results, plan } = await decideOnRows(tx, groups, loaded, cache);
  assertBalanced(plan);
  if (plan.transfers.length === 0) return results;
  const list = await nextList(tx);
  tx.onRollback(() => {
    cache.forget(plan.accounts.map(({ after }) => after.id));
    suspect(plan);
  });
  writePlan(tx, list, plan);
  cache.transferIds.add(plan.transfers.map(({ id }) => id));
  cache.remember(plan.accounts.map(({ after }) => after));
  return results;
}

/**
 * Decides; then reads everything believed of a group that writes nothing (its accounts, and whether
 * its names are new), because no fence would notice a wrong belief there, and decides again if one
 * was wrong. Each round reads what was not read before, so it ends; nearly always there are none or
 * one.
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
    const wrong = [...states.values()].filter((state) => {
      const believed = known.accounts.get(state.id);
      return !believed || !isSameState(believed, state);
    });
    if (wrong.length === 0 && found.size === 0) return decided;
    known = {
      ...known,
      accounts: new Map([...known.accounts, ...wrong.map((state) => [state.id, state] as const)]),
      transfers: new Map([...known.transfers, ...found]),
    };
    cache.forget(wrong.map(({ id }) => id));
  }
}

/** What is debited is credited: counted again over what is about to be written. */
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
