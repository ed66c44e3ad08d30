-- A confirmation names the factors that were proven, and ends with its session and with a change
-- of PIN or password.
alter table identity.confirmation add column factors text[] not null default '{pin}';
alter table identity.confirmation alter column factors drop default;
create index confirmation_customer on identity.confirmation (customer_id) where spent_at is null;
create index confirmation_session on identity.confirmation (session_id) where spent_at is null;
