import { z } from "zod";
import { RELAXED, route, timeSchema } from "../../platform/http/route.ts";
import { type ReasonKind, reasonTexts } from "./reason-texts.ts";
import { reasonsOf } from "./reasons.ts";

/** More likely reasons than this are a list of orders, not a guess. */
const REASONS_MAX = 5;
/** Everything went well with these: nobody opens help because of them. */
const QUIET: ReadonlySet<ReasonKind> = new Set(["top_up_done", "payment_done"]);

const kinds = Object.keys(reasonTexts) as [ReasonKind, ...ReasonKind[]];

export const routes = [
  route({
    method: "GET",
    url: "/v1/assist/reasons",
    summary: "What the customer is probably asking about, from their own last events",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.enum(kinds),
          title: z.string(),
          text: z.string(),
          state: z.string(),
          next: z.string().nullable(),
          articleSlug: z.string().nullable(),
          orderId: z.uuid().nullable(),
          caseId: z.uuid().nullable(),
          at: timeSchema,
          isOpen: z.boolean(),
        }),
      ),
    }),
    handler: async ({ tx, actor, language }) => {
      const reasons = await reasonsOf(tx, actor.customerId, language);
      return { items: reasons.filter(({ kind }) => !QUIET.has(kind)).slice(0, REASONS_MAX) };
    },
  }),
];
