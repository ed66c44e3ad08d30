import { z } from "zod";
import { RELAXED, route } from "../../../platform/http/route.ts";
import { queueOverview } from "./overview.ts";

const overviewSchema = z.object({
  waiting: z.number().int(),
  offered: z.number().int(),
  longestSeconds: z.number().int(),
  agents: z.array(
    z.object({
      staffId: z.uuid(),
      staffNumber: z.string(),
      displayName: z.string(),
      state: z.enum(["available", "away"]),
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
    answer: overviewSchema,
    handler: ({ tx }) => queueOverview(tx),
  }),
];
