import type { Reader } from "../../../platform/database/database.ts";
import { arrayOf, timeText } from "../arrays.ts";
import { accountKey } from "../keys.ts";
import { kindName, loadAccountStates } from "../post/load.ts";
import { loadTransfers } from "../post/queries.ts";
import { toBalance } from "../post/state.ts";
import type { Balance, Entry } from "../types.ts";
import { accountsByKey, balanceAtInstant, entriesBefore } from "./queries.ts";

/** Balances with their holds, all read at one instant; unknown accounts are left out. */
export async function balancesOf(
  reader: Reader,
  accountIds: readonly string[],
): Promise<Map<string, Balance>> {
  const states = await loadAccountStates(reader, new Set(accountIds));
  return new Map([...states].map(([id, state]) => [id, toBalance(state)]));
}

/** The posted balance at an instant, in minor units: one index look-up, however long ago. */
export async function balanceAt(reader: Reader, accountId: string, at: Date): Promise<bigint> {
  const row = await reader.maybe(balanceAtInstant, accountKey(accountId), at);
  return row?.balance_minor ?? 0n;
}

/** The most lines of one page. */
const ENTRIES_MAX = 1_000;

/** The account's history, newest first; `before` is the `cursor` of the last line seen. */
export async function entriesOf(
  reader: Reader,
  accountId: string,
  { before, limit }: { before?: bigint; limit: number },
): Promise<Entry[]> {
  const key = accountKey(accountId);
  const size = Math.min(Math.max(limit, 1), ENTRIES_MAX);
  const beforeText = before === undefined ? "infinity" : timeText(before);
  const rows = await reader.all(entriesBefore, key, beforeText, size + 1);
  const ids = arrayOf(rows.map((row) => row.transfer_id));
  const transfers = new Map((await reader.all(loadTransfers, ids)).map((row) => [row.id, row]));
  const counterKeys = [...transfers.values()].map((transfer) =>
    transfer.debit_key === key ? transfer.credit_key : transfer.debit_key,
  );
  const counters = await reader.all(accountsByKey, arrayOf([...new Set(counterKeys)]));
  const idOfKey = new Map(counters.map((row) => [row.key, row.id]));
  return rows.slice(0, size).map((row, index) => {
    const transfer = transfers.get(row.transfer_id);
    if (!transfer) throw new Error(`entry ${accountId}/${row.version} has no transfer`);
    const counterKey = transfer.debit_key === key ? transfer.credit_key : transfer.debit_key;
    return {
      accountId,
      version: row.version,
      at: new Date(Number(row.at_us / 1000n)),
      cursor: row.at_us,
      changeMinor: row.balance_minor - (rows[index + 1]?.balance_minor ?? 0n),
      balanceMinor: row.balance_minor,
      heldMinor: row.held_minor ?? 0n,
      incomingMinor: row.incoming_minor ?? 0n,
      transferId: row.transfer_id,
      kind: kindName(transfer.kind),
      code: transfer.code,
      reference: transfer.reference,
      counterAccountId: idOfKey.get(counterKey) ?? "",
    };
  });
}
