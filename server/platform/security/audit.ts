import type { Reader, Tx, Writer } from "../database/database.ts";
import { type Actor, actorName } from "../http/permission.ts";
import { uuidv7 } from "../ids.ts";
import { insertAudit } from "./queries.ts";

export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  /** Every person the entry concerns, such as `customer:<id>`; without it, the subject alone. */
  readonly about?: readonly string[];
  readonly details?: Record<string, unknown>;
}

/**
 * Who did what. Entries are written with the act they describe and cannot be changed; a sealer
 * links them into one keyed chain shortly after, so that a removed or altered entry shows.
 */
export async function audit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await write(tx, tx.now, actor, entry);
}

/**
 * Who saw what. The entry commits on its own; call it before the data is handed out, so that
 * nothing is shown that could not be logged. JSON answers say what they show in their route's
 * `reads` instead.
 */
export async function auditRead(reader: Reader, actor: Actor, entry: AuditEntry): Promise<void> {
  await write(reader.app.database, reader.now, actor, entry);
}

async function write(to: Writer, at: Date, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, subject, details = {}, about = [subject] } = entry;
  await to.run(
    insertAudit,
    uuidv7(at.getTime()),
    at,
    actorName(actor),
    action,
    subject,
    JSON.stringify(details),
    [...about],
    actor.kind === "staff" ? [...actor.roles] : [],
    "address" in actor ? actor.address : null,
  );
}
