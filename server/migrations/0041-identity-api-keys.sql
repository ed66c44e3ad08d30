-- Keys of merchants' and partners' programs; only the SHA-256 of a key is kept.
create table identity.api_key (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 80),
  -- The merchant it acts for; null for a partner of the operator's own.
  merchant_id uuid,
  scopes text[] not null check (cardinality(scopes) between 1 and 40),
  key_hash bytea not null unique,
  -- Its first characters, by which people recognise it in a list.
  key_start text not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  check ((revoked_at is null) = (revoked_by is null))
);
create index api_key_merchant on identity.api_key (merchant_id) where merchant_id is not null;
