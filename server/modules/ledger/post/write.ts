import type { Tx } from "../../../platform/database/database.ts";
import { arrayOf, arrayOfTimes, timeText } from "../arrays.ts";
import { transferKinds } from "../types.ts";
import { listHash } from "./list-hash.ts";
import type { NewList } from "./list-numbers.ts";
import {
  insertEntries,
  insertHolds,
  insertList,
  insertReversed,
  insertTransfers,
  updateAccounts,
  updateHolds,
  updateReversed,
} from "./queries.ts";
import type { Plan } from "./state.ts";
import { isSingle, writeSingle } from "./write-single.ts";

/**
 * Writes a whole plan, one statement for each table, sent together with the transaction's commit.
 * If a row differs from the state it was decided on, its fence fails the transaction, which is
 * then retried.
 */
export function writePlan(tx: Tx, list: NewList, plan: Plan): void {
  const first = plan.transfers[0];
  if (!first) return;
  if (isSingle(plan) && !list.isSpread) {
    writeSingle(tx, list.id, plan);
    return;
  }
  const { atUs } = first;
  writeAccounts(tx, plan);
  writeTransfers(tx, plan, list.id, atUs);
  writeEntries(tx, plan, atUs);
  writeHolds(tx, plan);
  writeReversed(tx, plan);
  tx.writeAtCommit(
    insertList,
    list.id,
    timeText(atUs),
    plan.transfers.length,
    listHash(plan.transfers),
  );
}

function writeAccounts(tx: Tx, plan: Plan): void {
  // In key order, so that two writers take the rows' locks in the same order.
  const changes = [...plan.accounts].sort((a, b) => (a.after.key < b.after.key ? -1 : 1));
  const before = changes.map((change) => change.before);
  const after = changes.map((change) => change.after);
  tx.writeAtCommit(
    updateAccounts,
    arrayOf(after.map((account) => account.key)),
    arrayOf(before.map((account) => account.version)),
    arrayOf(before.map((account) => account.rulesVersion)),
    arrayOf(before.map((account) => account.debitsPending)),
    arrayOf(before.map((account) => account.creditsPending)),
    arrayOf(before.map((account) => account.debitsPosted)),
    arrayOf(before.map((account) => account.creditsPosted)),
    arrayOf(before.map((account) => account.lastAtUs)),
    arrayOf(after.map((account) => account.debitsPending)),
    arrayOf(after.map((account) => account.creditsPending)),
    arrayOf(after.map((account) => account.debitsPosted)),
    arrayOf(after.map((account) => account.creditsPosted)),
    arrayOf(after.map((account) => account.version)),
    arrayOf(after.map((account) => account.lastAtUs)),
  );
}

function writeTransfers(tx: Tx, plan: Plan, listId: bigint, atUs: bigint): void {
  const { transfers } = plan;
  tx.writeAtCommit(
    insertTransfers,
    listId,
    timeText(atUs),
    arrayOf(transfers.map((transfer) => transfer.id)),
    arrayOf(transfers.map((transfer) => transfer.debitKey)),
    arrayOf(transfers.map((transfer) => transfer.creditKey)),
    arrayOf(transfers.map((transfer) => transfer.amountMinor)),
    arrayOf(transfers.map((transfer) => transfer.atUs - atUs)),
    arrayOf(transfers.map((transfer) => transfer.code)),
    arrayOf(transfers.map((transfer) => transferKinds[transfer.kind])),
    arrayOf(transfers.map((transfer) => transfer.reference)),
    arrayOf(transfers.map((transfer) => transfer.relatedId)),
    arrayOfTimes(transfers.map((transfer) => transfer.effectiveAt)),
    arrayOfTimes(transfers.map((transfer) => transfer.expiresAt)),
  );
}

function writeEntries(tx: Tx, plan: Plan, atUs: bigint): void {
  const { entries } = plan;
  tx.writeAtCommit(
    insertEntries,
    timeText(atUs),
    arrayOf(entries.map((entry) => entry.accountKey)),
    arrayOf(entries.map((entry) => entry.atUs - atUs)),
    arrayOf(entries.map((entry) => entry.version)),
    arrayOf(entries.map((entry) => entry.transferId)),
    arrayOf(entries.map((entry) => entry.balanceMinor)),
    arrayOf(entries.map((entry) => entry.heldMinor || null)),
    arrayOf(entries.map((entry) => entry.incomingMinor || null)),
  );
}

function writeHolds(tx: Tx, plan: Plan): void {
  const fresh = plan.holds.filter((hold) => !hold.before).map((hold) => hold.after);
  const changed = plan.holds.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  if (fresh.length > 0) {
    tx.writeAtCommit(
      insertHolds,
      arrayOf(fresh.map((hold) => hold.id)),
      arrayOf(fresh.map((hold) => hold.debitKey)),
      arrayOf(fresh.map((hold) => hold.creditKey)),
      arrayOf(fresh.map((hold) => hold.code)),
      arrayOf(fresh.map((hold) => hold.state)),
      arrayOf(fresh.map((hold) => hold.remainingMinor)),
      arrayOfTimes(fresh.map((hold) => hold.expiresAt)),
      arrayOf(fresh.map((hold) => hold.version)),
    );
  }
  if (changed.length > 0) {
    tx.writeAtCommit(
      updateHolds,
      arrayOf(changed.map((hold) => hold.after.id)),
      arrayOf(changed.map((hold) => hold.before.version)),
      arrayOf(changed.map((hold) => hold.after.state)),
      arrayOf(changed.map((hold) => hold.after.remainingMinor)),
      arrayOf(changed.map((hold) => hold.after.version)),
    );
  }
}

function writeReversed(tx: Tx, plan: Plan): void {
  const fresh = plan.reversed.filter((item) => !item.before).map((item) => item.after);
  const changed = plan.reversed.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  if (fresh.length > 0) {
    tx.writeAtCommit(
      insertReversed,
      arrayOf(fresh.map((item) => item.id)),
      arrayOf(fresh.map((item) => item.reversedMinor)),
      arrayOf(fresh.map((item) => item.version)),
    );
  }
  if (changed.length > 0) {
    tx.writeAtCommit(
      updateReversed,
      arrayOf(changed.map((item) => item.after.id)),
      arrayOf(changed.map((item) => item.before.version)),
      arrayOf(changed.map((item) => item.after.reversedMinor)),
      arrayOf(changed.map((item) => item.after.version)),
    );
  }
}
