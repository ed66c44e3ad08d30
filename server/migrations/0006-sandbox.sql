-- The play bank of the sandbox. In production this schema stays empty.

create schema sandbox;

create table sandbox.bank_debit (
  reference text primary key,         -- the wallet's order id; the same reference is debited once
  account_number text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  callback_url text not null,
  mode text not null,
  state text not null check (state in ('pending', 'succeeded', 'failed')),
  reason text,
  returned_at timestamptz,            -- a debit that the wallet could not use was sent back
  callbacks_sent int not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index bank_debit_recent on sandbox.bank_debit (created_at desc);

create table sandbox.bank_mode (
  account_number text primary key,    -- or 'next': whatever debit comes next, once
  mode text not null
);
