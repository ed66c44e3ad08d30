-- Who people are and how they prove it. Personal fields are sealed by the vault; what must be
-- looked up has a blind index beside it; tokens are kept only as SHA-256, secrets only as Argon2id.

create schema identity;

create sequence identity.customer_serial;
create sequence identity.staff_serial start 1001;

create table identity.customer (
  id uuid primary key,
  customer_number text not null unique,
  display_name text not null check (char_length(display_name) between 1 and 40),
  language text not null check (language in ('zh', 'en')),
  level smallint not null default 1 check (level between 1 and 3),
  phone_sealed bytea not null,
  phone_index bytea not null unique,
  phone_masked text not null,
  email_sealed bytea,
  email_masked text,
  password_hash text not null,
  pin_hash text,
  -- When the password was last set by a code alone; an existing PIN then stays for a while.
  recovered_at timestamptz,
  locked_reason text,
  locked_since timestamptz,
  locked_by text check (locked_by in ('customer', 'staff', 'system')),
  created_at timestamptz not null,
  check ((locked_reason is null) = (locked_since is null)),
  check ((locked_reason is null) = (locked_by is null))
);

create table identity.device (
  id uuid primary key,
  customer_id uuid not null references identity.customer,
  -- The browser's own mark; one browser may be the device of several customers.
  token_hash bytea not null,
  name text not null check (char_length(name) between 1 and 80),
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  removed_at timestamptz
);
create unique index device_token on identity.device (customer_id, token_hash)
  where removed_at is null;

create table identity.customer_session (
  token_hash bytea primary key,
  id uuid not null unique,
  customer_id uuid not null references identity.customer,
  device_id uuid not null references identity.device,
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index customer_session_customer on identity.customer_session (customer_id);
create index customer_session_device on identity.customer_session (device_id);
create index customer_session_expires_at on identity.customer_session (expires_at);

create table identity.merchant_member (
  customer_id uuid not null references identity.customer,
  merchant_id uuid not null,
  merchant_name text not null,
  created_at timestamptz not null,
  primary key (customer_id, merchant_id)
);

-- One-time codes; the code itself is kept only as a keyed hash bound to its row.
create table identity.code (
  id uuid primary key,
  purpose text not null
    check (purpose in ('sign_up', 'recovery', 'pin_reset', 'unlock', 'email')),
  -- The number or address the budget of codes belongs to.
  target_index bytea not null,
  target_sealed bytea not null,
  -- Null for a sign-up, and for a recovery asked with a number that nobody has.
  customer_id uuid references identity.customer,
  code_hash bytea not null,
  channel text not null check (channel in ('sms', 'call', 'email')),
  address text not null,
  wrong_tries smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  verified_at timestamptz,
  -- Used, replaced by a newer one, or dead after too many wrong tries.
  ended_at timestamptz
);
create index code_target on identity.code (target_index, created_at);
create index code_address on identity.code (address, created_at);
create index code_created_at on identity.code (created_at);

-- Counted tries of a password, PIN or TOTP code; the subject may be nobody's, so that a guesser
-- cannot tell which numbers exist.
create table identity.attempt (
  kind text not null,
  subject text not null,
  failures smallint not null default 0,
  lock_rounds smallint not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null,
  primary key (kind, subject)
);
create index attempt_changed_at on identity.attempt (changed_at);

-- A PIN proven once, for one purpose, to be spent once with the money it confirms.
create table identity.confirmation (
  id uuid primary key,
  customer_id uuid not null references identity.customer,
  session_id uuid not null,
  purpose text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz
);
create index confirmation_expires_at on identity.confirmation (expires_at);

create table identity.staff (
  id uuid primary key,
  staff_number text not null unique,
  display_name text not null check (char_length(display_name) between 1 and 40),
  department text not null,
  roles text[] not null check (cardinality(roles) > 0),
  language text not null check (language in ('zh', 'en')),
  password_hash text not null,
  totp_sealed bytea not null,
  -- The newest time step that was used: a code works once.
  totp_last_step bigint not null default 0,
  active boolean not null default true,
  created_at timestamptz not null
);

create table identity.staff_challenge (
  id uuid primary key,
  staff_id uuid not null references identity.staff,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index staff_challenge_expires_at on identity.staff_challenge (expires_at);

create table identity.staff_session (
  token_hash bytea primary key,
  id uuid not null unique,
  staff_id uuid not null references identity.staff,
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_session_staff on identity.staff_session (staff_id);
create index staff_session_expires_at on identity.staff_session (expires_at);

-- Published: what other modules may read of a customer, never a sealed or hashed field.
create view identity.customer_card as
  select id, customer_number, display_name, level, language, phone_masked, email_masked,
    locked_reason, locked_since, created_at
  from identity.customer;

create view identity.staff_card as
  select id, staff_number, display_name, department, roles, active from identity.staff;

-- Signs of danger, counted over a window and explained by their kinds.
create schema risk;

create table risk.signal (
  id uuid primary key,
  subject text not null,
  kind text not null,
  details jsonb not null,
  at timestamptz not null
);
create index signal_subject on risk.signal (subject, at);
create index signal_at on risk.signal (at);
