import type { Tx } from "../../platform/database.ts";
import { FenceMiss } from "../../platform/lane.ts";
import { arrayOf, arrayOfTimes, timeText } from "./arrays.ts";
import { listHash } from "./list-hash.ts";
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
import { transferKinds } from "./types.ts";

/**
 * Writes a whole plan with one statement for each table, sent together. Every statement must touch
 * exactly the rows that were decided on; if not, another writer was faster: `FenceMiss`.
 */
export async function writePlan(tx: Tx, listId: bigint, plan: Plan): Promise<void> {
  const first = plan.transfers[0];
  if (!first) return;
  const atUs = first.atUs;
  await Promise.all([
    writeAccounts(tx, plan),
    writeTransfers(tx, plan, listId, atUs),
    writeEntries(tx, plan, atUs),
    writeHolds(tx, plan),
    writeReversed(tx, plan),
    tx.run(insertList, listId, timeText(atUs), plan.transfers.length, listHash(plan.transfers)),
  ]);
}

async function expectRows(count: number, rows: Promise<number>): Promise<void> {
  if ((await rows) !== count) throw new FenceMiss();
}

function writeAccounts(tx: Tx, plan: Plan): Promise<void> {
  // In key order, so that two writers take the rows' locks in the same order.
  const changes = [...plan.accounts].sort((a, b) => (a.after.key < b.after.key ? -1 : 1));
  const before = changes.map((change) => change.before);
  const after = changes.map((change) => change.after);
  const rows = tx.run(
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
  return expectRows(after.length, rows);
}

function writeTransfers(tx: Tx, plan: Plan, listId: bigint, atUs: bigint): Promise<void> {
  const { transfers } = plan;
  const rows = tx.run(
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
  return expectRows(transfers.length, rows);
}

function writeEntries(tx: Tx, plan: Plan, atUs: bigint): Promise<void> {
  const { entries } = plan;
  const rows = tx.run(
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
  return expectRows(entries.length, rows);
}

async function writeHolds(tx: Tx, plan: Plan): Promise<void> {
  const fresh = plan.holds.filter((hold) => !hold.before).map((hold) => hold.after);
  const changed = plan.holds.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  const writes: Promise<void>[] = [];
  if (fresh.length > 0) {
    const rows = tx.run(
      insertHolds,
      arrayOf(fresh.map((hold) => hold.id)),
      arrayOf(fresh.map((hold) => hold.debitKey)),
      arrayOf(fresh.map((hold) => hold.creditKey)),
      arrayOf(fresh.map((hold) => hold.state)),
      arrayOf(fresh.map((hold) => hold.remainingMinor)),
      arrayOfTimes(fresh.map((hold) => hold.expiresAt)),
      arrayOf(fresh.map((hold) => hold.version)),
    );
    writes.push(expectRows(fresh.length, rows));
  }
  if (changed.length > 0) {
    const rows = tx.run(
      updateHolds,
      arrayOf(changed.map((hold) => hold.after.id)),
      arrayOf(changed.map((hold) => hold.before.version)),
      arrayOf(changed.map((hold) => hold.after.state)),
      arrayOf(changed.map((hold) => hold.after.remainingMinor)),
      arrayOf(changed.map((hold) => hold.after.version)),
    );
    writes.push(expectRows(changed.length, rows));
  }
  await Promise.all(writes);
}

async function writeReversed(tx: Tx, plan: Plan): Promise<void> {
  const fresh = plan.reversed.filter((item) => !item.before).map((item) => item.after);
  const changed = plan.reversed.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  const writes: Promise<void>[] = [];
  if (fresh.length > 0) {
    const rows = tx.run(
      insertReversed,
      arrayOf(fresh.map((item) => item.id)),
      arrayOf(fresh.map((item) => item.reversedMinor)),
      arrayOf(fresh.map((item) => item.version)),
    );
    writes.push(expectRows(fresh.length, rows));
  }
  if (changed.length > 0) {
    const rows = tx.run(
      updateReversed,
      arrayOf(changed.map((item) => item.after.id)),
      arrayOf(changed.map((item) => item.before.version)),
      arrayOf(changed.map((item) => item.after.reversedMinor)),
      arrayOf(changed.map((item) => item.after.version)),
    );
    writes.push(expectRows(changed.length, rows));
  }
  await Promise.all(writes);
}
