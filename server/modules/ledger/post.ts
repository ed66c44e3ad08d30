import type { Tx } from "../../platform/database.ts";
import { FenceMiss } from "../../platform/lane.ts";
import { type AccountCache, accountCache, isSameState } from "./cache.ts";
import { awaitTurns, markContended, suspect } from "./contention.ts";
import { decide } from "./decide.ts";
import { loadAccountStates, loadSnapshot } from "./load.ts";
import { beginList } from "./queries.ts";
import type { Plan } from "./state.ts";
import type { GroupResult, Transfer } from "./types.ts";
import { writePlan } from "./write.ts";

/** An account is not as believed (`not_null_violation`), or a row of that name is there already. */
const FENCE_CODES = new Set(["23502", "23505"]);

/**
 * Posts groups of linked transfers: each group is in the ledger as a whole or not at all, and a
 * refused group never spoils its neighbours. The same group again answers `exists`. Throws
 * `FenceMiss` when another writer was faster: the transaction is then run again from its start.
 */
export async function post(
  tx: Tx,
  groups: readonly (readonly Transfer[])[],
): Promise<readonly GroupResult[]> {
  const cache = accountCache(tx.app);
  cache.forget(await awaitTurns(tx, groups));
  const [list, loaded] = await Promise.all([tx.one(beginList), loadSnapshot(tx, groups, cache)]);
  const { results, plan } = await decideOnRows(tx, groups, loaded, cache);
  assertBalanced(plan);
  await writeFenced(tx, list.id, plan, cache);
  cache.remember(plan.accounts.map(({ after }) => after));
  return results;
}

/**
 * Decides; then reads every believed account of a group that writes nothing, because no fence
 * would notice a wrong belief there, and decides again if one was wrong. Each round reads accounts
 * that were not read before, so it ends; nearly always there are none or one.
 */
async function decideOnRows(
  tx: Tx,
  groups: readonly (readonly Transfer[])[],
  { snapshot, believedIds }: Awaited<ReturnType<typeof loadSnapshot>>,
  cache: AccountCache,
): Promise<ReturnType<typeof decide>> {
  const accounts = new Map(snapshot.accounts);
  const unread = new Set(believedIds);
  const read = [...accounts.values()].filter(({ id }) => !unread.has(id));
  cache.rememberRead(read);
  markContended(read);
  for (;;) {
    const decided = decide({ ...snapshot, accounts }, groups, tx.now);
    const idle = groups.filter((_, index) => decided.results[index]?.code !== "created").flat();
    const named = idle.flatMap((transfer) => [transfer.debitAccountId, transfer.creditAccountId]);
    const doubtful = new Set(named.filter((id) => unread.has(id)));
    if (doubtful.size === 0) return decided;
    const states = [...(await loadAccountStates(tx, doubtful)).values()];
    const wrong = states.filter((state) => {
      const believed = accounts.get(state.id);
      return !believed || !isSameState(believed, state);
    });
    for (const id of doubtful) unread.delete(id);
    if (wrong.length === 0) return decided;
    for (const state of wrong) accounts.set(state.id, state);
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

async function writeFenced(tx: Tx, listId: bigint, plan: Plan, cache: AccountCache): Promise<void> {
  try {
    await writePlan(tx, listId, plan);
  } catch (error) {
    const isMiss = error instanceof FenceMiss || FENCE_CODES.has((error as Coded).code ?? "");
    if (!isMiss) throw error;
    cache.forget(plan.accounts.map(({ after }) => after.id));
    suspect(plan);
    throw new FenceMiss();
  }
}

interface Coded {
  code?: string;
}
