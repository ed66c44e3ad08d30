-- Files: equal contents lie once, sealed, in the store (blob); a file is one upload of it with its
-- name; a link says what it belongs to and how long it is kept for that.
create table platform.blob (
  id uuid primary key,
  -- HMAC of the content's SHA-256: finds equal contents and leads back to none.
  content_index bytea not null,
  bytes bigint not null check (bytes > 0),
  touched_at timestamptz not null,
  stored_at timestamptz,
  deleting_at timestamptz
);
create unique index blob_content_index_key on platform.blob (content_index)
  where deleting_at is null;

create table platform.file (
  id uuid primary key,
  blob_id uuid not null,
  media_type text not null,
  name_sealed bytea not null,
  uploaded_by text not null,
  scanned boolean not null,
  created_at timestamptz not null,
  destroy_at timestamptz not null,
  destroyed_at timestamptz
);
create index file_blob_id_idx on platform.file (blob_id) where destroyed_at is null;
create index file_destroy_at_idx on platform.file (destroy_at) where destroyed_at is null;
create index file_uploaded_by_idx on platform.file (uploaded_by, created_at);

create table platform.file_link (
  file_id uuid not null references platform.file (id),
  -- `<module>.<thing>:<id>`; who may see the thing may see the file.
  subject text not null,
  retention text not null,
  linked_at timestamptz not null,
  destroy_at timestamptz not null,
  primary key (file_id, subject)
);
create index file_link_subject_idx on platform.file_link (subject);
