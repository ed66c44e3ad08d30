import { statement } from "../../../platform/database/database.ts";

/** The statements of the chain: lists, their transfers, and the seals over them. */

export const trySealLock = statement<[], { locked: boolean }>(
  "ledger.trySealLock",
  `select pg_try_advisory_xact_lock(7204120) as locked`,
);

export interface SealRow {
  number: bigint;
  transaction_id: string;
  list_id: bigint;
  lists: number;
  previous_hash: Buffer;
  hash: Buffer;
  sealed_at: Date;
}

const SEAL_COLUMNS = `number, transaction_id::text, list_id, lists, previous_hash, hash, sealed_at`;

export const lastSeal = statement<[], SealRow>(
  "ledger.lastSeal",
  `select ${SEAL_COLUMNS} from ledger.seal order by number desc limit 1`,
);

export const sealByNumber = statement<[number: bigint], SealRow>(
  "ledger.sealByNumber",
  `select ${SEAL_COLUMNS} from ledger.seal where number = $1`,
);

export interface ListRow {
  transaction_id: string;
  id: bigint;
  transfers: number;
  hash: Buffer;
}

/**
 * Committed lists after a position; none of them can still get a neighbour before it. Ordered by
 * the table's column: the bare name would mean the text beside it, in which 9 comes after 10.
 */
export const listsAfter = statement<
  [transactionId: string, listId: bigint, limit: number],
  ListRow
>(
  "ledger.listsAfter",
  `select transaction_id::text, id, transfers, hash from ledger.list
   where (transaction_id, id) > ($1::text::xid8, $2::bigint)
     and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
   order by list.transaction_id, id limit $3`,
);

export const listsBetween = statement<
  [afterTransactionId: string, afterListId: bigint, lastTransactionId: string, lastListId: bigint],
  ListRow
>(
  "ledger.listsBetween",
  `select transaction_id::text, id, transfers, hash from ledger.list
   where (transaction_id, id) > ($1::text::xid8, $2::bigint)
     and (transaction_id, id) <= ($3::text::xid8, $4::bigint)
   order by list.transaction_id, id`,
);

export const insertSeal = statement<
  [
    number: bigint,
    transactionId: string,
    listId: bigint,
    lists: number,
    previousHash: Buffer,
    hash: Buffer,
    now: Date,
  ]
>(
  "ledger.insertSeal",
  `insert into ledger.seal
     (number, transaction_id, list_id, lists, previous_hash, hash, sealed_at)
   values ($1, $2::text::xid8, $3, $4, $5, $6, $7)`,
);

export interface ListedTransferRow {
  id: string;
  debit_key: bigint;
  credit_key: bigint;
  amount_minor: bigint;
  at_us: bigint;
  list_id: bigint;
  code: number;
  kind: number;
  reference: string | null;
  related_id: string | null;
  effective_at: Date | null;
  expires_at: Date | null;
}

export const transfersOfLists = statement<[listIds: string], ListedTransferRow>(
  "ledger.transfersOfLists",
  `select id, debit_key, credit_key, amount_minor,
     (extract(epoch from at) * 1000000)::bigint as at_us, list_id, code, kind, reference,
     related_id, effective_at, expires_at
   from ledger.transfer where list_id = any ($1::bigint[]) order by list_id, at`,
);
