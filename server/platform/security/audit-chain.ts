import { createHash, createHmac } from "node:crypto";
import type { App } from "../app.ts";
import type { Reader, Tx } from "../database/database.ts";
import {
  type AuditRow,
  lastSealed,
  sealAudit,
  sealedAuditAfter,
  tryAuditLock,
  unsealedAudit,
} from "./queries.ts";

/**
 * The chain of the audit log. Each entry's seal covers the one before it and is keyed, so that even
 * whoever may write to the database cannot make a chain that fits; `audit-anchors.ts` keeps its
 * head outside, so that a shortened one does not fit either.
 */
export interface ChainState {
  readonly entries: bigint;
  /** The number of the first entry that does not fit. */
  readonly brokenAt: bigint | undefined;
  readonly reason?: "changed" | "unkeyed" | "unknown_key";
  readonly head: Buffer;
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
    const version = Math.max(...app.config.auditKeys.keys());
    let number = last?.number ?? 0n;
    let previous: Buffer = last?.hash ?? GENESIS;
    const sealed = rows.map((row) => {
      number += 1n;
      const hash = sealOf(app, { ...row, key_version: version }, number, previous);
      if (!hash) throw new Error("the newest audit key is missing");
      const link = { id: row.id, number, previous, hash };
      previous = hash;
      return link;
    });
    await tx.run(
      sealAudit,
      sealed.map((link) => link.id),
      sealed.map((link) => link.number),
      sealed.map((link) => link.previous),
      sealed.map((link) => link.hash),
      version,
    );
    return sealed.length;
  });
}

/** Walks the whole chain; `visit` sees every entry that fits, with the chain's head after it. */
export async function verifyAuditChain(
  reader: Reader,
  visit: (number: bigint, head: Buffer) => void = () => undefined,
): Promise<ChainState> {
  let number = 0n;
  let head: Buffer = GENESIS;
  let isKeyed = false;
  for (;;) {
    const rows = await reader.all(sealedAuditAfter, number, LIST_MAX);
    if (rows.length === 0) return { entries: number, brokenAt: undefined, head };
    for (const row of rows) {
      const broken = (reason: ChainState["reason"] & string): ChainState => ({
        entries: number,
        brokenAt: number + 1n,
        reason,
        head,
      });
      // Entries of releases without keys come first; once there was a key there is always one.
      if (isKeyed && row.key_version === null) return broken("unkeyed");
      const expected = sealOf(reader.app, row, number + 1n, head);
      if (!expected) return broken("unknown_key");
      if (row.number !== number + 1n || !row.hash?.equals(expected)) return broken("changed");
      isKeyed ||= row.key_version !== null;
      number += 1n;
      head = expected;
      visit(number, head);
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

/** What the seal of an entry must be; undefined when this server does not know its key. */
function sealOf(app: App, row: AuditRow, number: bigint, previous: Buffer): Buffer | undefined {
  const entry = [
    number.toString(),
    row.id,
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subject,
    row.details,
  ];
  if (row.key_version === null) {
    return createHash("sha256").update(previous).update(JSON.stringify(entry)).digest();
  }
  const key = app.config.auditKeys.get(row.key_version);
  const text = JSON.stringify([...entry, row.about, row.roles, row.address, row.key_version]);
  if (key === undefined) return undefined;
  return createHmac("sha256", key).update(previous).update(text).digest();
}
