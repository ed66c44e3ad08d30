import { z } from "zod";
import { refuse } from "../../../platform/http/errors.ts";
import {
  type AnyRoute,
  idParams,
  RELAXED,
  route,
  timeSchema,
} from "../../../platform/http/route.ts";
import { findCase } from "../file/queries.ts";
import { verifyChain } from "./chain.ts";

/** The evidence of a case, for those who check it. */
export const evidenceRoutes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/cases/:id/evidence",
    summary: "The hash chain of a case and whether it is whole",
    allow: ["supervisor", "compliance"],
    limit: RELAXED,
    params: idParams,
    answer: z.object({
      intact: z.boolean(),
      brokenAt: z.number().int().nullable().describe("the first entry that does not fit"),
      entries: z.array(
        z.object({
          number: z.number().int(),
          at: timeSchema,
          actor: z.string(),
          kind: z.string(),
          data: z.record(z.string(), z.string().nullable()),
          previousHash: z.string(),
          hash: z.string(),
        }),
      ),
    }),
    reads: {
      action: "cases.evidence",
      about: async (_, { params, tx }) => {
        const found = await tx.maybe(findCase, params.id);
        return found ? [`customer:${found.customer_id}`] : [];
      },
      subject: (_, { params }) => `case:${params.id}`,
    },
    handler: async ({ tx, params }) => {
      if (!(await tx.maybe(findCase, params.id))) throw refuse("not_found");
      const { entries, brokenAt } = await verifyChain(tx, params.id);
      return {
        intact: brokenAt === undefined,
        brokenAt: brokenAt ?? null,
        entries: entries.map((entry) => ({
          number: entry.number,
          at: entry.at.toISOString(),
          actor: entry.actor,
          kind: entry.kind,
          data: { ...entry.data },
          previousHash: entry.previous_hash.toString("hex"),
          hash: entry.hash.toString("hex"),
        })),
      };
    },
  }),
];
