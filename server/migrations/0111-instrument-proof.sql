-- Linking an account needs the bank's word: its own code to the owner of the account.
alter table wallet.instrument add column state text not null default 'linked'
  check (state in ('asked', 'code', 'linked', 'refused'));
alter table wallet.instrument add column code_by text check (code_by in ('sms', 'statement'));
alter table wallet.instrument add column tries_left smallint not null default 0;
alter table wallet.instrument add column refusal text;
alter table wallet.instrument add column linked_at timestamptz;   -- when it was proven
alter table wallet.instrument add column holder_index bytea;      -- all of a wallet's are one name
alter table wallet.instrument add column phone_sealed bytea;      -- emptied once the bank decided

-- What was linked before was never proven to be the customer's own. It ends, and is linked again.
update wallet.instrument set unlinked_at = now() where unlinked_at is null;

-- The table is small, and locked by this migration anyway.
-- squawk-ignore require-concurrent-index-deletion
drop index wallet.instrument_linked;
create unique index instrument_linked
  on wallet.instrument (customer_id, rail, institution, number_index)
  where unlinked_at is null and state <> 'refused';
create index instrument_number on wallet.instrument (number_index, created_at);

-- One account tops up one wallet: whose it is.
create table wallet.instrument_claim (
  rail text not null,
  number_index bytea not null,
  customer_id uuid not null,
  instrument_id uuid not null,
  claimed_at timestamptz not null,
  primary key (rail, number_index)
);

-- The play bank's side.
create table sandbox.bank_mandate (
  reference text primary key,         -- the wallet's id of the link
  account_number text not null,
  callback_url text not null,
  mode text not null,
  state text not null check (state in ('pending', 'code', 'active', 'refused')),
  code text not null,                 -- what the bank sends to the owner of the account
  code_by text not null check (code_by in ('sms', 'statement')),
  phone text not null,                -- of the owner, as the bank knows it
  reason text,
  tries int not null default 0,
  created_at timestamptz not null
);
create index bank_mandate_recent on sandbox.bank_mandate (created_at desc);
