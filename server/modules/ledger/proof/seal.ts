import { createHash } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertSeal, type ListRow, lastSeal, listsAfter, trySealLock } from "./queries-seals.ts";

export const GENESIS: Buffer = Buffer.alloc(32);
/** Lists read for one seal. */
const LISTS_MAX = 1_000;
/** A seal is also the unit of the proof, which holds its transfers in memory. */
const TRANSFERS_MAX = 20_000;

/**
 * Seals committed lists that have no seal yet, one link of the chain at a time: SHA-256 over the
 * link before and the hashes of the lists. Outside the money path, so that lists of several lanes
 * and processes need not wait for one head. Returns how many lists were sealed.
 */
export async function sealLists(app: App): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await app.database.transaction(sealOnce);
    if (count === 0) return sealed;
    sealed += count;
  }
}

async function sealOnce(tx: Tx): Promise<number> {
  if (!(await tx.one(trySealLock)).locked) return 0;
  const last = await tx.maybe(lastSeal);
  const found = await tx.all(
    listsAfter,
    last?.transaction_id ?? "0",
    last?.list_id ?? 0n,
    LISTS_MAX,
  );
  const lists = upToTransfersMax(found);
  const end = lists.at(-1);
  if (!end) return 0;
  const previous = last?.hash ?? GENESIS;
  const number = (last?.number ?? 0n) + 1n;
  const hash = sealHash(previous, lists);
  await tx.run(
    insertSeal,
    number,
    end.transaction_id,
    end.id,
    lists.length,
    previous,
    hash,
    tx.now,
  );
  return lists.length;
}

function upToTransfersMax(lists: readonly ListRow[]): readonly ListRow[] {
  let transfers = 0;
  const end = lists.findIndex((list, index) => {
    transfers += list.transfers;
    return index > 0 && transfers > TRANSFERS_MAX;
  });
  return end === -1 ? lists : lists.slice(0, end);
}

export function sealHash(previous: Buffer, lists: readonly ListRow[]): Buffer {
  const hash = createHash("sha256").update(previous);
  for (const list of lists) hash.update(list.hash);
  return hash.digest();
}
