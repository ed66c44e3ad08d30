-- Help: articles with their versions, what readers say about them, and the trained recogniser.

create schema help;

create table help.article (
  slug text primary key,
  version int not null,
  updated_at timestamptz not null,
  retired_at timestamptz               -- its file is gone; the versions stay
);

-- A version never changes: what a customer was told on a day can always be shown.
create table help.article_version (
  slug text not null,
  version int not null,
  sha256 text not null,
  content jsonb not null,
  created_at timestamptz not null,
  primary key (slug, version)
);

create table help.feedback (
  id uuid primary key,
  slug text not null,
  version int not null,
  source text not null check (source in ('page', 'chat')),
  helped boolean not null,
  comment text,                        -- redacted before it comes here
  question text,                       -- redacted before it comes here
  created_at timestamptz not null
);
create index feedback_of_article on help.feedback (slug, created_at);

-- Training again gives the same model, so it is kept by what it was trained on.
create table help.model (
  corpus_sha256 text not null,
  format int not null,
  bytes bytea not null,
  figures jsonb not null,
  created_at timestamptz not null,
  primary key (corpus_sha256, format)
);
