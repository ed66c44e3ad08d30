import { statement } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";

export type ConversationState = "automatic" | "queued" | "offered" | "assigned" | "closed";
/** What the recogniser thought the customer meant, for the person who takes over. */
export interface HandedCandidate {
  slug: string;
  title: string;
  probability: number;
}

export interface ConversationRow {
  id: string;
  number: string;
  customer_id: string;
  channel: "chat";
  language: Language;
  state: ConversationState;
  subject: string;
  topic: string | null;
  order_id: string | null;
  priority: number;
  reason: string | null;
  candidates: HandedCandidate[];
  unclear_count: number;
  agent_id: string | null;
  agent_name: string | null;
  agent_number: string | null;
  case_id: string | null;
  case_number: string | null;
  last_number: number;
  customer_read_number: number;
  agent_read_number: number;
  queued_at: Date | null;
  assigned_at: Date | null;
  closed_at: Date | null;
  rating: number | null;
  created_at: Date;
  updated_at: Date;
}

const CONVERSATION = `id, number, customer_id, channel, language, state, subject, topic, order_id,
  priority, reason, candidates, unclear_count, agent_id, agent_name, agent_number, case_id,
  case_number, last_number, customer_read_number, agent_read_number, queued_at, assigned_at,
  closed_at, rating, created_at, updated_at`;

export const nextSerial = statement<[], { serial: bigint }>(
  "conversations.nextSerial",
  `select nextval('conversations.serial') as serial`,
);

export const claimOpen = statement<[customerId: string, id: string], { conversation_id: string }>(
  "conversations.claimOpen",
  `insert into conversations.open_conversation (customer_id, conversation_id) values ($1, $2)
   on conflict (customer_id) do nothing returning conversation_id`,
);

export const releaseOpen = statement<[customerId: string, id: string]>(
  "conversations.releaseOpen",
  `delete from conversations.open_conversation where customer_id = $1 and conversation_id = $2`,
);

export const insertConversation = statement<
  [
    id: string,
    number: string,
    customerId: string,
    language: string,
    subject: string,
    topic: string | null,
    orderId: string | null,
    now: Date,
  ],
  ConversationRow
>(
  "conversations.insertConversation",
  `insert into conversations.conversation
     (id, number, customer_id, language, state, subject, topic, order_id, created_at, updated_at)
   values ($1, $2, $3, $4, 'automatic', $5, $6, $7, $8, $8) returning ${CONVERSATION}`,
);

export const findOpenOf = statement<[customerId: string], ConversationRow>(
  "conversations.findOpenOf",
  `select ${CONVERSATION} from conversations.conversation
   where id = (select conversation_id from conversations.open_conversation where customer_id = $1)`,
);

export const findConversation = statement<[id: string], ConversationRow>(
  "conversations.findConversation",
  `select ${CONVERSATION} from conversations.conversation where id = $1`,
);

/** Every change of a conversation starts with its row locked: the order of locks is always this. */
export const lockConversation = statement<[id: string], ConversationRow>(
  "conversations.lockConversation",
  `select ${CONVERSATION} from conversations.conversation where id = $1 for update`,
);

export const conversationsOfCustomer = statement<
  [customerId: string, before: string | null, limit: number],
  ConversationRow
>(
  "conversations.conversationsOfCustomer",
  `select ${CONVERSATION} from conversations.conversation
   where customer_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
);

export const conversationsOfAgent = statement<[agentId: string, limit: number], ConversationRow>(
  "conversations.conversationsOfAgent",
  `select ${CONVERSATION} from conversations.conversation
   where agent_id = $1 and state = 'assigned' order by updated_at desc limit $2`,
);

export const setQueued = statement<
  [id: string, reason: string, priority: number, candidates: string, now: Date],
  ConversationRow
>(
  "conversations.setQueued",
  `update conversations.conversation
   set state = 'queued', reason = $2, priority = greatest(priority, $3), candidates = $4::jsonb,
       queued_at = coalesce(queued_at, $5), updated_at = $5
   where id = $1 returning ${CONVERSATION}`,
);

/** Back to the queue after an agent gives it on: it keeps its age, so that it is soon served. */
export const setRequeued = statement<[id: string, priority: number, now: Date], ConversationRow>(
  "conversations.setRequeued",
  `update conversations.conversation
   set state = 'queued', priority = greatest(priority, $2), agent_id = null, agent_name = null,
       agent_number = null, queued_at = coalesce(queued_at, $3), updated_at = $3
   where id = $1 returning ${CONVERSATION}`,
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
       agent_read_number = 0, assigned_at = coalesce(assigned_at, $5), updated_at = $5
   where id = $1 returning ${CONVERSATION}`,
);

export const setClosed = statement<[id: string, now: Date], ConversationRow>(
  "conversations.setClosed",
  `update conversations.conversation set state = 'closed', closed_at = $2, updated_at = $2
   where id = $1 returning ${CONVERSATION}`,
);

export const setRating = statement<
  [id: string, score: number, comment: string | null, now: Date],
  ConversationRow
>(
  "conversations.setRating",
  `update conversations.conversation
   set rating = $2, rating_comment = $3, rated_at = $4, updated_at = $4
   where id = $1 returning ${CONVERSATION}`,
);

export const setCase = statement<[id: string, caseId: string, caseNumber: string, now: Date]>(
  "conversations.setCase",
  `update conversations.conversation set case_id = $2, case_number = $3, updated_at = $4
   where id = $1`,
);

export const setSubject = statement<[id: string, subject: string]>(
  "conversations.setSubject",
  `update conversations.conversation set subject = $2 where id = $1 and subject = ''`,
);

/** The desk speaks the language in which the customer writes. */
export const setLanguage = statement<[id: string, language: string], ConversationRow>(
  "conversations.setLanguage",
  `update conversations.conversation set language = $2 where id = $1 returning ${CONVERSATION}`,
);

export const setUnclear = statement<[id: string, count: number]>(
  "conversations.setUnclear",
  `update conversations.conversation set unclear_count = $2 where id = $1`,
);

/** Takes the next message number; the row lock it leaves keeps numbers in commit order. */
export const takeNumber = statement<[id: string, now: Date], ConversationRow>(
  "conversations.takeNumber",
  `update conversations.conversation set last_number = last_number + 1, updated_at = $2
   where id = $1 returning ${CONVERSATION}`,
);

export const setCustomerRead = statement<[id: string, number: number]>(
  "conversations.setCustomerRead",
  `update conversations.conversation set customer_read_number = least($2, last_number)
   where id = $1 and customer_read_number < least($2, last_number)`,
);

export const setAgentRead = statement<[id: string, number: number]>(
  "conversations.setAgentRead",
  `update conversations.conversation set agent_read_number = least($2, last_number)
   where id = $1 and agent_read_number < least($2, last_number)`,
);

export const idleConversations = statement<
  [automaticBefore: Date, assignedBefore: Date, limit: number],
  { id: string }
>(
  "conversations.idleConversations",
  `select id from conversations.conversation
   where (state = 'automatic' and updated_at < $1) or (state = 'assigned' and updated_at < $2)
   order by updated_at limit $3`,
);
