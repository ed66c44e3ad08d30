-- Checks of who a customer is, by whichever provider; what each proved counts towards a level.
create table identity.verification (
  id uuid primary key,
  customer_id uuid not null references identity.customer,
  provider text not null,
  -- What was handed in, sealed; emptied once the provider has decided.
  submission_sealed bytea,
  -- The provider's own name for it; null until it took the submission.
  reference text,
  state text not null check (state in ('submitted', 'pending', 'passed', 'failed')),
  -- What it proved, when passed.
  checks text[] not null default '{}',
  reason text,
  submitted_at timestamptz not null,
  asks smallint not null default 0,
  decided_at timestamptz,
  check ((decided_at is null) = (state in ('submitted', 'pending'))),
  check (decided_at is null or submission_sealed is null)
);
create index verification_customer on identity.verification (customer_id, submitted_at);
-- One at a time with each provider: a second submission would only confuse the first.
create unique index verification_open on identity.verification (customer_id, provider)
  where decided_at is null;
