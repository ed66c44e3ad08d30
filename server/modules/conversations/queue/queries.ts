import { statement } from "../../../platform/database/database.ts";
import { CONVERSATION, type ConversationRow } from "../threads/queries.ts";

/** How many wait and how many agents are there; the caller holds the queue. */
export const attendance = statement<
  [],
  { waiting: number; available: number; unattended_since: Date | null }
>(
  "conversations.attendance",
  `select (select count(*) from conversations.conversation
           where state in ('queued', 'offered') and live)::int as waiting,
     (select count(*) from conversations.presence where state = 'available')::int as available,
     (select unattended_since from conversations.queue where name = 'chat') as unattended_since`,
);

export const setUnattended = statement<[since: Date | null]>(
  "conversations.setUnattended",
  `update conversations.queue set unattended_since = $1 where name = 'chat'`,
);

export const lockQueue = statement<[], { name: string }>(
  "conversations.lockQueue",
  `select name from conversations.queue where name = 'chat' for update`,
);

export interface FreeAgentRow {
  staff_id: string;
  idle_since: Date;
  /** How many more they can hold, those offered to them not counted. */
  room: number;
  /** How many are offered to them. */
  waiting: number;
}

/** Available agents, the longest idle first. */
export const freeAgents = statement<[], FreeAgentRow>(
  "conversations.freeAgents",
  `select p.staff_id, p.idle_since,
     (p.capacity - (select count(*) from conversations.conversation c
       where c.agent_id = p.staff_id and c.state = 'assigned' and c.live))::int as room,
     (select count(*) from conversations.assignment a
      where a.staff_id = p.staff_id and a.state = 'waiting')::int as waiting
   from conversations.presence p where p.state = 'available' order by p.idle_since, p.staff_id`,
);

/**
 * The order of service. Urgent ones (2) come first, then those whom an agent left; raised ones (1)
 * count as if they had waited ten minutes longer, so that nobody waits forever behind those who ask
 * for a person.
 */
export const turn = (row: string) =>
  `(${row}.priority < 2), (not ${row}.returned), ${row}.queued_at - make_interval(mins => 10 * (${row}.priority % 2)), ` +
  `${row}.id`;

/** The head of the queue. Rows that someone is changing are left to whoever changes them. */
export interface QueuedRow {
  id: string;
  /** Who had it before and left it. */
  former_agent_id: string | null;
}

export const lockQueued = statement<[limit: number], QueuedRow>(
  "conversations.lockQueued",
  `select c.id, c.former_agent_id from conversations.conversation c where c.state = 'queued'
   order by ${turn("c")} limit $1 for update skip locked`,
);

/** How often each agent has already let these conversations go by. */
export const refusalsOf = statement<
  [conversationIds: string[]],
  { conversation_id: string; staff_id: string; times: number }
>(
  "conversations.refusalsOf",
  `select conversation_id, staff_id, count(*)::int as times from conversations.assignment
   where conversation_id = any ($1::uuid[]) and state in ('declined', 'lapsed', 'accepted')
   group by conversation_id, staff_id`,
);

export interface AssignmentRow {
  conversation_id: string;
  id: string;
  staff_id: string;
  state: "waiting" | "accepted" | "declined" | "lapsed" | "withdrawn";
  created_at: Date;
  expires_at: Date;
}

const ASSIGNMENT = "conversation_id, id, staff_id, state, created_at, expires_at";

export const insertAssignment = statement<
  [conversationId: string, id: string, staffId: string, now: Date, expiresAt: Date],
  AssignmentRow
>(
  "conversations.insertAssignment",
  `insert into conversations.assignment (conversation_id, id, staff_id, state, created_at, expires_at)
   values ($1, $2, $3, 'waiting', $4, $5) returning ${ASSIGNMENT}`,
);

export const findAssignment = statement<[id: string], AssignmentRow>(
  "conversations.findAssignment",
  `select ${ASSIGNMENT} from conversations.assignment where id = $1`,
);

/** Only one caller can move an assignment out of waiting; everybody else gets no row. */
export const decideAssignment = statement<
  [conversationId: string, id: string, state: string, now: Date],
  AssignmentRow
>(
  "conversations.decideAssignment",
  `update conversations.assignment set state = $3, decided_at = $4
   where conversation_id = $1 and id = $2 and state = 'waiting' returning ${ASSIGNMENT}`,
);

export const withdrawAssignmentsOf = statement<[conversationId: string, now: Date], AssignmentRow>(
  "conversations.withdrawAssignmentsOf",
  `update conversations.assignment set state = 'withdrawn', decided_at = $2
   where conversation_id = $1 and state = 'waiting' returning ${ASSIGNMENT}`,
);

/** Open assignments to people who are not there; their conversations are locked meanwhile. */
export const lockStrandedAssignments = statement<[], AssignmentRow>(
  "conversations.lockStrandedAssignments",
  `select a.conversation_id, a.id, a.staff_id, a.state, a.created_at, a.expires_at
   from conversations.assignment a
   join conversations.conversation c on c.id = a.conversation_id
   join conversations.presence p on p.staff_id = a.staff_id
   where a.state = 'waiting' and p.state = 'away' and c.state = 'offered'
   for update of c skip locked`,
);

export const waitingAssignmentsOfStaff = statement<
  [staffId: string, now: Date],
  AssignmentRow & {
    number: string;
    subject: string;
    reason: string | null;
    language: string;
    customer_id: string | null;
    priority: number;
    candidates: unknown;
    queued_at: Date | null;
    last_text: string | null;
  }
