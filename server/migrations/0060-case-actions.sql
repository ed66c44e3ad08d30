-- What a proposal does is data of its action: a new action needs no column and no check here.
alter table cases.proposal add column data jsonb;
update cases.proposal set data = case action
  when 'refund' then jsonb_build_object('orderId', order_id,
    'amount', jsonb_build_object('currency', currency, 'value', amount_minor))
  when 'goodwill_credit' then jsonb_build_object(
    'amount', jsonb_build_object('currency', currency, 'value', amount_minor))
  else '{}'::jsonb
end;
alter table cases.proposal alter column data set not null;
alter table cases.proposal drop constraint proposal_action_check;
-- Their checks go with them.
alter table cases.proposal drop column order_id;
alter table cases.proposal drop column currency;
alter table cases.proposal drop column amount_minor;

-- How many people of which role must approve, and by which version of the approval rules.
alter table cases.proposal add column people_needed smallint not null default 1
  check (people_needed in (1, 2));
alter table cases.proposal add column approval_version text;
alter table cases.proposal add column approver_role text not null default 'supervisor';

-- One row per person who approved; the last of them decides the proposal.
create table cases.approval (
  proposal_id uuid not null,
  staff_id uuid not null,
  proposed_by uuid not null,
  reason text,
  at timestamptz not null,
  primary key (proposal_id, staff_id),
  check (staff_id <> proposed_by)
);

-- A duty counts from its own start: a reopened case has duties that are younger than the case.
-- The first 48 bits of an obligation's id are the milliseconds at which it was written.
alter table cases.obligation add column started_at timestamptz;
update cases.obligation set started_at = to_timestamp(
  ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0);
alter table cases.obligation alter column started_at set not null;
-- How far the duty was put off, in the units of its rule; counted again when a year is published.
alter table cases.obligation add column extended_count int;
