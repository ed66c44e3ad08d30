import type { Reader } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { accountKey, isUuid } from "../keys.ts";
import { type Transfer, type TransferKind, transferKinds } from "../types.ts";
import type { AccountCache } from "./cache.ts";
import { relatedIdOf } from "./check.ts";
import {
  type AccountRow,
  type HoldRow,
  loadAccounts,
  loadHolds,
  loadReversed,
  loadTransfers,
  type TransferRow,
} from "./queries.ts";
import type { AccountState, HoldState, Snapshot, StoredTransfer } from "./state.ts";

/**
 * Loads everything that the groups need, one statement for each kind of row. Cached accounts are
 * not read, and transfer ids not seen lately are taken to be new without a look-up.
 */
export async function loadSnapshot(
  reader: Reader,
  groups: readonly (readonly Transfer[])[],
  cache: Pick<AccountCache, "get" | "transferIds">,
): Promise<{ snapshot: Snapshot; unread: Unread }> {
  const { accountIds, transferIds, holdIds, reversedIds, newIds } = idsIn(groups, cache);
  const known = [...accountIds].flatMap((id) => cache.get(id) ?? []);
  for (const { id } of known) accountIds.delete(id);
  const none = Promise.resolve([]);
  // Sent together: the connection pipelines them.
  const [accounts, transfers, holds, reversed] = await Promise.all([
    loadAccountStates(reader, accountIds),
    loadStoredTransfers(reader, transferIds),
    holdIds.size > 0 ? reader.all(loadHolds, arrayOf([...holdIds])) : none,
    reversedIds.size > 0 ? reader.all(loadReversed, arrayOf([...reversedIds])) : none,
  ]);
  const snapshot = {
    accounts: new Map([...known.map((state) => [state.id, state] as const), ...accounts]),
    transfers,
    holds: byId(holds.map(toHoldState)),
    reversed: byId(
      reversed.map((row) => ({
        id: row.id,
        reversedMinor: row.reversed_minor,
        version: row.version,
      })),
    ),
  };
  return { snapshot, unread: { accountIds: new Set(known.map(({ id }) => id)), newIds } };
}

/** The parts of a snapshot that were taken from the cache and not read from the database. */
export interface Unread {
  readonly accountIds: Set<string>;
  /** Ids of transfers that are taken to be new. */
  readonly newIds: Set<string>;
}

function idsIn(groups: readonly (readonly Transfer[])[], cache: Pick<AccountCache, "transferIds">) {
  const accountIds = new Set<string>();
  const newIds = new Set<string>();
  const transferIds = new Set<string>();
  const holdIds = new Set<string>();
  const reversedIds = new Set<string>();
  for (const group of groups) {
    for (const transfer of group) {
      accountIds.add(transfer.debitAccountId).add(transfer.creditAccountId);
      if (cache.transferIds.has(transfer.id)) transferIds.add(transfer.id);
      else if (isUuid(transfer.id)) newIds.add(transfer.id);
      const relatedId = relatedIdOf(transfer);
      if (relatedId === null || !isUuid(relatedId)) continue;
      if (transfer.kind === "reversal") {
        transferIds.add(relatedId);
        reversedIds.add(relatedId);
      } else holdIds.add(relatedId);
    }
  }
  return { accountIds, transferIds, holdIds, reversedIds, newIds };
}

export async function loadAccountStates(
  reader: Reader,
  accountIds: Iterable<string>,
): Promise<ReadonlyMap<string, AccountState>> {
  const keys = Array.from(accountIds, accountKey);
  if (keys.length === 0) return new Map();
  const rows = await reader.all(loadAccounts, arrayOf(keys));
  return byId(rows.map(toAccountState));
}

export async function loadStoredTransfers(
  reader: Reader,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, StoredTransfer>> {
  const list = [...ids];
  if (list.length === 0) return new Map();
  return byId((await reader.all(loadTransfers, arrayOf(list))).map(toStoredTransfer));
}

function byId<V extends { id: string }>(values: readonly V[]): ReadonlyMap<string, V> {
  return new Map(values.map((value) => [value.id, value]));
}

export function toAccountState(row: AccountRow): AccountState {
  return {
    id: row.id,
    key: row.key,
    currency: row.currency,
    floorMinor: row.floor_minor,
    ceilingMinor: row.ceiling_minor,
    debitFrozen: row.debit_frozen,
    creditFrozen: row.credit_frozen,
    closed: row.closed,
    rulesVersion: row.rules_version,
    debitsPending: row.debits_pending,
    creditsPending: row.credits_pending,
    debitsPosted: row.debits_posted,
    creditsPosted: row.credits_posted,
    version: row.version,
    lastAtUs: row.last_at_us,
  };
}

const kindNames = new Map(
  Object.entries(transferKinds).map(([name, number]) => [number as number, name as TransferKind]),
);

export function kindName(kind: number): TransferKind {
  const name = kindNames.get(kind);
  if (!name) throw new Error(`transfer kind ${kind} is unknown`);
  return name;
}

export function toStoredTransfer(row: TransferRow): StoredTransfer {
  return {
    id: row.id,
    debitKey: row.debit_key,
    creditKey: row.credit_key,
    amountMinor: row.amount_minor,
    code: row.code,
    kind: kindName(row.kind),
    reference: row.reference,
    relatedId: row.related_id,
    effectiveAt: row.effective_at,
    expiresAt: row.expires_at,
  };
}

function toHoldState(row: HoldRow): HoldState {
  return {
    id: row.id,
    debitKey: row.debit_key,
    creditKey: row.credit_key,
    code: row.code,
    state: row.state,
    remainingMinor: row.remaining_minor,
    expiresAt: row.expires_at,
    version: row.version,
  };
}
