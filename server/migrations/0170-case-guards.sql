-- What stops staff from giving money away: budgets that approvals use up, and declared conflicts.

-- An approval rule may name several roles.
alter table cases.proposal add column approver_roles text[];
update cases.proposal set approver_roles = array[approver_role];
alter table cases.proposal alter column approver_roles set not null;
alter table cases.proposal drop column approver_role;

-- What approvals have used of a budget so far. Each row is added to in the commit of the approval,
-- so two approvals at once cannot together exceed it.
create table cases.budget_use (
  action text not null,
  scope text not null,
  subject text not null,               -- whose: a customer, a case, a person, a pair; '' is all
  period text not null,                -- 2026-11-28, 2026-11 or always
  uses int not null check (uses >= 0),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (action, scope, subject, period)
);

-- A colleague's own wallet and those of people close to them: on these they propose and decide
-- nothing. Nobody ends their own entry.
create table cases.conflict (
  id uuid primary key,
  staff_id uuid not null,
  kind text not null check (kind in ('own', 'relative')),
  phone_sealed bytea not null,         -- the wallet may be opened later
  phone_masked text not null,
  customer_id uuid,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  check (ended_by <> staff_id),
  check ((ended_by is null) = (ended_at is null))
);
create index conflict_staff on cases.conflict (staff_id) where ended_at is null;

-- What the approver looks through before deciding.
create index proposal_customer on cases.proposal (customer_id, id desc);
create index proposal_proposer on cases.proposal (proposed_by, id desc);
