-- Help for staff who lost their authenticator or forgot their password: one admin asks, another
-- one decides. The checks say the same as the verb, so that no path goes around four eyes.

create table identity.staff_reset (
  id uuid primary key,
  staff_id uuid not null references identity.staff,
  kind text not null check (kind in ('authenticator', 'password')),
  reason text not null check (char_length(reason) between 1 and 300),
  asked_by uuid not null references identity.staff,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid references identity.staff,   -- null and decided: nobody did in time
  decided_at timestamptz,
  approved boolean,
  check (asked_by <> staff_id),
  check (decided_by is null or decided_by <> staff_id),
  check (approved is not true or (decided_by is not null and decided_by <> asked_by)),
  check ((decided_at is null) = (approved is null))
);
create unique index staff_reset_open on identity.staff_reset (staff_id, kind)
  where decided_at is null;

-- Customers who check a staff number read the department in their own language.
alter table identity.staff add column department_en text not null default 'Customer service';

create or replace view identity.staff_card as
  select id, staff_number, display_name, department, roles, active, department_en
  from identity.staff;
