-- Conversations on more channels than the chat. What comes from outside is stored as it came, before
-- anybody reads it; an address may belong to a customer or to nobody we know yet; a thread is found
-- again by the keys that the channel's messages carry, such as the id of the message they answer.

create table conversations.inbound (
  channel text not null,
  external_id text not null,                 -- the channel's own id: the same one again is a repeat
  raw bytea not null,                        -- as it came, sealed
  received_at timestamptz not null,
  processed_at timestamptz,
  outcome text check (outcome in ('processed', 'unreadable')),
  detail text,                               -- why it could not be read
  check ((processed_at is null) = (outcome is null)),
  primary key (channel, external_id)
);

create table conversations.address (
  channel text not null,
  address_index bytea not null,              -- blind: addresses are looked up without being readable
  id uuid not null,
  customer_id uuid,                          -- null: a sender whom we do not know
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (channel, address_index)
);
create unique index address_id on conversations.address (id);
create index address_of_customer on conversations.address (customer_id)
  where customer_id is not null;

create table conversations.thread_key (
  channel text not null,
  key text not null,
  conversation_id uuid not null,
  created_at timestamptz not null,
  primary key (channel, key)
);
create index thread_key_of_conversation on conversations.thread_key (conversation_id);

alter table conversations.conversation
  alter column customer_id drop not null,
  drop constraint conversation_channel_check,
  add column address_id uuid,                -- the other end; null on the chat, whose end is the app
  add column live boolean not null default true,
  add check (customer_id is not null or address_id is not null);

-- One open thread per person and channel. A person is a customer, or an address of nobody we know.
alter table conversations.open_conversation rename column customer_id to owner_id;
alter table conversations.open_conversation add column channel text not null default 'chat';
alter table conversations.open_conversation
  drop constraint open_conversation_pkey,
  add primary key (owner_id, channel);

-- How far a message to an outside channel has come; null where nothing is sent out.
alter table conversations.message
  add column delivery text check (delivery in ('queued', 'sent', 'delivered', 'read', 'failed')),
  add column delivery_reason text,
  add column delivery_attempts smallint not null default 0,
  add column external_id text;
create index message_queued on conversations.message (conversation_id, number)
  where delivery = 'queued';
create index message_external on conversations.message (conversation_id, external_id)
  where external_id is not null;
