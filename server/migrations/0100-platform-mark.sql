-- Facts about this database that hold for good, such as that it once ran as a sandbox.
create table platform.mark (
  name text primary key check (name ~ '^[a-z-]{1,40}$'),
  at timestamptz not null
);

-- Sandboxes from before the mark are known by the people that every sandbox makes.
insert into platform.mark (name, at)
  select 'sandbox', now()
  where exists (select from sandbox.bank_debit)
    or exists (select from identity.staff where staff_number ~ '^900[1-6][0-9]$');
