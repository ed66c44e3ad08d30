import { z } from "zod";
import { RELAXED, route, timeSchema } from "../../../platform/http/route.ts";
import { queueOverview } from "./overview.ts";

export const queueSchema = z.object({
  waiting: z.number().int(),
  offered: z.number().int(),
  longestSeconds: z.number().int(),
  stranded: z
    .number()
    .int()
    .describe("served by somebody who is not there, and waiting for a word"),
  lapsedLastHour: z.number().int(),
  unattendedSince: timeSchema.nullable().describe("since when customers wait behind nobody"),
  unprocessedInbound: z.number().int().describe("outside messages that nobody could read for long"),
  agents: z.array(
    z.object({
      staffId: z.uuid(),
      staffNumber: z.string(),
      displayName: z.string(),
      state: z.enum(["available", "away"]),
      awayReason: z.enum(["own", "unanswered", "silent"]).nullable(),
      awaySince: timeSchema.nullable(),
      capacity: z.number().int(),
      assigned: z.number().int(),
    }),
  ),
});

export const routes = [
  route({
    method: "GET",
    url: "/v1/conversations/queue",
    summary: "How many wait, since when, and who is there",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    answer: queueSchema,
    handler: ({ tx }) => queueOverview(tx),
  }),
];
