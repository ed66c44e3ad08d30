-- Which open orders close by the clock. A table of its own, so that the state of an order is in no
-- index: a payment then changes its row in place. A row stays when its order ends; the job that
-- closes late orders drops it when it is due.
create table wallet.order_deadline (
  expires_at timestamptz not null,
  customer_id uuid not null,
  id uuid not null,
  primary key (expires_at, customer_id, id)
);
insert into wallet.order_deadline
  select expires_at, customer_id, id from wallet.money_order
  where state = 'created' and expires_at is not null;
drop index wallet.money_order_open;

-- The ledger's writes rely on it: an account that is believed to be there is there.
create function ledger.account_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'accounts are closed, never deleted';
end $$;
create trigger account_kept before delete on ledger.account
  for each row execute function ledger.account_is_kept();

-- Postgres reads each of these rules anew for every statement that writes the table, a twentieth of
-- what a transfer takes. The fence of the ledger's writes judges them now, and the proof judges
-- whatever else touched the table.
alter table ledger.account
  drop constraint account_floor,
  drop constraint account_debits_pending_check,
  drop constraint account_credits_pending_check,
  drop constraint account_debits_posted_check,
  drop constraint account_credits_posted_check;
