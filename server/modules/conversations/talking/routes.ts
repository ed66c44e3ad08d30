import { z } from "zod";
import {
  CAREFUL,
  idParams,
  PAGE_MAX,
  pageQuery,
  RELAXED,
  route,
} from "../../../platform/http/route.ts";
import { visibleText } from "../../../platform/text/visible-text.ts";
import { TEXT_LENGTH_MAX } from "../channels/chat/chat.ts";
import { handOver } from "../queue/hand-over.ts";
import { PRIORITY } from "../queue/priority.ts";
import { seenBy } from "../queue/seen-by.ts";
import { ownConversation, sideOf } from "../threads/own-conversation.ts";
import { showsConversation, showsMessages } from "../threads/reads.ts";
import {
  CLIENT_ID_LENGTH_MAX,
  COMMENT_LENGTH_MAX,
  conversationSchema,
  MESSAGE_NUMBER_MAX,
  messageSchema,
  TOPIC_LENGTH_MAX,
} from "../threads/schemas.ts";
import { startConversation } from "../threads/start.ts";
import { choose, judge } from "./choose.ts";
import { closeConversation } from "./close.ts";
import { macros } from "./macros.ts";
import { postAsPerson } from "./post-as-person.ts";
import { rate } from "./rate.ts";
import { currentOf, listOf, markRead, messagesOf } from "./read.ts";
import { whisperTyping } from "./typing.ts";

/** What customers do, and what both sides do in the same way. */

const conversationList = z.object({
  items: z.array(conversationSchema),
  next: z.string().nullable(),
});
const messageList = z.object({ items: z.array(messageSchema), next: z.string().nullable() });
const messageCursor = z.object({
  /** The number of the last message seen. */
  cursor: z.coerce.number().int().min(0).max(MESSAGE_NUMBER_MAX).default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_MAX),
});
const slugSchema = z.string().regex(/^[a-z0-9-]{1,80}$/);

const threads = [
  route({
    method: "POST",
    url: "/v1/conversations",
    summary: "Start a conversation with the desk, or get the open one",
    allow: ["customer"],
    limit: CAREFUL,
    body: z
      .object({
        topic: z.string().trim().max(TOPIC_LENGTH_MAX).optional(),
        orderId: z.uuid().optional(),
      })
      .default({}),
    answer: conversationSchema,
    status: 201,
    handler: async ({ tx, actor, body, language }) => {
      const { customerId } = actor;
      const row = await startConversation(tx, { customerId, language, ...body });
      return seenBy(tx, row, "customer");
    },
  }),
  route({
    method: "GET",
    url: "/v1/conversations",
    summary: "Own conversations, newest first",
    allow: ["customer"],
    limit: RELAXED,
    query: pageQuery.extend({ cursor: z.uuid().optional() }),
    answer: conversationList,
    handler: ({ tx, actor, query }) =>
      listOf(tx, actor.customerId, { before: query.cursor ?? null, limit: query.limit }),
  }),
  route({
    method: "GET",
    url: "/v1/conversations/current",
    summary: "The open conversation, if there is one",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({ conversation: conversationSchema.nullable() }),
    handler: async ({ tx, actor }) => ({ conversation: await currentOf(tx, actor.customerId) }),
  }),
  route({
    method: "GET",
    url: "/v1/conversations/:id",
    summary: "One conversation with its place in the queue",
    allow: ["customer", "agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    answer: conversationSchema,
    reads: showsConversation,
    handler: async ({ tx, actor, params }) =>
      seenBy(tx, await ownConversation(tx, actor, params.id), sideOf(actor)),
  }),
];

const messages = [
  route({
    method: "GET",
    url: "/v1/conversations/:id/messages",
    summary: "Messages after a number, oldest first",
    allow: ["customer", "agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    query: messageCursor,
    answer: messageList,
    reads: showsMessages,
    handler: ({ tx, actor, params, query }) =>
      messagesOf(tx, actor, { id: params.id, after: query.cursor, limit: query.limit }),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/messages",
    summary: "Say something; secrets in it are hidden before it is stored",
    allow: ["customer", "agent", "supervisor"],
    // Many agents share one office address; the verb bounds each conversation itself.
    limit: RELAXED,
    params: idParams,
    body: z.object({
      text: visibleText(TEXT_LENGTH_MAX),
      clientId: z.string().min(1).max(CLIENT_ID_LENGTH_MAX),
    }),
    answer: messageSchema,
    reads: showsMessages,
    status: 201,
    handler: ({ tx, actor, params, body }) =>
      postAsPerson(tx, actor, { conversationId: params.id, ...body }),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/read",
    summary: "Messages up to a number have been seen",
    allow: ["customer", "agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    body: z.object({ number: z.number().int().min(0).max(MESSAGE_NUMBER_MAX) }),
    answer: z.null(),
    handler: async ({ tx, actor, params, body }) => {
      await markRead(tx, actor, await ownConversation(tx, actor, params.id), body.number);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/typing",
    summary: "Tell the other side that somebody is typing",
    allow: ["customer", "agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      await whisperTyping(tx, actor, params.id);
      return null;
    },
  }),
];

const helpers = [
  route({
    method: "GET",
    url: "/v1/conversations/macros",
    summary: "Canned replies in the caller's language or another",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    query: z.object({ language: z.enum(["zh", "en"]).optional() }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
    }),
    handler: async ({ query, language }) => ({ items: macros(query.language ?? language) }),
  }),
];

const steps = [
  route({
    method: "POST",
    url: "/v1/conversations/:id/choose",
    summary: "Pick one of the articles offered as choices",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ slug: slugSchema }),
    answer: messageSchema,
    handler: ({ tx, actor, params, body }) =>
      choose(tx, actor, { conversationId: params.id, slug: body.slug }),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/helped",
    summary: "Say whether the last automatic answer helped",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ helped: z.boolean() }),
    answer: z.null(),
    handler: async ({ tx, actor, params, body }) => {
      await judge(tx, actor, { conversationId: params.id, helped: body.helped });
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/person",
    summary: "Ask for a person",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    answer: conversationSchema,
    handler: async ({ tx, actor, params }) => {
      const { id } = await ownConversation(tx, actor, params.id);
      const row = await handOver(tx, id, { reason: "asked", priority: PRIORITY.raised });
      return seenBy(tx, row, "customer");
    },
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/close",
    summary: "End the conversation",
    allow: ["customer", "agent", "supervisor"],
    limit: CAREFUL,
    params: idParams,
    answer: conversationSchema,
    reads: showsConversation,
    handler: async ({ tx, actor, params }) =>
      seenBy(tx, await closeConversation(tx, actor, params.id), sideOf(actor)),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/rating",
    summary: "Rate the service from 1 to 5 after the end",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      score: z.number().int().min(1).max(5),
      comment: z.string().trim().max(COMMENT_LENGTH_MAX).optional(),
    }),
    answer: conversationSchema,
    handler: async ({ tx, actor, params, body }) =>
      seenBy(tx, await rate(tx, actor, { conversationId: params.id, ...body }), "customer"),
  }),
];

export const routes = [...threads, ...messages, ...helpers, ...steps];
