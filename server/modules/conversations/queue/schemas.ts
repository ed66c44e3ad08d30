import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";

/** A conversation offered to an agent, with what they need to decide. */
export const assignmentSchema = z.object({
  assignmentId: z.uuid(),
  conversationId: z.uuid(),
  expiresAt: timeSchema,
  number: z.string(),
  subject: z.string(),
  summary: z.string(),
  reason: z.string().nullable(),
  language: z.enum(["zh", "en"]),
  customerId: z.uuid().nullable().describe("null while nobody knows which customer writes"),
  priority: z.number().int(),
  candidates: z.array(z.object({ slug: z.string(), title: z.string(), probability: z.number() })),
  waitingSince: timeSchema.nullable(),
});
