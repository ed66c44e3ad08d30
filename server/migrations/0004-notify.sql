-- Messages that leave the house, and the inbox inside it.

create schema notify;

create table notify.delivery (
  id uuid primary key,
  customer_id uuid,
  channel text not null check (channel in ('sms', 'email', 'call')),
  address_sealed bytea not null,
  template text not null,
  language text not null check (language in ('zh', 'en')),
  -- Sealed, because it may hold a code; emptied as soon as the message has left.
  data_sealed bytea,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  error text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index delivery_created_at on notify.delivery (created_at);

create table notify.inbox_item (
  id uuid primary key,
  customer_id uuid not null,
  template text not null,
  data jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz
);
create index inbox_item_customer on notify.inbox_item (customer_id, created_at desc);

-- Only the sandbox writes here: what would have left by SMS, call or email.
create table notify.sandbox_message (
  id uuid primary key,
  channel text not null,
  address text not null,
  title text not null,
  text text not null,
  at timestamptz not null
);
create index sandbox_message_at on notify.sandbox_message (at desc);
