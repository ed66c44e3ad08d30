import { statement } from "../../platform/database/database.ts";

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
  created_at: Date;
}

const MESSAGE = `conversation_id, number, id, sender, author_id, author_name, author_number, kind,
  text, data, redacted, created_at`;

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
    now: Date,
  ],
  MessageRow
>(
  "conversations.insertMessage",
  `insert into conversations.message
     (conversation_id, number, id, sender, author_id, author_name, author_number, kind, text, data,
      redacted, client_id, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13) returning ${MESSAGE}`,
);

export const findByClientId = statement<
  [conversationId: string, sender: string, clientId: string],
  MessageRow
>(
  "conversations.findByClientId",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and sender = $2 and client_id = $3`,
);

export const messagesAfter = statement<
  [conversationId: string, after: number, limit: number],
  MessageRow
>(
  "conversations.messagesAfter",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and number > $2 order by number limit $3`,
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

export const lastOfKind = statement<[conversationId: string, kind: string], MessageRow>(
  "conversations.lastOfKind",
  `select ${MESSAGE} from conversations.message
   where conversation_id = $1 and kind = $2 order by number desc limit 1`,
);

/** The newest message of each conversation, for lists. */
export const lastMessages = statement<[conversationIds: string[]], MessageRow>(
  "conversations.lastMessages",
  `select distinct on (conversation_id) ${MESSAGE} from conversations.message
   where conversation_id = any ($1::uuid[]) order by conversation_id, number desc`,
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
