-- Nobody is left alone: how long a customer waits for a word, who had the conversation before it came
-- back to the queue, why an agent counts as away, and since when customers wait behind nobody.

alter table conversations.conversation
  add column unanswered_since timestamptz,   -- the first word of the customer that no agent answered
  add column returned boolean not null default false,  -- came back from an agent: first in its class
  add column former_agent_id uuid;           -- whoever left it; gets it again when back soon
alter table conversations.presence
  add column away_reason text check (away_reason in ('own', 'unanswered', 'silent')),
  add column away_since timestamptz,
  add column lapsed_at timestamptz,
  add column acted_at timestamptz;
alter table conversations.queue add column unattended_since timestamptz;

-- The message itself stays in its thread; what came over the wire goes after a while.
alter table conversations.inbound alter column raw drop not null;
create index inbound_unprocessed on conversations.inbound (received_at) where processed_at is null;

-- Conversations that wait or are served now start their clock with their last change.
update conversations.conversation set unanswered_since = updated_at
where state in ('queued', 'offered', 'assigned');
update conversations.presence set away_reason = 'own', away_since = seen_at where state = 'away';
