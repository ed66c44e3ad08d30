import { createHash } from "node:crypto";
import type { App } from "../app.ts";
import type { Reader, Tx, Writer } from "../database/database.ts";
import { type Actor, actorName } from "../http/permission.ts";
import { uuidv7 } from "../ids.ts";
import {
  type AuditRow,
  insertAudit,
  lastSealed,
  sealAudit,
  sealedAuditAfter,
  tryAuditLock,
  unsealedAudit,
} from "./queries.ts";

export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly details?: Record<string, unknown>;
}

/**
 * Who did what. Entries are written with the act they describe and cannot be changed; a sealer
 * links them into one SHA-256 chain shortly after, so that a removed or altered entry shows.
 */
export async function audit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await write(tx, tx.now, actor, entry);
}

/**
 * Who saw what. The entry commits on its own; call it before the data is handed out, so that
 * nothing is shown that could not be logged.
 */
export async function auditRead(reader: Reader, actor: Actor, entry: AuditEntry): Promise<void> {
  await write(reader.app.database, reader.now, actor, entry);
}

async function write(to: Writer, at: Date, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, subject, details = {} } = entry;
  const id = uuidv7(at.getTime());
  await to.run(insertAudit, id, at, actorName(actor), action, subject, JSON.stringify(details));
}

const LIST_MAX = 1_000;
const SEAL_EVERY_MS = 1_000;
const GENESIS: Buffer = Buffer.alloc(32);

/** Seals what is unsealed, in order; returns how many. Only one process seals at a time. */
export async function sealAuditEntries(app: App): Promise<number> {
  return app.database.transaction(async (tx: Tx) => {
    if (!(await tx.one(tryAuditLock)).locked) return 0;
    const rows = await tx.all(unsealedAudit, LIST_MAX);
    if (rows.length === 0) return 0;
    const last = await tx.maybe(lastSealed);
    let number = last?.number ?? 0n;
    let previous: Buffer = last?.hash ?? GENESIS;
    const sealed = rows.map((row) => {
      number += 1n;
      const link = { id: row.id, number, previous, hash: entryHash(row, number, previous) };
      previous = link.hash;
      return link;
    });
    await tx.run(
      sealAudit,
      sealed.map((link) => link.id),
      sealed.map((link) => link.number),
      sealed.map((link) => link.previous),
      sealed.map((link) => link.hash),
    );
    return sealed.length;
  });
}

/** Walks the whole chain; returns the number of the first entry that does not fit, if any. */
export async function verifyAuditChain(
  reader: Reader,
): Promise<{ entries: bigint; brokenAt: bigint | undefined }> {
  let number = 0n;
  let previous: Buffer = GENESIS;
  for (;;) {
    const rows = await reader.all(sealedAuditAfter, number, LIST_MAX);
    if (rows.length === 0) return { entries: number, brokenAt: undefined };
    for (const row of rows) {
      const expected = entryHash(row, number + 1n, previous);
      if (row.number !== number + 1n || !row.hash?.equals(expected)) {
        return { entries: number, brokenAt: number + 1n };
      }
      number += 1n;
      previous = expected;
    }
  }
}

export function startAuditSealer(app: App): () => void {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      while ((await sealAuditEntries(app)) === LIST_MAX);
    } catch (error) {
      app.log.warn({ err: error }, "audit sealing failed; tried again in a second");
    } finally {
      busy = false;
    }
  }, SEAL_EVERY_MS);
  return () => clearInterval(timer);
}

function entryHash(row: AuditRow, number: bigint, previous: Buffer): Buffer {
  const text = JSON.stringify([
    number.toString(),
    row.id,
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subject,
    row.details,
  ]);
  return createHash("sha256").update(previous).update(text).digest();
}
