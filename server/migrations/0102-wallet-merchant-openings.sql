-- A merchant is opened by two people of the desk: one asks for a customer, a supervisor decides.
create table wallet.merchant_opening (
  id uuid primary key,
  owner_id uuid not null,                 -- the customer who will be the merchant's owner
  name text not null check (char_length(name) between 1 and 60),
  category text not null check (char_length(category) between 1 and 40),
  reason text not null check (char_length(reason) between 1 and 300),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  approved boolean,
  merchant_id uuid unique,
  check ((decided_at is null) = (approved is null)),
  check ((decided_at is null) = (decided_by is null)),
  check (approved is not true or (merchant_id is not null and decided_by <> asked_by))
);
create unique index merchant_opening_open on wallet.merchant_opening (owner_id, name)
  where decided_at is null;
create index merchant_opening_asked_at on wallet.merchant_opening (asked_at desc, id desc);
