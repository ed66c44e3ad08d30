import { statement } from "../../../platform/database/database.ts";
import {
  CONVERSATION,
  type ConversationRow,
  MESSAGE,
  type MessageRow,
} from "../threads/queries.ts";

export const messagesAfter = statement<
  [conversationId: string, after: number, limit: number],
  MessageRow
>(
  "conversations.messagesAfter",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and number > $2 order by number limit $3`,
);

export const lastOfKind = statement<[conversationId: string, kind: string], MessageRow>(
  "conversations.lastOfKind",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and kind = $2 order by number desc limit 1`,
);

export const newestMessages = statement<[conversationId: string, limit: number], MessageRow>(
  "conversations.newestMessages",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 order by number desc limit $2`,
);

/** What somebody said last in each conversation, for lists; the desk's own lines say little. */
export const lastMessages = statement<[conversationIds: string[]], MessageRow>(
  "conversations.lastMessages",
  `select distinct on (conversation_id) ${MESSAGE} from conversations.message
   where conversation_id = any ($1::uuid[]) and kind <> 'event'
   order by conversation_id, number desc`,
);

export const lastQuestion = statement<[conversationId: string], MessageRow>(
  "conversations.lastQuestion",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and sender = 'customer' order by number desc limit 1`,
);

/** What the customer and the automatic line said, newest first, before a message. */
export const turnsBefore = statement<
  [conversationId: string, before: number, limit: number],
  MessageRow
>(
  "conversations.turnsBefore",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and number < $2 and sender in ('customer', 'assistant')
   order by number desc limit $3`,
);

/** One message and what the customer and the automatic line said after it. */
export const turnsFrom = statement<
  [conversationId: string, messageId: string, limit: number],
  MessageRow
>(
  "conversations.turnsFrom",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and sender in ('customer', 'assistant') and number >=
     (select m.number from conversations.message m where m.conversation_id = $1 and m.id = $2)
   order by number limit $3`,
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
   where agent_id = $1 and state = 'assigned'
   order by (priority < 2 or unanswered_since is null), unanswered_since nulls last,
     updated_at desc limit $2`,
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
