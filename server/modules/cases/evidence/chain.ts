import { createHash } from "node:crypto";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { type Actor, actorName } from "../../../platform/http/permission.ts";
import { chainHead, entriesOfCase, insertEntry, readChainHead } from "./queries.ts";
import type { EntryData, EntryKind, EntryRow } from "./types.ts";

/** What stands before the first entry of every case. */
export const GENESIS: Buffer = Buffer.alloc(32);

/**
 * Writes down what happened on a case. Each entry carries the SHA-256 of the one before and of
 * itself, and the case carries the last one, so that a changed, lost or slipped-in entry shows.
 */
export async function addEntry(
  tx: Tx,
  actor: Actor,
  caseId: string,
  kind: EntryKind,
  data: EntryData = {},
): Promise<void> {
  const head = await tx.one(chainHead, caseId);
  const entry = {
    case_id: caseId,
    number: head.entries + 1,
    at: tx.now,
    actor: actorName(actor),
    kind,
    data,
  };
  const hash = entryHash(entry, head.head_hash);
  await tx.run(
    insertEntry,
    caseId,
    entry.number,
    entry.at,
    entry.actor,
    kind,
    JSON.stringify(data),
    head.head_hash,
    hash,
  );
}

export interface ChainProof {
  readonly entries: readonly EntryRow[];
  /** The number of the first entry that does not fit; undefined when all do. */
  readonly brokenAt: number | undefined;
}

/** Walks a case's evidence and names the first entry that does not fit. */
export async function verifyChain(reader: Reader, caseId: string): Promise<ChainProof> {
  // The head first: an entry that comes between the two reads is then only one more.
  const head = await reader.one(readChainHead, caseId);
  const entries = await reader.all(entriesOfCase, caseId);
  let previous = GENESIS;
  for (const [index, entry] of entries.entries()) {
    const expected = entryHash(entry, previous);
    const fits =
      entry.number === index + 1 &&
      entry.previous_hash.equals(previous) &&
      entry.hash.equals(expected);
    if (!fits) return { entries, brokenAt: index + 1 };
    previous = expected;
  }
  const last = entries[head.entries - 1]?.hash ?? GENESIS;
  const complete = head.entries <= entries.length && head.head_hash.equals(last);
  return { entries, brokenAt: complete ? undefined : entries.length + 1 };
}

type HashedEntry = Pick<EntryRow, "case_id" | "number" | "at" | "actor" | "kind" | "data">;

function entryHash(entry: HashedEntry, previous: Buffer): Buffer {
  // Keys in order of their names: the database keeps the data of an entry, not its key order.
  const data = Object.entries(entry.data).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([
    entry.case_id,
    entry.number,
    entry.at.toISOString(),
    entry.actor,
    entry.kind,
    data,
  ]);
  return createHash("sha256").update(previous).update(text).digest();
}
