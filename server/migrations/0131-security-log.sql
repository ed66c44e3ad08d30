-- What was tried: sign-ins, refusals, changes of factors and roles. Like events are one row.

create table platform.security_event (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,                -- the route's own word, or http.refused
  outcome text not null check (outcome in ('ok', 'refused')),
  code text,                         -- the refusal
  actor text not null,
  who text,                          -- whom a stranger says to be; of a phone only a keyed hash
  address text not null,
  route text not null,
  count int not null
);
create index security_event_at on platform.security_event (at);
create index security_event_address on platform.security_event (address, at);
create index security_event_who on platform.security_event (who, at) where who is not null;

create table platform.alarm (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,
  subject text not null,
  details jsonb not null,
  once text not null unique          -- the same alarm is raised once in its window
);
create index alarm_at on platform.alarm (at);

-- The last check of the audit log's chain against its anchors.
create table platform.audit_check (
  id int primary key check (id = 1),
  at timestamptz not null,
  entries bigint not null,
  broken_at bigint,
  reason text,
  anchors int not null
);

-- The only way to end old entries: never younger than 90 days, whoever asks.
create function platform.forget_security_events(before timestamptz) returns void
language sql security definer set search_path = platform, pg_temp as $$
  delete from platform.security_event where at < least(before, now() - interval '90 days')
$$;
