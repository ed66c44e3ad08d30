import { z } from "zod";
import { idParams, RELAXED, route, timeSchema } from "../../../platform/http/route.ts";
import { listsAssignments, showsConversation } from "../threads/reads.ts";
import { conversationSchema } from "../threads/schemas.ts";
import { acceptAssignment, assignmentsOf, declineAssignment } from "./assignments.ts";
import { type Leaving, leave } from "./leave.ts";
import { CAPACITY_DEFAULT, CAPACITY_MAX, presenceOf, setPresence } from "./presence.ts";
import type { PresenceRow } from "./queries-presence.ts";
import { transfer } from "./reassign.ts";
import { assignmentSchema } from "./schemas.ts";
import { seenBy } from "./seen-by.ts";
import { takeOver } from "./take.ts";

/** What agents and supervisors do at the desk. Many of them share one office address. */

const presenceSchema = z.object({
  state: z.enum(["available", "away"]),
  capacity: z.number().int(),
  since: timeSchema.nullable(),
  awayReason: z
    .enum(["own", "unanswered", "silent"])
    .nullable()
    .describe("went away, let assignments lapse, or was not heard of; null while available"),
});

const REASON_LENGTH_MIN = 4;
const REASON_LENGTH_MAX = 300;

/** What becomes of the conversations in hand at the end of a shift. */
const leavingSchema = z.discriminatedUnion("chats", [
  z.object({ chats: z.literal("queue") }),
  z.object({ chats: z.literal("colleague"), staffId: z.uuid() }),
  z.object({
    chats: z.literal("keep"),
    reason: z.string().trim().min(REASON_LENGTH_MIN).max(REASON_LENGTH_MAX),
  }),
]) satisfies z.ZodType<Leaving>;

const attendance = [
  route({
    method: "GET",
    url: "/v1/conversations/presence",
    summary: "Whether I take conversations, and how many",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    answer: presenceSchema,
    handler: async ({ tx, actor }) => wirePresence(await presenceOf(tx, actor.staffId)),
  }),
  route({
    method: "PUT",
    url: "/v1/conversations/presence",
    summary: "Be available for conversations, or away; those in hand stay",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    body: z.object({
      state: z.enum(["available", "away"]),
      capacity: z.number().int().min(1).max(CAPACITY_MAX).optional(),
    }),
    answer: presenceSchema,
    handler: async ({ tx, actor, body }) => wirePresence(await setPresence(tx, actor, body)),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/presence/leave",
    summary: "End the shift, and say what becomes of the conversations in hand",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    body: leavingSchema,
    answer: presenceSchema,
    handler: async ({ tx, actor, body }) => wirePresence(await leave(tx, actor, body)),
  }),
];

const assignments = [
  route({
    method: "GET",
    url: "/v1/conversations/assignments",
    summary: "Conversations offered to me that I have not answered",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    answer: z.object({ items: z.array(assignmentSchema) }),
    reads: listsAssignments,
    handler: async ({ tx, actor }) => ({ items: await assignmentsOf(tx, actor.staffId) }),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/assignments/:id/accept",
    summary: "Take the offered conversation",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    answer: conversationSchema,
    reads: showsConversation,
    handler: async ({ tx, actor, params }) =>
      seenBy(tx, await acceptAssignment(tx, actor, params.id), "staff"),
  }),
  route({
    method: "POST",
    url: "/v1/conversations/assignments/:id/decline",
    summary: "Let the offered conversation go to somebody else",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      await declineAssignment(tx, actor, params.id);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/transfer",
    summary: "Pass the conversation to a colleague, or to the head of the queue",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    body: z
      .object({ staffId: z.uuid().optional(), queue: z.string().max(40).optional() })
      .refine((body) => (body.staffId === undefined) !== (body.queue === undefined), {
        message: "either staffId or queue",
      }),
    answer: conversationSchema,
    reads: showsConversation,
    handler: async ({ tx, actor, params, body }) => {
      const input = { conversationId: params.id, staffId: body.staffId };
      return seenBy(tx, await transfer(tx, actor, input), "staff");
    },
  }),
  route({
    method: "POST",
    url: "/v1/conversations/:id/take",
    summary: "Take a conversation at once, from the queue or from whoever has it",
    allow: ["supervisor"],
    limit: RELAXED,
    params: idParams,
    answer: conversationSchema,
    reads: showsConversation,
    handler: async ({ tx, actor, params }) =>
      seenBy(tx, await takeOver(tx, actor, params.id), "staff"),
  }),
];

function wirePresence(row: PresenceRow | undefined) {
  return {
    state: row?.state ?? ("away" as const),
    capacity: row?.capacity ?? CAPACITY_DEFAULT,
    since: row?.idle_since.toISOString() ?? null,
    awayReason: row ? row.away_reason : ("own" as const),
  };
}

export const routes = [...attendance, ...assignments];
