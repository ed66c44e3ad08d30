import type { Reader, Tx } from "../database/database.ts";
import { type Actor, actorName } from "../http/permission.ts";
import { NAME_CONTEXT } from "./blob.ts";
import { refuse } from "./errors.ts";
import { filesOfSubject, insertLink, lockFile, moveDestruction } from "./queries.ts";
import { destroyAt, type Retention } from "./retention.ts";

/** May this actor see the files of the subject? A module answers for its own subjects. */
export type MayRead = (reader: Reader, actor: Actor, id: string) => Promise<boolean>;

const subjects = new Map<string, MayRead>();

/** A module says once which of its things carry files, and who sees them: `"cases.case"`. */
export function defineFileSubject(kind: string, mayRead: MayRead): FileSubject {
  if (subjects.has(kind)) throw new Error(`files of ${kind} are defined twice`);
  subjects.set(kind, mayRead);
  return { kind, of: (id) => `${kind}:${id}` };
}

export interface FileSubject {
  readonly kind: string;
  of(id: string): string;
}

/** What one person uploaded and nobody else has handed in may be linked by that person alone. */
export async function linkFile(
  tx: Tx,
  actor: Actor,
  link: { fileId: string; subject: string; retention: Retention },
): Promise<void> {
  const file = await tx.maybe(lockFile, link.fileId);
  if (!file || file.uploaded_by !== actorName(actor)) throw refuse("file_not_found");
  const { fileId, subject, retention } = link;
  await tx.run(insertLink, fileId, subject, retention, tx.now, destroyAt(retention, tx.now));
}

/** What the files were for has ended, such as a case: their time counts from now. */
export async function restartRetention(tx: Tx, subject: string, retention: Retention) {
  await tx.run(moveDestruction, subject, retention, destroyAt(retention, tx.now));
}

/** The files of one thing, oldest first; the caller has checked that the actor may see it. */
export async function listFiles(reader: Reader, subject: string) {
  const rows = await reader.all(filesOfSubject, subject);
  return rows.map((row) => ({
    id: row.id,
    name: reader.app.vault.open(row.name_sealed, NAME_CONTEXT),
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    createdAt: row.created_at,
  }));
}

/** True when any of the things that the file belongs to may be seen by the actor. */
export async function maySeeSubjects(
  reader: Reader,
  actor: Actor,
  names: readonly string[],
): Promise<boolean> {
  for (const name of names) {
    const [, kind = "", id = ""] = /^([^:]+):(.+)$/.exec(name) ?? [];
    if (await subjects.get(kind)?.(reader, actor, id)) return true;
  }
  return false;
}
