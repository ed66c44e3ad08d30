import type { Reader } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { kindName } from "../post/load.ts";
import type { TransferKind } from "../types.ts";
import { accountIdsByKey } from "./queries.ts";
import { listsAfter, transfersOfLists } from "./queries-seals.ts";

export interface JournalLine {
  readonly id: string;
  readonly at: string;
  readonly listId: bigint;
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amountMinor: bigint;
  readonly kind: TransferKind;
  readonly code: number;
  readonly reference: string | null;
  readonly relatedId: string | null;
  readonly effectiveAt: Date | null;
}

/** Lists of one page; with 1,000 transfers each at most it stays in memory. */
const LISTS_MAX = 50;

/**
 * The journal in the order of its chain. `cursor` is `<transaction>.<list>` of the page before;
 * a page without lines is the end, and the same cursor goes on later.
 */
export async function journalAfter(
  reader: Reader,
  cursor = "0.0",
): Promise<{ lines: JournalLine[]; cursor: string }> {
  const [transactionId = "0", listId = "0"] = cursor.split(".");
  const lists = await reader.all(listsAfter, transactionId, BigInt(listId), LISTS_MAX);
  const last = lists.at(-1);
  if (!last) return { lines: [], cursor };
  const place = new Map(lists.map((list, index) => [list.id, index]));
  const rows = await reader.all(transfersOfLists, arrayOf([...place.keys()]));
  rows.sort((a, b) => (place.get(a.list_id) ?? 0) - (place.get(b.list_id) ?? 0));
  const keys = new Set(rows.flatMap((row) => [row.debit_key, row.credit_key]));
  const accounts = await reader.all(accountIdsByKey, arrayOf([...keys]));
  const idOfKey = new Map(accounts.map((row) => [row.key, row.id]));
  const lines = rows.map((row) => ({
    id: row.id,
    at: new Date(Number(row.at_us / 1000n)).toISOString(),
    listId: row.list_id,
    debitAccountId: idOfKey.get(row.debit_key) ?? "",
    creditAccountId: idOfKey.get(row.credit_key) ?? "",
    amountMinor: row.amount_minor,
    kind: kindName(row.kind),
    code: row.code,
    reference: row.reference,
    relatedId: row.related_id,
    effectiveAt: row.effective_at,
  }));
  return { lines, cursor: `${last.transaction_id}.${last.id}` };
}
