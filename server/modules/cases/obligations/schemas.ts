import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";

const unitSchema = z.enum(["minutes", "calendar_days", "working_days"]);

export const obligationSchema = z.object({
  id: z.uuid(),
  rule: z.string(),
  kind: z.enum(["law", "promise", "planned"]).describe("promise: the operator's own, no law"),
  title: z.string(),
  dueAt: timeSchema,
  metAt: timeSchema.nullable(),
  state: z.enum(["due", "met", "breached"]),
  unit: unitSchema.describe("what the rule counts in"),
  daysLeft: z
    .number()
    .int()
    .nullable()
    .describe("in the rule's own days, working days for minutes; null when met or past its day"),
  provisional: z.boolean().describe("counted through a year whose holidays are not published yet"),
});

/** What staff see besides: where the rule comes from, and what is not established about it. */
export const staffObligationSchema = obligationSchema.extend({
  version: z.string(),
  sources: z.array(z.string()),
  confidence: z.enum(["good", "medium", "low"]),
  doubt: z.string().nullable(),
  send: z.string().nullable().describe("what the answer must hold"),
  extension: z
    .object({ daysMax: z.number().int(), unit: unitSchema })
    .nullable()
    .describe("the longest the duty may be put off, counted from its start"),
});
