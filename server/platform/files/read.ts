import type { Reader } from "../database/database.ts";
import { type Actor, actorName } from "../http/permission.ts";
import { auditRead } from "../security/audit.ts";
import { blobName, fileKey, NAME_CONTEXT } from "./blob.ts";
import { refuse } from "./errors.ts";
import { maySeeSubjects } from "./link.ts";
import { type FileRow, findFile } from "./queries.ts";
import { type Bytes, open } from "./seal.ts";
import { fileStore } from "./store.ts";

/**
 * A file's name, type and plain bytes, for somebody who may see what it belongs to; its uploader
 * until it belongs to something. For everybody else it does not exist. What staff open is logged.
 */
export async function openFile(reader: Reader, actor: Actor, id: string) {
  const file = await reader.maybe(findFile, id);
  if (!file || !(await maySee(reader, actor, file))) throw refuse("file_not_found");
  if (actor.kind === "staff") {
    const about = [`file:${id}`, ...file.subjects];
    await auditRead(reader, actor, { action: "file.read", subject: `file:${id}`, about });
  }
  const { app } = reader;
  const sealed = await fileStore(app).get(blobName(file.content_index, file.blob_id));
  if (!sealed) throw new Error(`the content of file ${id} is missing from the store`);
  return {
    name: app.vault.open(file.name_sealed, NAME_CONTEXT),
    mediaType: file.media_type,
    bytes: Number(file.bytes),
    body: open(fileKey(app), sealed) as Bytes,
  };
}

async function maySee(reader: Reader, actor: Actor, file: FileRow): Promise<boolean> {
  if (file.subjects.length === 0) return file.uploaded_by === actorName(actor);
  return maySeeSubjects(reader, actor, file.subjects);
}
