-- Wallets and the orders people see. Orders are keyed by their customer first, so that the table
-- can be spread over machines by customer; money itself moves only in the ledger.

create schema wallet;

create sequence wallet.account_serial;
create sequence wallet.receipt_serial;

create table wallet.wallet (
  owner_id uuid not null,             -- a customer or a merchant
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  id uuid not null,                   -- also the id of the ledger account
  owner_kind text not null check (owner_kind in ('customer', 'merchant')),
  account_number text not null,
  created_at timestamptz not null,
  primary key (owner_id, currency)
);

create table wallet.merchant (
  id uuid primary key,
  name text not null,
  category text not null,
  open boolean not null default true,
  fee_bps int not null check (fee_bps between 0 and 10000),
  currency text not null,
  account_id uuid not null,           -- its wallet's ledger account
  created_at timestamptz not null
);

create table wallet.merchant_code (
  code text primary key,              -- the text inside the QR picture
  id uuid not null,
  merchant_id uuid not null,
  currency text not null,
  amount_minor bigint check (amount_minor > 0),   -- null: the payer types it
  note text,
  expires_at timestamptz,             -- null: printed on the counter, valid until withdrawn
  paid_order_id uuid,                 -- a code with an amount is paid once
  created_at timestamptz not null
);
create index merchant_code_merchant on wallet.merchant_code (merchant_id, created_at desc);

create table wallet.bank_account (
  customer_id uuid not null,
  id uuid not null,
  bank_id text not null,
  number_sealed bytea not null,
  number_index bytea not null,        -- blind index: finds the same number without reading it
  last_four text not null,
  holder_sealed bytea not null,
  holder_masked text not null,
  created_at timestamptz not null,
  unlinked_at timestamptz,
  primary key (customer_id, id)
);
create unique index bank_account_linked on wallet.bank_account (customer_id, bank_id, number_index)
  where unlinked_at is null;

create table wallet.money_order (
  customer_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('top_up', 'payment', 'refund', 'credit')),
  state text not null
    check (state in ('created', 'pending', 'succeeded', 'failed', 'cancelled', 'expired')),
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  fee_minor bigint not null default 0 check (fee_minor >= 0),   -- paid by the merchant
  account_id uuid not null,           -- the customer's ledger account
  merchant_id uuid,
  bank_account_id uuid,
  code text,
  note text,
  refund_of uuid,
  refunded_minor bigint not null default 0,
  receipt_number text,
  reason text,                        -- why it failed, or why the last try was refused
  next_check_at timestamptz,
  expires_at timestamptz,
  timeline jsonb not null,            -- [{at, state, code}], oldest first
  created_at timestamptz not null,
  updated_at timestamptz not null,
  completed_at timestamptz,
  primary key (customer_id, id),
  check (refunded_minor between 0 and amount_minor)
) with (fillfactor = 80);
create index money_order_recent on wallet.money_order (customer_id, created_at desc, id desc);
create index money_order_id on wallet.money_order (id);
create index money_order_merchant on wallet.money_order (merchant_id, created_at desc, id desc)
  where merchant_id is not null;
create index money_order_refunds on wallet.money_order (refund_of) where refund_of is not null;
create index money_order_open on wallet.money_order (expires_at)
  where state = 'created' and expires_at is not null;

-- What a customer has spent on a day, kept with each payment so that a limit is one look-up.
create table wallet.usage (
  customer_id uuid not null,
  day date not null,                  -- in the operator's time zone
  currency text not null,
  spent_minor bigint not null,
  version bigint not null,            -- fence against another process
  primary key (customer_id, day, currency)
) with (fillfactor = 80);

-- Idempotency keys of the money verbs, written in the commit of the money.
create table wallet.request_key (
  scope text not null,                -- who asked: a key is unique per caller
  key text not null,
  payload_hash bytea not null,
  customer_id uuid not null,
  order_id uuid not null,             -- the order that the first request made or settled
  created_at timestamptz not null,
  primary key (scope, key)
);
create index request_key_created_at on wallet.request_key (created_at);

-- What a provider told us, as it came; worked off afterwards by a job.
create table wallet.provider_message (
  provider text not null,
  message_id text not null,           -- the provider's own number: a repeat is the same row
  body text not null,
  received_at timestamptz not null,
  worked_off_at timestamptz,
  outcome text,
  primary key (provider, message_id)
);

create view wallet.order_card as
  select o.id, o.customer_id, o.kind, o.state, o.currency, o.amount_minor, o.fee_minor,
         o.refunded_minor, o.merchant_id, m.name as merchant_name, o.receipt_number, o.reason,
         o.created_at, o.completed_at
  from wallet.money_order o left join wallet.merchant m on m.id = o.merchant_id;
