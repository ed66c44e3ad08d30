-- How help learns: phrasings that people suggest by what they do, their review, and which trained
-- model is in use.

-- One row per text: the same words again are counted, not repeated. Redacted before it comes here.
create table help.suggestion (
  id uuid primary key,
  text_key text not null unique,       -- the letters of the text, as the recogniser compares them
  text text not null,
  language text not null check (language in ('zh', 'en')),
  proposed_slug text,
  source text not null check (source in
    ('agent', 'helped', 'choice', 'rephrased', 'not_helped', 'unanswered')),
  strength smallint not null,          -- how far the source is trusted; the strongest proposes
  count int not null default 1,
  unanswered_count int not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected')),
  decided_slug text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index suggestion_in_state on help.suggestion (state, count desc, id desc);
create index suggestion_unanswered on help.suggestion (unanswered_count desc, id desc)
  where unanswered_count > 0;

-- Which article an agent says would have answered a message.
create table help.pick (
  message_id uuid not null,
  staff_id uuid not null,
  suggestion_id uuid,                  -- null: the text was a known phrasing already
  slug text not null,
  answered_slug text,                  -- what the automatic line had answered, if it did
  created_at timestamptz not null,
  primary key (message_id, staff_id)
);
create index pick_of_suggestion on help.pick (suggestion_id);
create index pick_since on help.pick (created_at);

-- Phrasings learned here stand beside the shipped ones and outlive their re-seeding.
create table help.phrasing (
  id uuid primary key,
  suggestion_id uuid not null unique,
  slug text,                           -- null: a question that is known not to be answered here
  language text not null check (language in ('zh', 'en')),
  text text not null,
  created_at timestamptz not null
);

-- How many questions came out how, per day; no words of anybody.
create table help.asked (
  day date not null,
  outcome text not null check (outcome in
    ('answered', 'choices', 'unanswered', 'unsupported', 'person')),
  slug text not null default '',
  count int not null,
  primary key (day, outcome, slug)
);

alter table help.model add column version int generated always as identity;
alter table help.model add column phrasing_count int;
create unique index model_version on help.model (version);

-- For this corpus, use that model instead of its own: one click back, until the corpus changes.
create table help.restored (
  corpus_sha256 text not null,
  format int not null,
  model_sha256 text not null,
  restored_by uuid not null,
  restored_name text not null,
  restored_at timestamptz not null,
  primary key (corpus_sha256, format)
);
create index feedback_since on help.feedback (created_at);
