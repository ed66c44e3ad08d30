-- Conversations: one thread on one channel between a customer and the desk. Hot rows are keyed by
-- conversation, so that they can be distributed by it; what must be unique per customer has its
-- own small table keyed by customer.

create schema conversations;

create sequence conversations.serial;

create table conversations.conversation (
  id uuid primary key,
  number text not null,
  customer_id uuid not null,
  channel text not null default 'chat' check (channel in ('chat')),
  language text not null check (language in ('zh', 'en')),
  state text not null check (state in ('automatic', 'queued', 'offered', 'assigned', 'closed')),
  subject text not null default '',
  topic text,
  order_id uuid,
  priority smallint not null default 0,      -- larger goes first
  reason text,                               -- why a person is needed
  candidates jsonb not null default '[]',    -- what the recogniser thought, for the agent's screen
  unclear_count smallint not null default 0, -- automatic turns in a row without a clear answer
  agent_id uuid,
  agent_name text,
  agent_number text,
  case_id uuid,
  case_number text,
  last_number int not null default 0,
  customer_read_number int not null default 0,
  agent_read_number int not null default 0,
  queued_at timestamptz,
  assigned_at timestamptz,
  closed_at timestamptz,
  rating smallint check (rating between 1 and 5),
  rating_comment text,
  rated_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index conversation_of_customer on conversations.conversation (customer_id, id desc);
create index conversation_number on conversations.conversation (number);
create index conversation_waiting on conversations.conversation (priority desc, queued_at, id)
  where state in ('queued', 'offered');
create index conversation_of_agent on conversations.conversation (agent_id, updated_at desc)
  where state = 'assigned';
create index conversation_handled on conversations.conversation (closed_at desc)
  where assigned_at is not null and closed_at is not null;

-- A customer has at most one open conversation.
create table conversations.open_conversation (
  customer_id uuid primary key,
  conversation_id uuid not null
);

create table conversations.message (
  conversation_id uuid not null,
  number int not null,
  id uuid not null,
  sender text not null check (sender in ('customer', 'agent', 'assistant', 'system')),
  author_id uuid,
  author_name text,
  author_number text,
  kind text not null check (kind in
    ('text', 'answer', 'choices', 'notice', 'event', 'case', 'proposal', 'rating_request')),
  text text not null,
  data jsonb not null default '{}',
  redacted boolean not null default false,
  client_id text,
  created_at timestamptz not null,
  primary key (conversation_id, number)
);
create unique index message_client on conversations.message (conversation_id, sender, client_id)
  where client_id is not null;

-- The queue's row is the lock under which offers are made: one dispatcher at a time.
create table conversations.queue (
  name text primary key
);
insert into conversations.queue (name) values ('chat');

create table conversations.presence (
  staff_id uuid primary key,
  staff_number text not null,
  display_name text not null,
  state text not null check (state in ('available', 'away')),
  capacity smallint not null check (capacity between 1 and 20),
  lapse_count smallint not null default 0,   -- offers in a row that nobody answered
  idle_since timestamptz not null,
  seen_at timestamptz not null
);

create table conversations.offer (
  conversation_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  state text not null check (state in ('waiting', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  primary key (conversation_id, id)
);
create index offer_id on conversations.offer (id);
create unique index offer_waiting on conversations.offer (conversation_id) where state = 'waiting';
create index offer_of_staff on conversations.offer (staff_id) where state = 'waiting';
