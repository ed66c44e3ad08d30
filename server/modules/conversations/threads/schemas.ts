import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";

/** The wire shapes of this module and how rows become them. */

/** What Postgres counts messages of a conversation with. */
export const MESSAGE_NUMBER_MAX = 2 ** 31 - 1;
export const COMMENT_LENGTH_MAX = 500;
export const TOPIC_LENGTH_MAX = 100;
export const CLIENT_ID_LENGTH_MAX = 64;

const authorSchema = z.object({ displayName: z.string(), staffNumber: z.string() });

export const conversationSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    channel: z.string().describe("chat, or the id of another channel"),
    language: z.enum(["zh", "en"]),
    state: z.enum(["automatic", "queued", "offered", "assigned", "closed"]),
    subject: z.string(),
    customerId: z.uuid().nullable().describe("null while nobody knows which customer writes"),
    orderId: z.uuid().nullable(),
    agent: authorSchema.nullable(),
    queue: z
      .object({
        place: z.number().int(),
        waitSecondsEstimate: z.number().int().nullable(),
        openNow: z.boolean(),
      })
      .nullable(),
    reason: z.string().nullable(),
    candidates: z
      .array(z.object({ slug: z.string(), title: z.string(), probability: z.number() }))
      .describe("for staff: the articles that may answer the question"),
    rating: z.number().int().nullable(),
    caseNumber: z.string().nullable(),
    caseId: z.uuid().nullable(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    closedAt: timeSchema.nullable(),
    unread: z.number().int(),
    lastNumber: z.number().int(),
  })
  .meta({ id: "Conversation" });
export type WireConversation = z.output<typeof conversationSchema>;

const choiceSchema = z.object({ slug: z.string(), title: z.string() });
const factSchema = z.object({
  kind: z.string().optional(),
  title: z.string(),
  text: z.string(),
  state: z.string().nullable().optional(),
  next: z.string().nullable().optional(),
  orderId: z.string().nullable().optional(),
  caseId: z.string().nullable().optional(),
});

/** What else a message carries; other modules may add their own fields. */
const messageDataSchema = z.looseObject({
  articleSlug: z.string().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
  choices: z.array(choiceSchema).optional(),
  facts: z.array(factSchema).optional(),
  automatic: z.boolean().optional(),
  offersPerson: z.boolean().optional(),
  caseId: z.string().optional(),
  caseNumber: z.string().optional(),
});

export const messageSchema = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    from: z.enum(["customer", "agent", "assistant", "system"]),
    author: authorSchema.nullable(),
    kind: z.enum([
      "text",
      "answer",
      "choices",
      "notice",
      "event",
      "case",
      "proposal",
      "rating_request",
    ]),
    text: z.string(),
    data: messageDataSchema,
    redacted: z.boolean(),
    delivery: z
      .object({
        state: z.enum(["queued", "sent", "delivered", "read", "failed"]),
        reason: z.string().nullable(),
      })
      .nullable()
      .describe("how far it has come on an outside channel; null where nothing is sent out"),
    at: timeSchema,
  })
  .meta({ id: "Message" });
export type WireMessage = z.output<typeof messageSchema>;
