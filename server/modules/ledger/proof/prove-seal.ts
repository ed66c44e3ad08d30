import type { Reader } from "../../../platform/database/database.ts";
import { arrayOf } from "../arrays.ts";
import { listHash } from "../post/list-hash.ts";
import { kindName, toStoredTransfer } from "../post/load.ts";
import type { Failure, TransferKind } from "../types.ts";
import { checkedEntries, presentEntries, wrongAccounts } from "./queries.ts";
import {
  type ListedTransferRow,
  type ListRow,
  listsBetween,
  type SealRow,
  sealByNumber,
  transfersOfLists,
} from "./queries-seals.ts";
import { GENESIS, sealHash } from "./seal.ts";

export interface SealProof {
  readonly lists: number;
  readonly transfers: number;
  readonly accounts: number;
  readonly failures: readonly Failure[];
}

/** More failures than this in one place say nothing new. */
export const FAILURES_MAX = 20;

/** Proves one link: the chain, the lists' content, every entry, every account that was touched. */
export async function proveSeal(reader: Reader, seal: SealRow): Promise<SealProof> {
  const before = await reader.maybe(sealByNumber, seal.number - 1n);
  const from = before ?? { transaction_id: "0", list_id: 0n };
  const lists = await reader.all(
    listsBetween,
    from.transaction_id,
    from.list_id,
    seal.transaction_id,
    seal.list_id,
  );
  const transfers = await reader.all(transfersOfLists, arrayOf(lists.map((list) => list.id)));
  const keys = new Set(transfers.flatMap((row) => [row.debit_key, row.credit_key]));
  const failures = [
    ...checkChain(seal, before, lists),
    ...checkLists(lists, transfers),
    ...(await checkEntries(reader, transfers)),
    ...(await checkAccounts(reader, [...keys])),
  ];
  return { lists: lists.length, transfers: transfers.length, accounts: keys.size, failures };
}

function checkChain(seal: SealRow, before: SealRow | undefined, lists: ListRow[]): Failure[] {
  const previous = before?.hash ?? GENESIS;
  const first = before !== undefined || seal.number === 1n;
  const fits =
    first &&
    lists.length === seal.lists &&
    seal.previous_hash.equals(previous) &&
    seal.hash.equals(sealHash(previous, lists));
  return fits ? [] : [{ check: "chain", subject: `seal ${seal.number}` }];
}

function checkLists(lists: readonly ListRow[], transfers: readonly ListedTransferRow[]): Failure[] {
  const byList = Map.groupBy(transfers, (row) => row.list_id);
  return lists
    .filter((list) => {
      const rows = byList.get(list.id) ?? [];
      const content = rows.map((row) => ({ ...toStoredTransfer(row), atUs: row.at_us }));
      return rows.length !== list.transfers || !listHash(content).equals(list.hash);
    })
    .map((list) => ({ check: "list" as const, subject: `list ${list.id}` }))
    .slice(0, FAILURES_MAX);
}

const POSTING: readonly TransferKind[] = [
  "posted",
  "post_pending",
  "reversal",
  "balancing_debit",
  "balancing_credit",
];

/** What a transfer does to the posted and to the pending amount of both its accounts. */
function effectOf(row: ListedTransferRow): { posted: bigint; pending: bigint } {
  const kind = kindName(row.kind);
  const releases = ["post_pending", "void_pending", "expire"].includes(kind);
  const pending = kind === "pending" ? row.amount_minor : releases ? -row.amount_minor : 0n;
  return { posted: POSTING.includes(kind) ? row.amount_minor : 0n, pending };
}

async function checkEntries(
  reader: Reader,
  transfers: readonly ListedTransferRow[],
): Promise<Failure[]> {
  const sides = transfers.flatMap((row) => {
    const { posted, pending } = effectOf(row);
    return [
      { row, key: row.debit_key, posted: -posted, held: pending, incoming: 0n },
      { row, key: row.credit_key, posted, held: 0n, incoming: pending },
    ];
  });
  const keys = arrayOf(sides.map((side) => side.key));
  const atUs = arrayOf(sides.map((side) => side.row.at_us));
  const { found, wrong } = await reader.one(
    checkedEntries,
    keys,
    arrayOf(sides.map((side) => side.row.id)),
    atUs,
    arrayOf(sides.map((side) => side.posted)),
    arrayOf(sides.map((side) => side.held)),
    arrayOf(sides.map((side) => side.incoming)),
  );
  if (found < sides.length) {
    const present = await reader.all(presentEntries, keys, atUs);
    const names = new Set(present.map((row) => `${row.key} ${row.at_us}`));
    const missing = sides.filter(({ key, row }) => !names.has(`${key} ${row.at_us}`));
    wrong.push(...missing.map(({ key, row }) => `account key ${key}, transfer ${row.id}`));
  }
  return wrong.slice(0, FAILURES_MAX).map((subject) => ({ check: "entry", subject }));
}

export async function checkAccounts(reader: Reader, keys: readonly bigint[]): Promise<Failure[]> {
  const wrong = await reader.all(wrongAccounts, arrayOf(keys), FAILURES_MAX);
  return wrong.map((row) => ({ check: "account", subject: `account ${row.id}` }));
}
