-- Writing help articles here: drafts, their review by a second person, and versions by staff.

-- Which staff retired an article; none: its file is gone.
alter table help.article add column retired_by uuid;
alter table help.article add column retired_name text;
alter table help.article add column retired_note text;

-- `shipped`: the text of the product's file; `written`: by staff here. A shipped version above the
-- current one is kept beside what staff wrote, for them to compare and take over.
alter table help.article_version add column origin text not null default 'shipped'
  check (origin in ('shipped', 'written'));
alter table help.article_version add column authors jsonb not null default '[]';
alter table help.article_version add column published_by uuid;
alter table help.article_version add column published_name text;
alter table help.article_version add column note text;

-- Never the same number twice for one article, also not for a later draft of it.
create sequence help.draft_revision as int;

-- At most one open draft per article. Every change of it is fenced by its revision.
create table help.draft (
  slug text primary key,
  revision int not null,
  kind text not null check (kind in ('change', 'new', 'retire')),
  state text not null check (state in ('draft', 'in_review')),
  base_version int,                    -- the published version its writers have seen
  content jsonb,                       -- null: the article is to be retired
  note text not null,                  -- redacted before it comes here
  authors jsonb not null,              -- everyone who wrote any of its words: [{id, name}]
  submitted_by uuid,
  submitted_name text,
  submitted_at timestamptz,
  returned_by uuid,
  returned_name text,
  returned_reason text,                -- redacted before it comes here
  returned_at timestamptz,
  created_at timestamptz not null,
  updated_by uuid not null,
  updated_name text not null,
  updated_at timestamptz not null,
  check ((content is null) = (kind = 'retire'))
);
