import { statement } from "../database/database.ts";

/** The statements of files; `platform.blob`, `file` and `file_link` are named nowhere else. */

export interface BlobRow {
  id: string;
  is_stored: boolean;
}

/** One blob for equal contents. The touch keeps the nightly job away from one about to be used. */
export const claimBlob = statement<[id: string, index: Buffer, bytes: number, now: Date], BlobRow>(
  "platform.claimBlob",
  `insert into platform.blob (id, content_index, bytes, touched_at) values ($1, $2, $3, $4)
   on conflict (content_index) where deleting_at is null
   do update set touched_at = excluded.touched_at
   returning id, stored_at is not null as is_stored`,
);

export const markStored = statement<[id: string, now: Date]>(
  "platform.markStored",
  `update platform.blob set stored_at = coalesce(stored_at, $2) where id = $1`,
);

export const insertFile = statement<
  [
    id: string,
    blobId: string,
    mediaType: string,
    nameSealed: Buffer,
    uploadedBy: string,
    scanned: boolean,
    now: Date,
    destroyAt: Date,
  ]
>(
  "platform.insertFile",
  `insert into platform.file
     (id, blob_id, media_type, name_sealed, uploaded_by, scanned, created_at, destroy_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** What somebody uploaded lately and handed in nowhere. */
export const looseBytes = statement<[uploadedBy: string, since: Date], { bytes: bigint }>(
  "platform.looseBytes",
  `select coalesce(sum(b.bytes), 0)::bigint as bytes from platform.file f
   join platform.blob b on b.id = f.blob_id
   where f.uploaded_by = $1 and f.created_at > $2 and f.destroyed_at is null
     and not exists (select from platform.file_link l where l.file_id = f.id)`,
);

export interface FileRow {
  id: string;
  blob_id: string;
  content_index: Buffer;
  bytes: bigint;
  media_type: string;
  name_sealed: Buffer;
  uploaded_by: string;
  created_at: Date;
  subjects: string[];
}

const FILE = `
  select f.id, f.blob_id, b.content_index, b.bytes, f.media_type, f.name_sealed, f.uploaded_by,
    f.created_at,
    array(select l.subject from platform.file_link l where l.file_id = f.id order by l.subject)
      as subjects
  from platform.file f join platform.blob b on b.id = f.blob_id
  where f.destroyed_at is null`;

export const findFile = statement<[id: string], FileRow>(
  "platform.findFile",
  `${FILE} and f.id = $1`,
);

export const filesOfSubject = statement<[subject: string], FileRow>(
  "platform.filesOfSubject",
  `${FILE} and exists (select from platform.file_link l
     where l.file_id = f.id and l.subject = $1) order by f.created_at, f.id`,
);

export const lockFile = statement<[id: string], { uploaded_by: string; is_linked: boolean }>(
  "platform.lockFile",
  `select uploaded_by,
     exists (select from platform.file_link l where l.file_id = f.id) as is_linked
   from platform.file f where id = $1 and destroyed_at is null for update`,
);

export const insertLink = statement<
  [fileId: string, subject: string, retention: string, now: Date, destroyAt: Date]
>(
  "platform.insertLink",
  `with linked as (
     insert into platform.file_link (file_id, subject, retention, linked_at, destroy_at)
     values ($1, $2, $3, $4, $5) on conflict (file_id, subject) do nothing)
   update platform.file set destroy_at = greatest(destroy_at, $5) where id = $1`,
);

/** Counts the time of a subject's files anew, from the end of what they were needed for. */
export const moveDestruction = statement<[subject: string, retention: string, destroyAt: Date]>(
  "platform.moveDestruction",
  `with moved as (
     update platform.file_link set destroy_at = $3 where subject = $1 and retention = $2
     returning file_id)
   update platform.file f set destroy_at = greatest($3, coalesce(
     (select max(l.destroy_at) from platform.file_link l
      where l.file_id = f.id and l.subject <> $1), $3))
   from moved where f.id = moved.file_id`,
);

export const destroyDue = statement<[now: Date, limit: number], { id: string; blob_id: string }>(
  "platform.destroyDue",
  `update platform.file set destroyed_at = $1, name_sealed = '\\x'
   where id in (select id from platform.file
     where destroyed_at is null and destroy_at <= $1 order by destroy_at limit $2)
   returning id, blob_id`,
);

/** Blobs that no file needs any more, or that were never finished. */
export const startDeleting = statement<
  [now: Date, untouchedSince: Date, limit: number],
  { id: string; content_index: Buffer }
>(
  "platform.startDeleting",
  `update platform.blob set deleting_at = coalesce(deleting_at, $1)
   where id in (select b.id from platform.blob b
     where b.touched_at < $2 and not exists (select from platform.file f
       where f.blob_id = b.id and f.destroyed_at is null)
     limit $3 for update skip locked)
   returning id, content_index`,
);

export const deleteBlob = statement<[id: string]>(
  "platform.deleteBlob",
  `delete from platform.blob where id = $1 and deleting_at is not null`,
);