>(
  "conversations.waitingAssignmentsOfStaff",
  `select a.conversation_id, a.id, a.staff_id, a.state, a.created_at, a.expires_at, c.number,
     c.subject, c.reason, c.language, c.customer_id, c.priority, c.candidates, c.queued_at,
     (select m.text from conversations.message m
      where m.conversation_id = c.id and m.sender = 'customer'
      order by m.number desc limit 1) as last_text
   from conversations.assignment a join conversations.conversation c on c.id = a.conversation_id
   where a.staff_id = $1 and a.state = 'waiting' and a.expires_at > $2
   order by a.created_at`,
);

/** Place in the queue: how many are served before this one, itself included. */
export const placeOf = statement<[id: string], { place: number }>(
  "conversations.placeOf",
  `select (count(*) + 1)::int as place
   from conversations.conversation w, conversations.conversation me
   where me.id = $1 and w.state in ('queued', 'offered')
     and (${turn("w")}) < (${turn("me")})`,
);

export interface CrewRow {
  agents: number;
  slots: number;
  busy: number;
}

export const crew = statement<[], CrewRow>(
  "conversations.crew",
  `select count(*)::int as agents, coalesce(sum(p.capacity), 0)::int as slots,
     coalesce(sum((select count(*) from conversations.conversation c
       where c.agent_id = p.staff_id and c.state = 'assigned' and c.live)), 0)::int as busy
   from conversations.presence p where p.state = 'available'`,
);

/** Median of the most recent handling times, in seconds. */
export const handlingTime = statement<
  [since: Date, sample: number],
  { known: number; seconds: number | null }
>(
  "conversations.handlingTime",
  `select count(*)::int as known,
     percentile_cont(0.5) within group (order by seconds)::float8 as seconds
   from (select extract(epoch from closed_at - assigned_at) as seconds
         from conversations.conversation
         where live and assigned_at is not null and closed_at is not null and closed_at > $1
         order by closed_at desc limit $2) recent`,
);

export const waitingCustomers = statement<
  [limit: number],
  { id: string; customer_id: string | null }
>(
  "conversations.waitingCustomers",
  `select c.id, c.customer_id from conversations.conversation c
   where c.state in ('queued', 'offered') order by ${turn("c")} limit $1`,
);

export const setQueued = statement<
  [id: string, reason: string, priority: number, candidates: string, now: Date],
  ConversationRow
>(
  "conversations.setQueued",
  `update conversations.conversation
   set state = 'queued', reason = $2, priority = greatest(priority, $3), candidates = $4::jsonb,
       queued_at = coalesce(queued_at, $5), updated_at = $5, unanswered_since = $5
   where id = $1 returning ${CONVERSATION}`,
);

/** Back to the queue from an assignment that nobody took: it keeps its age and its place. */
export const setRequeued = statement<[id: string, now: Date], ConversationRow>(
  "conversations.setRequeued",
  `update conversations.conversation
   set state = 'queued', agent_id = null, agent_name = null, agent_number = null,
       queued_at = coalesce(queued_at, $2), updated_at = $2
   where id = $1 returning ${CONVERSATION}`,
);

/** To the head of the queue, from an agent who gave it on or left it. */
export const setReturned = statement<
  [id: string, priority: number, formerAgentId: string | null, now: Date],
  ConversationRow
>(
  "conversations.setReturned",
  `update conversations.conversation
   set state = 'queued', priority = greatest(priority, $2), returned = true,
       former_agent_id = $3, agent_id = null, agent_name = null, agent_number = null,
       queued_at = coalesce(queued_at, $4), updated_at = $4
   where id = $1 returning ${CONVERSATION}`,
);

/** The customer waits for a word, and the agent is neither there nor has acted for so long. */
const alone = (chatsBefore: string, lettersBefore: string) =>
  `c.state = 'assigned' and coalesce(p.state, 'away') = 'away'
   and c.unanswered_since is not null
   and greatest(c.unanswered_since, p.away_since, p.acted_at) <
     case when c.live then ${chatsBefore}::timestamptz else ${lettersBefore}::timestamptz end`;

export const leftAlone = statement<
  [chatsBefore: Date, lettersBefore: Date, limit: number],
  { id: string }
>(
  "conversations.leftAlone",
  `select c.id from conversations.conversation c
   left join conversations.presence p on p.staff_id = c.agent_id
   where ${alone("$1", "$2")} order by c.unanswered_since limit $3`,
);

export const isLeftAlone = statement<
  [id: string, chatsBefore: Date, lettersBefore: Date],
  { alone: boolean }
>(
  "conversations.isLeftAlone",
  `select exists (select 1 from conversations.conversation c
     left join conversations.presence p on p.staff_id = c.agent_id
     where c.id = $1 and ${alone("$2", "$3")}) as alone`,
);

/** In one order for everybody who changes several of them. */
export const assignedIds = statement<[staffId: string], { id: string }>(
  "conversations.assignedIds",
  `select id from conversations.conversation where agent_id = $1 and state = 'assigned' order by id`,
);

export const setOffered = statement<[id: string, now: Date], ConversationRow>(
  "conversations.setOffered",
  `update conversations.conversation
   set state = 'offered', agent_id = null, agent_name = null, agent_number = null, updated_at = $2
   where id = $1 returning ${CONVERSATION}`,
);

export const setAssigned = statement<
  [id: string, staffId: string, name: string, number: string, now: Date],
  ConversationRow
>(
  "conversations.setAssigned",
  `update conversations.conversation
   set state = 'assigned', agent_id = $2, agent_name = $3, agent_number = $4,
       agent_read_number = 0, returned = false, former_agent_id = null,
       assigned_at = coalesce(assigned_at, $5), updated_at = $5
   where id = $1 returning ${CONVERSATION}`,
);
