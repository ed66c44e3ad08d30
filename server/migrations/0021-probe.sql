-- One row that the readiness check writes: a database that reads but cannot write serves nobody.
create table platform.probe (
  id smallint primary key check (id = 1),
  written_at timestamptz not null
);
