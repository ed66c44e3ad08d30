import type { Tx } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { refuse } from "../errors.ts";
import { accountKey } from "../keys.ts";
import { loadAccountStates } from "../post/load.ts";
import { closeEmpty, setFrozen } from "./queries.ts";

/**
 * Stops new debits, new credits or both; a side that is not given stays as it is. Holds made before
 * can still be captured or voided. Takes effect with its commit: the fence fails any list that was
 * decided before.
 */
export async function freezeAccounts(
  tx: Tx,
  accountIds: readonly string[],
  { debit, credit }: { debit?: boolean; credit?: boolean },
): Promise<void> {
  const keys = arrayOf(accountIds.map(accountKey));
  const changed = await tx.run(setFrozen, keys, debit ?? null, credit ?? null);
  if (changed !== new Set(accountIds).size) await refuseMissing(tx, accountIds);
}

/** Closes for good; refused while there is money or a hold. Closing twice is allowed. */
export async function closeAccounts(tx: Tx, accountIds: readonly string[]): Promise<void> {
  const closed = await tx.run(closeEmpty, arrayOf(accountIds.map(accountKey)));
  if (closed === new Set(accountIds).size) return;
  const states = await refuseMissing(tx, accountIds);
  const open = [...states.values()].find((account) => !account.closed);
  throw refuse("account_not_empty", { accountId: open?.id ?? accountIds[0] });
}

async function refuseMissing(tx: Tx, accountIds: readonly string[]) {
  const states = await loadAccountStates(tx, accountIds);
  const missing = accountIds.find((id) => !states.has(id));
  if (missing !== undefined) throw refuse("ledger_account_not_found", { accountId: missing });
  return states;
}
