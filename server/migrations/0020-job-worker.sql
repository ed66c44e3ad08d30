-- One row for each worker of a running server process. A worker that no longer renews its row has
-- died with its process, and the jobs that it had locked are given to others.
create table platform.job_worker (
  worker_id text primary key,
  seen_at timestamptz not null default now()
);
