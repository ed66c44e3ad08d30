-- What changes who may act as staff takes a second admin. The checks say the same as the verbs, so
-- that no path goes around four eyes.

create table identity.staff_request (
  id uuid primary key,
  kind text not null check (kind in ('add', 'roles', 'activate', 'deactivate', 'reset')),
  staff_id uuid references identity.staff,     -- null: somebody who is added by it
  data jsonb not null,
  reason text not null check (char_length(reason) between 1 and 300),
  asked_by uuid not null references identity.staff,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  code_hash bytea,                             -- half of what enrolment needs; the asker has it
  decided_by uuid references identity.staff,   -- null and decided: nobody did in time
  decided_at timestamptz,
  approved boolean,
  check (kind = 'add' or staff_id is not null),
  check (asked_by <> staff_id),
  check (decided_by is null or decided_by <> staff_id),
  check (approved is not true or decided_by is not null),
  check ((decided_at is null) = (approved is null))
);
create unique index staff_request_open on identity.staff_request (staff_id)
  where decided_at is null and staff_id is not null;
create index staff_request_asked_at on identity.staff_request (asked_at desc, id desc);

-- Who agreed. "alone" is the first admin of a new installation, who has nobody else yet.
create table identity.staff_request_approval (
  request_id uuid not null references identity.staff_request,
  staff_id uuid not null references identity.staff,
  asked_by uuid not null,
  concerned uuid,
  alone boolean not null,
  at timestamptz not null,
  primary key (request_id, staff_id),
  check (alone or staff_id <> asked_by),
  check (staff_id <> concerned)
);

-- Resets were requests of their own; what waited is asked for anew.
insert into identity.staff_request (id, kind, staff_id, data, reason, asked_by, asked_at,
    expires_at, decided_by, decided_at, approved)
  select id, 'reset', staff_id, jsonb_build_object('lost', kind), reason, asked_by, asked_at,
    expires_at, decided_by, coalesce(decided_at, expires_at), coalesce(approved, false)
  from identity.staff_reset;
drop table identity.staff_reset;

-- A one-time link by which a colleague sets password and authenticator, unseen by any admin.
create table identity.staff_enrolment (
  id uuid primary key,
  staff_id uuid not null references identity.staff,
  request_id uuid references identity.staff_request,  -- null: made at the server itself
  token_hash bytea not null unique,
  lost text not null check (lost in ('both', 'password', 'authenticator')),
  wrong_codes smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  used boolean not null default false
);
create index staff_enrolment_staff on identity.staff_enrolment (staff_id) where ended_at is null;

-- Until enrolment there is no secret; a reset takes away what was lost.
alter table identity.staff alter column password_hash drop not null;
alter table identity.staff alter column totp_sealed drop not null;
alter table identity.staff add column email_sealed bytea;
-- Since when somebody has the present rights with the present secrets: how long others could object.
alter table identity.staff add column rights_since timestamptz;
update identity.staff set rights_since = created_at;
alter table identity.staff alter column rights_since set not null;

create or replace view identity.staff_card as
  select id, staff_number, display_name, department, roles, active, department_en,
    password_hash is not null and totp_sealed is not null as enrolled
  from identity.staff;
