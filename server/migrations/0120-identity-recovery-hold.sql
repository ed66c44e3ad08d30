-- After a recovery by a code alone nothing that a thief of the number wants may change or move
-- until `held_until`, unless the owner proves more. `recovered_by` stays until then: it names the
-- channel of a recovery that nothing else has confirmed.
alter table identity.customer
  add column recovered_by text check (recovered_by in ('sms', 'call', 'email')),
  add column held_until timestamptz,
  add column money_held boolean not null default false,
  -- An address proves an older right only if it is older than the recovery.
  add column email_since timestamptz,
  -- The address before the last change: a veto puts it back.
  add column former_email_sealed bytea,
  add column former_email_masked text,
  add column former_email_until timestamptz;

update identity.customer set email_since = created_at where email_sealed is not null;
update identity.customer
set recovered_by = 'sms', held_until = recovered_at + interval '72 hours', money_held = true
where recovered_at > now() - interval '72 hours';

alter table identity.code drop constraint code_purpose_check;
alter table identity.code add constraint code_purpose_check check (purpose in
  ('sign_up', 'recovery', 'pin_reset', 'unlock', 'email', 'hold_lift', 'wallet_lock'));

-- Links in alerts. Whoever opens one can only lock, once; the token is kept as its hash.
create table identity.lock_link (
  token_hash bytea primary key,
  customer_id uuid not null references identity.customer,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index lock_link_expires_at on identity.lock_link (expires_at);

create or replace view identity.customer_card as
  select id, customer_number, display_name, level, language, phone_masked, email_masked,
    locked_reason, locked_since, created_at, locked_by, held_until,
    case when money_held then held_until end as money_held_until
  from identity.customer;
