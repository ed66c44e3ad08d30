-- The platform's own tables. They carry no business word.

create table platform.idempotency (
  scope text not null,              -- who asked: a key is unique per caller
  key text not null,
  payload_hash bytea not null,
  status smallint,                  -- null while the first request is still at work
  response jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_created_at on platform.idempotency (created_at);

create table platform.event (
  -- The writer's transaction: readers only pass those that every older one has ended before,
  -- so that an event of a slow commit is never skipped.
  transaction_id xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  type text not null,
  data jsonb not null,
  recipients text[] not null default '{}',
  created_at timestamptz not null,
  primary key (transaction_id, id)
);

create table platform.subscription (
  name text primary key,
  transaction_id xid8 not null,
  event_id bigint not null,
  failures int not null default 0,
  retry_at timestamptz
);

create table platform.event_failure (
  subscription text not null,
  event_id bigint not null,
  type text not null,
  data jsonb not null,
  error text not null,
  failed_at timestamptz not null default now(),
  primary key (subscription, event_id)
);

create table platform.live_recipient (
  recipient text primary key,
  last_number bigint not null
);

create table platform.live_message (
  recipient text not null,
  number bigint not null,
  type text not null,
  data jsonb not null,
  created_at timestamptz not null default now(),
  primary key (recipient, number)
);
create index live_message_created_at on platform.live_message (created_at);

create table platform.audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  -- The chain is sealed shortly after the commit, in order, by one process at a time.
  number bigint unique,
  previous_hash bytea,
  hash bytea
);
create index audit_entry_subject on platform.audit_entry (subject, at);
create index audit_entry_unsealed on platform.audit_entry (at, id) where number is null;

create function platform.audit_entry_is_immutable() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.number is not null
     or (new.id, new.at, new.actor, new.action, new.subject, new.details)
        is distinct from (old.id, old.at, old.actor, old.action, old.subject, old.details) then
    raise exception 'audit entries are immutable';
  end if;
  return new;
end $$;
create trigger audit_entry_immutable before update or delete on platform.audit_entry
  for each row execute function platform.audit_entry_is_immutable();
