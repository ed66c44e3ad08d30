import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";
import { entryKinds } from "./types.ts";

export const timelineSchema = z.object({
  at: timeSchema,
  actor: z.object({
    kind: z.enum(["staff", "customer", "system"]),
    displayName: z.string(),
    staffNumber: z.string().nullable(),
  }),
  kind: z.enum(entryKinds),
  text: z.string(),
});
