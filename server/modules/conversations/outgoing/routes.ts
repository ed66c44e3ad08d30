import { z } from "zod";
import { PAGE_MAX, RELAXED, route, timeSchema } from "../../../platform/http/route.ts";
import { refusedWordsBefore } from "./queries.ts";

const refusedSchema = z.object({
  id: z.uuid(),
  at: timeSchema,
  staff: z.object({ id: z.uuid(), displayName: z.string(), staffNumber: z.string() }),
  place: z.enum(["conversation", "case", "customer"]),
  placeId: z.uuid(),
  reason: z.string(),
  text: z.string().describe("as it was tried, with secrets hidden"),
});

export const routes = [
  route({
    method: "GET",
    url: "/v1/conversations/refused-words",
    summary: "What staff tried to write to customers and may not, newest first",
    allow: ["supervisor"],
    limit: RELAXED,
    query: z.object({ cursor: z.uuid().optional() }),
    answer: z.object({ items: z.array(refusedSchema), next: z.string().nullable() }),
    handler: async ({ tx, query }) => {
      const rows = await tx.all(refusedWordsBefore, query.cursor ?? null, PAGE_MAX);
      const last = rows.length === PAGE_MAX ? rows.at(-1) : undefined;
      return {
        items: rows.map((row) => ({
          id: row.id,
          at: row.created_at.toISOString(),
          staff: {
            id: row.staff_id,
            displayName: row.display_name,
            staffNumber: row.staff_number,
          },
          place: row.place,
          placeId: row.place_id,
          reason: row.reason,
          text: row.text,
        })),
        next: last?.id ?? null,
      };
    },
  }),
];
