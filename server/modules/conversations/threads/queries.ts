import { statement } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";

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
  /** Null while nobody knows which customer writes. */
  customer_id: string | null;
  channel: string;
  /** The other end on its channel; null on the chat. */
  address_id: string | null;
  /** The person is there and waits. */
  live: boolean;
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
  /** The customer's first word that no agent has answered. */
  unanswered_since: Date | null;
  assigned_at: Date | null;
  closed_at: Date | null;
  rating: number | null;
  created_at: Date;
  updated_at: Date;
}

export const CONVERSATION = `id, number, customer_id, channel, address_id, live, language, state, subject, topic, order_id,
  priority, reason, candidates, unclear_count, agent_id, agent_name, agent_number, case_id,
  case_number, last_number, customer_read_number, agent_read_number, queued_at,
  unanswered_since, assigned_at, closed_at, rating, created_at, updated_at`;

export const nextSerial = statement<[], { serial: bigint }>(
  "conversations.nextSerial",
  `select nextval('conversations.serial') as serial`,
);

/** The owner is a customer, or the address of nobody we know. */
export const claimOpen = statement<
  [ownerId: string, channel: string, id: string],
  { conversation_id: string }
>(
  "conversations.claimOpen",
  `insert into conversations.open_conversation (owner_id, channel, conversation_id)
   values ($1, $2, $3) on conflict (owner_id, channel) do nothing returning conversation_id`,
);

export const releaseOpen = statement<[ownerId: string, channel: string, id: string]>(
  "conversations.releaseOpen",
  `delete from conversations.open_conversation
   where owner_id = $1 and channel = $2 and conversation_id = $3`,
);

export const insertConversation = statement<
  [
    id: string,
    number: string,
    customerId: string | null,
    channel: string,
    addressId: string | null,
    live: boolean,
    language: string,
    topic: string | null,
    orderId: string | null,
    now: Date,
  ],
  ConversationRow
>(
  "conversations.insertConversation",
  `insert into conversations.conversation
     (id, number, customer_id, channel, address_id, live, language, state, topic, order_id,
      created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'automatic', $8, $9, $10, $10) returning ${CONVERSATION}`,
);

export const findOpenOf = statement<[ownerId: string, channel: string], ConversationRow>(
  "conversations.findOpenOf",
  `select ${CONVERSATION} from conversations.conversation
   where id = (select conversation_id from conversations.open_conversation
               where owner_id = $1 and channel = $2)`,
);

export const findConversation = statement<[id: string], ConversationRow>(
  "conversations.findConversation",
  `select ${CONVERSATION} from conversations.conversation where id = $1`,
);

export const findByNumber = statement<[number: string], ConversationRow>(
  "conversations.findByNumber",
  `select ${CONVERSATION} from conversations.conversation where number = $1`,
);

/** Every change of a conversation starts with its row locked: the order of locks is always this. */
export const lockConversation = statement<[id: string], ConversationRow>(
  "conversations.lockConversation",
  `select ${CONVERSATION} from conversations.conversation where id = $1 for update`,
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
export const takeNumber = statement<[id: string, now: Date, sender: Sender], ConversationRow>(
  "conversations.takeNumber",
  `update conversations.conversation set last_number = last_number + 1, updated_at = $2,
     unanswered_since = case $3::text when 'agent' then null
       when 'customer' then coalesce(unanswered_since, $2) else unanswered_since end
   where id = $1 returning ${CONVERSATION}`,
);

export const setCustomerRead = statement<[id: string, number: number]>(
  "conversations.setCustomerRead",
  `update conversations.conversation set customer_read_number = least($2, last_number)
   where id = $1 and customer_read_number < least($2, last_number)`,
);

export type Sender = "customer" | "agent" | "assistant" | "system";
export type MessageKind =
  | "text"
  | "answer"
  | "choices"
  | "notice"
  | "event"
  | "case"
  | "proposal"
  | "rating_request";

export type DeliveryState = "queued" | "sent" | "delivered" | "read" | "failed";

export interface MessageRow {
  conversation_id: string;
  number: number;
  id: string;
  sender: Sender;
  author_id: string | null;
  author_name: string | null;
  author_number: string | null;
  kind: MessageKind;
  text: string;
  data: Record<string, unknown>;
  redacted: boolean;
  /** How far it has come on its way out; null where nothing is sent out. */
  delivery: DeliveryState | null;
  delivery_reason: string | null;
  created_at: Date;
}

export const MESSAGE = `conversation_id, number, id, sender, author_id, author_name, author_number, kind,
  text, data, redacted, delivery, delivery_reason, created_at`;

export const insertMessage = statement<
  [
    conversationId: string,
    number: number,
    id: string,
    sender: string,
    authorId: string | null,
    authorName: string | null,
    authorNumber: string | null,
    kind: string,
    text: string,
    data: string,
    redacted: boolean,
    clientId: string | null,
    delivery: DeliveryState | null,
    now: Date,
  ],
  MessageRow
>(
  "conversations.insertMessage",
  `insert into conversations.message
     (conversation_id, number, id, sender, author_id, author_name, author_number, kind, text, data,
      redacted, client_id, delivery, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14) returning ${MESSAGE}`,
);

export const findByClientId = statement<
  [conversationId: string, sender: string, clientId: string],
  MessageRow
>(
  "conversations.findByClientId",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and sender = $2 and client_id = $3`,
);

/** What the same person said last, newest first. */
export const saidBefore = statement<
  [conversationId: string, sender: string, authorId: string | null, since: Date, limit: number],
  { text: string }
>(
  "conversations.saidBefore",
  `select text from conversations.message
   where conversation_id = $1 and sender = $2 and author_id is not distinct from $3
     and kind = 'text' and created_at >= $4
   order by number desc limit $5`,
);

/** True when the message so many numbers ago is younger than the given time. */
export const isFlooded = statement<
  [conversationId: string, back: number, since: Date],
  { flooded: boolean }
>(
  "conversations.isFlooded",
  `select exists (
     select 1 from conversations.message m
     join conversations.conversation c on c.id = m.conversation_id
     where c.id = $1 and m.number = c.last_number - $2 and m.created_at > $3) as flooded`,
);
