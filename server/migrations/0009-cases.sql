-- Cases: obligations with dates, evidence in a hash chain, proposals that a second person decides.
create schema cases;

create sequence cases.case_serial;

-- "case" is a reserved word of SQL, so the table of cases is the file that is kept on each.
create table cases.case_file (
  id uuid primary key,
  number text not null unique,
  kind text not null
    check (kind in ('complaint', 'dispute', 'inquiry', 'correction', 'unlock', 'fraud_report')),
  state text not null check (state in ('open', 'proposed', 'resolved', 'closed')),
  subject text not null,
  description text not null,
  remedy_sought text,
  customer_id uuid not null,
  conversation_id uuid,
  order_id uuid,
  opened_by_staff_id uuid,             -- null: the customer opened it alone
  jurisdiction text not null,
  outcome text check (outcome in ('upheld', 'partly_upheld', 'not_upheld', 'withdrawn')),
  summary text,
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'closed') = (closed_at is not null)),
  -- The head of the evidence chain: entries cannot be cut off its end unseen.
  entries int not null default 0,
  head_hash bytea not null
);
create index case_file_customer on cases.case_file (customer_id, id desc);
create index case_file_state on cases.case_file (state, id desc);

create table cases.obligation (
  id uuid primary key,
  case_id uuid not null,
  rule text not null,                  -- which rule and version of it fixed the date
  rule_version text not null,
  due_at timestamptz not null,
  -- Counted through a year whose holidays are not published: may still move.
  provisional boolean not null,
  met_at timestamptz,
  breached_at timestamptz
);
create index obligation_case on cases.obligation (case_id);
create index obligation_due on cases.obligation (due_at)
  where met_at is null and breached_at is null;

-- Evidence: what happened on a case, in order; each entry carries the hash of the one before.
create table cases.entry (
  case_id uuid not null,
  number int not null,
  at timestamptz not null,
  actor text not null,
  kind text not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (case_id, number)
);

create function cases.entry_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is immutable';
end $$;
create trigger entry_immutable before update or delete on cases.entry
  for each row execute function cases.entry_is_immutable();

create table cases.proposal (
  id uuid primary key,
  case_id uuid not null,
  customer_id uuid not null,
  action text not null check (action in ('refund', 'goodwill_credit', 'unlock')),
  order_id uuid,                       -- the payment to be refunded
  currency text,
  amount_minor bigint check (amount_minor > 0),
  reason text not null,
  state text not null
    check (state in ('waiting', 'approved', 'rejected', 'executed', 'expired', 'failed')),
  proposed_by uuid not null,
  decided_by uuid check (decided_by <> proposed_by),
  decision_reason text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  executed_at timestamptz,
  result_order_id uuid,
  failure_code text,
  check ((action = 'refund') = (order_id is not null)),
  check ((action = 'unlock') = (amount_minor is null)),
  check ((amount_minor is null) = (currency is null)),
  check ((state in ('waiting', 'expired')) = (decided_by is null)),
  check ((state = 'executed') = (executed_at is not null))
);
create index proposal_case on cases.proposal (case_id);
create index proposal_state on cases.proposal (state, id desc);
create index proposal_expiry on cases.proposal (expires_at) where state = 'waiting';
-- One undecided proposal per case: two supervisors cannot approve two ways to repair one thing.
create unique index proposal_undecided on cases.proposal (case_id)
  where state in ('waiting', 'approved');
