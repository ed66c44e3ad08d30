import type { Tx } from "../../../platform/database/database.ts";
import { timeText } from "../arrays.ts";
import { type TransferKind, transferKinds } from "../types.ts";
import { listHash } from "./list-hash.ts";
import { postSingle } from "./queries-single.ts";
import type { AccountState, Plan, PlannedTransfer } from "./state.ts";

/** Kinds that move posted money and touch no hold and no other transfer. */
const PLAIN_KINDS: ReadonlySet<TransferKind> = new Set([
  "posted",
  "balancing_debit",
  "balancing_credit",
]);

/** True for one plain transfer, the usual batch of an idle system. */
export function isSingle({ transfers, accounts }: Plan): boolean {
  const [first] = transfers;
  return transfers.length === 1 && accounts.length === 2 && PLAIN_KINDS.has(first?.kind as never);
}

/** Writes a plan of one plain transfer in one statement. */
export function writeSingle(tx: Tx, listId: bigint, { transfers, accounts }: Plan): void {
  const [transfer] = transfers;
  const [first, second] = accounts;
  if (!transfer || !first || !second) throw new Error("a plan of one transfer is not whole");
  const isOrdered = first.before.key < second.before.key;
  tx.writeAtCommit(
    postSingle,
    ...listOf(listId, transfer),
    ...fenceOf(isOrdered ? first.before : second.before),
    ...fenceOf(isOrdered ? second.before : first.before),
  );
}

function listOf(listId: bigint, transfer: PlannedTransfer) {
  const { id, debitKey, creditKey, amountMinor, atUs, code, kind, reference } = transfer;
  return [
    listId,
    timeText(atUs),
    atUs,
    listHash([transfer]),
    id,
    debitKey,
    creditKey,
    amountMinor,
    code,
    transferKinds[kind],
    reference,
    transfer.effectiveAt,
  ] as const;
}

function fenceOf(account: AccountState) {
  return [
    account.key,
    account.version,
    account.rulesVersion,
    account.debitsPending,
    account.creditsPending,
    account.debitsPosted,
    account.creditsPosted,
    account.lastAtUs,
  ] as const;
}
