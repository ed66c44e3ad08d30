-- Rails: a linked bank account becomes an instrument of a rail, and an order knows its rail.

create table wallet.instrument (
  customer_id uuid not null,
  id uuid not null,
  rail text not null,
  institution text not null,          -- the bank within the rail; the rail itself where it is one
  number_sealed bytea not null,
  number_index bytea not null,        -- blind index: finds the same number without reading it
  ending text not null,               -- what may be shown of the number
  holder_sealed bytea not null,
  holder_masked text not null,
  created_at timestamptz not null,
  unlinked_at timestamptz,
  primary key (customer_id, id)
);
create unique index instrument_linked
  on wallet.instrument (customer_id, rail, institution, number_index) where unlinked_at is null;

insert into wallet.instrument (customer_id, id, rail, institution, number_sealed, number_index,
  ending, holder_sealed, holder_masked, created_at, unlinked_at)
select customer_id, id, 'bank', bank_id, number_sealed, number_index, last_four, holder_sealed,
  holder_masked, created_at, unlinked_at
from wallet.bank_account;
drop table wallet.bank_account;

-- Kinds are the registry's; here only their form is checked.
alter table wallet.money_order drop constraint money_order_kind_check;
alter table wallet.money_order add constraint money_order_kind_check
  check (kind ~ '^[a-z][a-z_]{0,39}$');
alter table wallet.money_order rename column bank_account_id to instrument_id;
alter table wallet.money_order add column rail text;
alter table wallet.money_order add column rail_reference text;   -- the rail's own number
alter table wallet.money_order add column detail jsonb;          -- what only this kind knows
update wallet.money_order set rail = 'bank' where kind = 'top_up';
update wallet.money_order set reason = 'pay_code_expired' where reason = 'code_expired';

alter table wallet.provider_message rename to rail_message;
alter table wallet.rail_message rename constraint provider_message_pkey to rail_message_pkey;
alter table wallet.rail_message rename column provider to rail;
alter table wallet.rail_message rename column worked_off_at to processed_at;
alter table wallet.rail_message add column headers jsonb not null default '{}';

-- The operator's own limits and fees, each agreed on by two people.
create table wallet.rule (
  id uuid primary key,
  socket text not null check (socket in ('limit', 'fee')),
  record jsonb not null,              -- its schema is the module's; amounts are minor units as text
  from_day date not null,             -- first day in force, on the jurisdiction's own clock
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  check (approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null))
);

-- Jobs that wait under their former names go on under the new ones.
do $$
begin
  if to_regclass('graphile_worker._private_tasks') is not null then
    update graphile_worker._private_tasks t set identifier = n.now_called
    from (values ('wallet.send-debit', 'wallet.rail-start'), ('wallet.ask-bank', 'wallet.rail-ask'),
      ('wallet.return-debit', 'wallet.rail-recall'),
      ('wallet.work-off-message', 'wallet.rail-message')) as n (was_called, now_called)
    where t.identifier = n.was_called;
    update graphile_worker._private_jobs j
    set payload = json_build_object('rail', j.payload->>'provider',
      'messageId', j.payload->>'messageId')
    from graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier = 'wallet.rail-message';
  end if;
end
$$;
