import { statement } from "../../../platform/database/database.ts";
import { turn } from "../queue/queries.ts";
import type { PresenceRow } from "../queue/queries-presence.ts";
import { CONVERSATION, type ConversationRow } from "../threads/queries.ts";

export interface WaitingRow {
  waiting: number;
  offered: number;
  oldest: Date | null;
  /** Assigned, but the customer waits and the agent is not there. */
  stranded: number;
  lapsed_last_hour: number;
  unattended_since: Date | null;
  unprocessed_inbound: number;
}

export const waitingNow = statement<[hourAgo: Date, inboundBefore: Date], WaitingRow>(
  "conversations.waitingNow",
  `select count(*)::int as waiting, count(*) filter (where state = 'offered')::int as offered,
     min(queued_at) as oldest,
     (select count(*) from conversations.conversation c
      left join conversations.presence p on p.staff_id = c.agent_id
      where c.state = 'assigned' and c.unanswered_since is not null
        and coalesce(p.state, 'away') = 'away')::int as stranded,
     (select count(*) from conversations.assignment
      where state = 'lapsed' and decided_at > $1)::int as lapsed_last_hour,
     (select unattended_since from conversations.queue where name = 'chat') as unattended_since,
     (select count(*) from conversations.inbound
      where processed_at is null and received_at < $2)::int as unprocessed_inbound
   from conversations.conversation where state in ('queued', 'offered')`,
);

export type OpenRow = ConversationRow & { agent_state: "available" | "away" | null };

/** Everything that a person serves or should serve, whoever waits most urgently first. */
export const openNow = statement<[limit: number], OpenRow>(
  "conversations.openNow",
  `select ${CONVERSATION.replaceAll(/\b(?=[a-z])/g, "c.")}, p.state as agent_state
   from conversations.conversation c
   left join conversations.presence p on p.staff_id = c.agent_id
   where c.state in ('queued', 'offered', 'assigned')
   order by (c.state = 'assigned'
       and (c.unanswered_since is null or coalesce(p.state, 'away') <> 'away')),
     (c.state = 'assigned'), ${turn("c")} limit $1`,
);

export const presences = statement<[limit: number], PresenceRow & { assigned: number }>(
  "conversations.presences",
  `select p.staff_id, p.staff_number, p.display_name, p.state, p.capacity, p.lapse_count,
     p.idle_since, p.seen_at, p.away_reason, p.away_since,
     (select count(*) from conversations.conversation c
      where c.agent_id = p.staff_id and c.state = 'assigned')::int as assigned
   from conversations.presence p order by p.state, p.staff_number limit $1`,
);
