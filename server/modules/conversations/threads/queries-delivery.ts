import { statement } from "../../../platform/database/database.ts";

/** Messages on their way out. */
export interface QueuedRow {
  conversation_id: string;
  number: number;
  id: string;
  text: string;
  delivery_attempts: number;
  conversation_number: string;
  channel: string;
  address_id: string;
  agent_id: string | null;
}

export const nextQueued = statement<[conversationId: string], QueuedRow>(
  "conversations.nextQueued",
  `select m.conversation_id, m.number, m.id, m.text, m.delivery_attempts,
     c.number as conversation_number, c.channel, c.address_id, c.agent_id
   from conversations.message m join conversations.conversation c on c.id = m.conversation_id
   where m.conversation_id = $1 and m.delivery = 'queued' order by m.number limit 1`,
);

/** The channel's own id of the newest message that came from there. */
export const lastExternalId = statement<[conversationId: string], { client_id: string | null }>(
  "conversations.lastExternalId",
  `select client_id from conversations.message
   where conversation_id = $1 and sender = 'customer' order by number desc limit 1`,
);

export const setSent = statement<[conversationId: string, number: number, externalId: string]>(
  "conversations.setSent",
  `update conversations.message set delivery = 'sent', delivery_reason = null, external_id = $3
   where conversation_id = $1 and number = $2 and delivery = 'queued'`,
);

export const countDeliveryAttempt = statement<
  [conversationId: string, number: number, state: string, reason: string]
>(
  "conversations.countDeliveryAttempt",
  `update conversations.message
   set delivery_attempts = delivery_attempts + 1, delivery = $3, delivery_reason = $4
   where conversation_id = $1 and number = $2 and delivery = 'queued'`,
);

/** Only forward: sent, delivered, read; a failure counts as long as nothing better was reported. */
export const setDelivered = statement<
  [conversationId: string, externalId: string, state: string, reason: string | null],
  { conversation_id: string; number: number; agent_id: string | null }
>(
  "conversations.setDelivered",
  `update conversations.message m set delivery = $3, delivery_reason = $4
   from conversations.conversation c
   where m.conversation_id = $1 and m.external_id = $2 and c.id = m.conversation_id
     and array_position(array['sent', 'failed', 'delivered', 'read'], m.delivery)
       < array_position(array['sent', 'failed', 'delivered', 'read'], $3)
   returning m.conversation_id, m.number, c.agent_id`,
);
