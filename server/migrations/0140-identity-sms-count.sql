-- Codes by SMS and call cost money for each one, so they are counted by country, by block of
-- numbers and in all. One row for each window; old windows are deleted with old codes.
create table identity.sms_count (
  key text not null,
  starts_at timestamptz not null,
  taken integer not null,
  primary key (key, starts_at)
);
