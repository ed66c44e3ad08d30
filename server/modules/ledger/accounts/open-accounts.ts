import type { Tx } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { refuse } from "../errors.ts";
import { accountKey } from "../keys.ts";
import type { NewAccount } from "../types.ts";
import { type AccountFields, accountsByKey, insertAccounts } from "./queries.ts";

/**
 * Opens accounts. Opening an account again with the same fields changes nothing; with other fields
 * it is refused.
 */
export async function openAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  const inserted = await tx.run(
    insertAccounts,
    arrayOf(accounts.map((account) => accountKey(account.id))),
    accounts.map((account) => account.id),
    accounts.map((account) => account.owner),
    accounts.map((account) => account.currency),
    arrayOf(accounts.map((account) => account.code)),
    arrayOf(accounts.map((account) => account.floorMinor)),
    arrayOf(accounts.map((account) => account.ceilingMinor ?? null)),
    tx.now,
  );
  if (inserted === accounts.length) return;
  const keys = arrayOf(accounts.map((account) => accountKey(account.id)));
  const stored = new Map((await tx.all(accountsByKey, keys)).map((row) => [row.key, row]));
  for (const account of accounts) {
    if (!isSame(account, stored.get(accountKey(account.id)))) {
      throw refuse("account_exists_differently", { accountId: account.id });
    }
  }
}

function isSame(account: NewAccount, stored: AccountFields | undefined): boolean {
  return (
    stored !== undefined &&
    stored.id === account.id &&
    stored.owner === account.owner &&
    stored.currency === account.currency &&
    stored.code === account.code &&
    stored.floor_minor === account.floorMinor &&
    stored.ceiling_minor === (account.ceilingMinor ?? null)
  );
}
