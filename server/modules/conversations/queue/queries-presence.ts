import { statement } from "../../../platform/database/database.ts";

/** Who is at the desk. */
export interface PresenceRow {
  staff_id: string;
  staff_number: string;
  display_name: string;
  state: "available" | "away";
  capacity: number;
  lapse_count: number;
  idle_since: Date;
  seen_at: Date;
  /** Null while available: went away, let assignments lapse, or was not heard of. */
  away_reason: "own" | "unanswered" | "silent" | null;
  away_since: Date | null;
}

const PRESENCE = `staff_id, staff_number, display_name, state, capacity, lapse_count, idle_since,
  seen_at, away_reason, away_since`;

export const upsertPresence = statement<
  [
    staffId: string,
    staffNumber: string,
    displayName: string,
    state: string,
    capacity: number | null,
    capacityDefault: number,
    now: Date,
  ],
  PresenceRow
>(
  "conversations.upsertPresence",
  `insert into conversations.presence as p
     (staff_id, staff_number, display_name, state, capacity, idle_since, seen_at, away_reason,
      away_since)
   values ($1, $2, $3, $4, coalesce($5::smallint, $6::smallint), $7, $7,
     case $4 when 'away' then 'own' end, case $4 when 'away' then $7::timestamptz end)
   on conflict (staff_id) do update
   set staff_number = excluded.staff_number, display_name = excluded.display_name,
       state = excluded.state, capacity = coalesce($5::smallint, p.capacity), lapse_count = 0,
       idle_since = case when p.state = excluded.state then p.idle_since else $7 end,
       seen_at = $7, away_reason = excluded.away_reason,
       away_since = case when p.state = excluded.state then p.away_since
         else excluded.away_since end
   returning ${PRESENCE}`,
);

/** Whoever takes a conversation without ever having been available is known from then on. */
export const keepPresence = statement<
  [staffId: string, staffNumber: string, displayName: string, capacity: number, now: Date]
>(
  "conversations.keepPresence",
  `insert into conversations.presence
     (staff_id, staff_number, display_name, state, capacity, idle_since, seen_at, away_reason,
      away_since)
   values ($1, $2, $3, 'away', $4, $5, $5, 'own', $5) on conflict (staff_id) do nothing`,
);

export const findPresence = statement<[staffId: string], PresenceRow>(
  "conversations.findPresence",
  `select ${PRESENCE} from conversations.presence where staff_id = $1`,
);

export const touchPresence = statement<[staffIds: string[], now: Date]>(
  "conversations.touchPresence",
  `update conversations.presence set seen_at = $2 where staff_id = any ($1::uuid[])`,
);

/** Agents nobody has heard of since the given time are no longer offered anything. */
export const setSilentAway = statement<[before: Date], PresenceRow>(
  "conversations.setSilentAway",
  `update conversations.presence
   set state = 'away', away_reason = 'silent', away_since = seen_at
   where state = 'available' and seen_at < $1 returning ${PRESENCE}`,
);

/** The agent took or gave on a conversation: idle from now. */
export const setServed = statement<[staffId: string, now: Date]>(
  "conversations.setServed",
  `update conversations.presence
   set lapse_count = 0, idle_since = $2, seen_at = $2, acted_at = $2 where staff_id = $1`,
);

/** The agent did something that shows that somebody sits there; noted every ten seconds at most. */
export const setActed = statement<[staffId: string, now: Date]>(
  "conversations.setActed",
  `update conversations.presence set lapse_count = 0, seen_at = $2, acted_at = $2
   where staff_id = $1 and (lapse_count > 0 or acted_at is null
     or acted_at < $2::timestamptz - interval '10 seconds')`,
);

/**
 * Counts an assignment that lapsed. Those that lay there when another one lapsed are the same
 * absence; for an agent who acted since it was offered the count starts anew.
 */
export const countLapse = statement<
  [staffId: string, offeredAt: Date, lapsesMax: number, now: Date],
  PresenceRow
>(
  "conversations.countLapse",
  `update conversations.presence p
   set lapse_count = n.count, lapsed_at = $4,
       away_reason = case when n.is_gone then 'unanswered' else p.away_reason end,
       away_since = case when n.is_gone then $4 else p.away_since end,
       state = case when n.is_gone then 'away' else p.state end
   from (select c.staff_id, c.count, c.count >= $3 and c.state = 'available' as is_gone
         from (select staff_id, state, case when acted_at > $2 then 0
                 when lapsed_at > $2 then lapse_count else lapse_count + 1 end as count
               from conversations.presence where staff_id = $1 for update) c) n
   where p.staff_id = n.staff_id
   returning p.staff_id, p.staff_number, p.display_name, p.state, p.capacity, p.lapse_count,
     p.idle_since, p.seen_at, p.away_reason, p.away_since`,
);
