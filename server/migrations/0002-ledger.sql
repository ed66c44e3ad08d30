-- The money. Rows of transfer, entry and list are written once and never changed.
-- No foreign keys on the hot tables: they cost a look-up per row and cannot cross shards; the
-- continuous proof checks instead. Every unique key holds the column its table is distributed by.

create schema ledger;

create table ledger.account (
  -- The first eight bytes of the id's SHA-256: entries carry 8 bytes instead of a long id.
  key bigint primary key,
  id text not null,
  owner text not null,
  currency text not null,
  code smallint not null,
  opened_at timestamptz not null,
  floor_minor bigint,               -- lowest available balance; null: none
  ceiling_minor bigint,             -- highest balance with what is coming in; null: none
  debit_frozen boolean not null default false,
  credit_frozen boolean not null default false,
  closed boolean not null default false,
  rules_version int not null default 0,   -- grows with floor, freeze and close; fences them
  -- What every transfer changes stands last, so that the log of an update holds only this part.
  debits_pending bigint not null default 0 check (debits_pending >= 0),
  credits_pending bigint not null default 0 check (credits_pending >= 0),
  debits_posted bigint not null default 0 check (debits_posted >= 0),
  credits_posted bigint not null default 0 check (credits_posted >= 0),
  version bigint not null default 0,
  last_at_us bigint not null,       -- posting time of the latest entry, microseconds since 1970
  -- A floor above zero cannot bind an account that is still empty.
  constraint account_floor check
    (credits_posted - debits_posted - debits_pending >= least(floor_minor, 0)
      or floor_minor is null)
) with (fillfactor = 50);           -- half a page is kept free, so that updates stay on it
create index account_id on ledger.account (id);
create index account_owner on ledger.account (owner);

create table ledger.transfer (
  id uuid primary key,
  debit_key bigint not null,
  credit_key bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  at timestamptz not null,          -- posting time; unique per account
  list_id bigint not null,
  code smallint not null,
  kind smallint not null,           -- 1 posted 2 pending 3 post 4 void 5 reversal 6, 7 balancing
  reference uuid,                   -- the order it belongs to
  related_id uuid,                  -- the pending transfer, or the transfer that is reversed
  effective_at timestamptz,         -- value date, when it is not the posting time
  expires_at timestamptz
);
create index transfer_list on ledger.transfer (list_id);

-- The state of an account after each transfer: its balance at any instant is one look-up.
create table ledger.entry (
  account_key bigint not null,
  at timestamptz not null,
  version bigint not null,
  transfer_id uuid not null,
  balance_minor bigint not null,    -- credits posted minus debits posted
  held_minor bigint,                -- debits pending; null: none
  incoming_minor bigint,            -- credits pending; null: none
  primary key (account_key, at)
);

-- What is left of a pending transfer.
create table ledger.hold (
  id uuid primary key,
  debit_key bigint not null,
  credit_key bigint not null,
  state text not null check (state in ('open', 'posted', 'voided', 'expired')),
  remaining_minor bigint not null check (remaining_minor >= 0),
  expires_at timestamptz,
  version int not null default 0,
  check ((state = 'open') = (remaining_minor > 0))
) with (fillfactor = 80);
create index hold_expires_at on ledger.hold (expires_at) where state = 'open';
create index hold_open on ledger.hold (debit_key) where state = 'open';

-- How much of a transfer has been reversed so far; exists from the first reversal on.
create table ledger.reversed (
  id uuid primary key,
  reversed_minor bigint not null check (reversed_minor > 0),
  version int not null default 0
);

create sequence ledger.list_number;

-- One committed list of transfers and the SHA-256 of its content.
create table ledger.list (
  -- Readers pass only lists that every older transaction has ended before, so none is skipped.
  transaction_id xid8 not null default pg_current_xact_id(),
  id bigint not null,
  at timestamptz not null,
  transfers int not null,
  hash bytea not null,
  primary key (transaction_id, id)
);

-- The chain: each seal covers the lists after the seal before, in order.
create table ledger.seal (
  number bigint primary key,
  transaction_id xid8 not null,     -- position of the last list it covers
  list_id bigint not null,
  lists int not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);

create table ledger.proof (
  id uuid primary key,
  scope text not null check (scope in ('continuous', 'full')),
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,          -- continuous: when it last caught up
  seal_number bigint not null default 0,   -- proven up to this seal
  seals_total bigint not null default 0,
  lists bigint not null default 0,
  transfers bigint not null default 0,
  accounts bigint not null default 0,
  failures jsonb not null default '[]'
);
create unique index proof_continuous on ledger.proof (scope) where scope = 'continuous';
create index proof_started_at on ledger.proof (started_at);

create function ledger.is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are immutable', tg_table_name;
end $$;
create trigger transfer_immutable before update or delete on ledger.transfer
  for each row execute function ledger.is_immutable();
create trigger entry_immutable before update or delete on ledger.entry
  for each row execute function ledger.is_immutable();
create trigger list_immutable before update or delete on ledger.list
  for each row execute function ledger.is_immutable();
create trigger seal_immutable before update or delete on ledger.seal
  for each row execute function ledger.is_immutable();
