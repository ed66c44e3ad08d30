import type { LaneResult } from "../../../platform/batch/lane.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { IdempotencyClaim } from "../../../platform/http/idempotency.ts";
import { readableNumber } from "../../../platform/ids.ts";
import { findRequestKeys, insertRequestKeys, takeReceiptSerials } from "./queries-rounds.ts";

/** What the money verbs share: rounds, idempotency keys, receipt numbers. */

/** The most items in one batch: keeps its transaction to some ten milliseconds. */
export const BATCH_MAX = 500;
/** One person's requests in a batch are processed one after the other, up to this many. */
const ROUNDS_MAX = 8;

/**
 * Processes a batch in rounds. At most one item per key in a round, so each item sees the state (a
 * day's spending, a sum refunded so far) left by its predecessor.
 */
export async function inRounds<I, O>(
  items: readonly I[],
  keyOf: (item: I) => string,
  work: (items: readonly I[]) => Promise<readonly LaneResult<O>[]>,
): Promise<readonly LaneResult<O>[]> {
  const rounds: number[][] = [];
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const round = seen.get(keyOf(item)) ?? 0;
    seen.set(keyOf(item), round + 1);
    rounds[round] = [...(rounds[round] ?? []), index];
  }
  const busy = refuseRequest("too_many_requests", { retryAfterSeconds: 1 });
  const results: LaneResult<O>[] = items.map(() => ({ ok: false, refusal: busy }));
  for (const indexes of rounds.slice(0, ROUNDS_MAX)) {
    const round = await work(indexes.map((index) => items[index] as I));
    for (const [place, index] of indexes.entries()) {
      const result = round[place];
      if (result) results[index] = result;
    }
  }
  return results;
}

/** The orders that keys were used for before. */
export type UsedKeys = ReadonlyMap<string, { payloadHash: Buffer; orderId: string }>;

export async function loadUsedKeys(tx: Tx, claims: readonly IdempotencyClaim[]): Promise<UsedKeys> {
  const rows = await tx.all(
    findRequestKeys,
    claims.map(({ scope }) => scope),
    claims.map(({ key }) => key),
  );
  return new Map(
    rows.map((row) => [claimName(row), { payloadHash: row.payload_hash, orderId: row.order_id }]),
  );
}

/** The order of the first request with this key, and whether that asked for the same. */
export function usedOrder(
  used: UsedKeys,
  claim: IdempotencyClaim,
): { orderId: string; isSame: boolean } | undefined {
  const first = used.get(claimName(claim));
  if (!first) return undefined;
  return { orderId: first.orderId, isSame: first.payloadHash.equals(claim.payloadHash) };
}

export function writeUsedKeys(
  tx: Tx,
  uses: readonly { claim: IdempotencyClaim; customerId: string; orderId: string }[],
): void {
  if (uses.length === 0) return;
  tx.writeAtCommit(
    insertRequestKeys,
    uses.map(({ claim }) => claim.scope),
    uses.map(({ claim }) => claim.key),
    uses.map(({ claim }) => claim.payloadHash),
    uses.map(({ customerId }) => customerId),
    uses.map(({ orderId }) => orderId),
    tx.now,
  );
}

/** `count` receipt numbers; numbers of refused items are left out, never given twice. */
export async function takeReceipts(tx: Tx, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await tx.all(takeReceiptSerials, count);
  return rows.map(({ serial }) => readableNumber("R", tx.now, serial));
}

function claimName({ scope, key }: { scope: string; key: string }): string {
  return `${scope} ${key}`;
}
