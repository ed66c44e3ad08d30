import { statement } from "../../../platform/database/database.ts";
import type { PresenceRow } from "../queue/queries.ts";

export const waitingNow = statement<[], { waiting: number; offered: number; oldest: Date | null }>(
  "conversations.waitingNow",
  `select count(*)::int as waiting, count(*) filter (where state = 'offered')::int as offered,
     min(queued_at) as oldest
   from conversations.conversation where state in ('queued', 'offered')`,
);

export const presences = statement<[limit: number], PresenceRow & { assigned: number }>(
  "conversations.presences",
  `select p.staff_id, p.staff_number, p.display_name, p.state, p.capacity, p.lapse_count,
     p.idle_since, p.seen_at,
     (select count(*) from conversations.conversation c
      where c.agent_id = p.staff_id and c.state = 'assigned')::int as assigned
   from conversations.presence p order by p.state, p.staff_number limit $1`,
);
