import { z } from "zod";
import { CAREFUL, idParams, RELAXED, route, timeSchema } from "../../../platform/http/route.ts";
import { allRails } from "../rails/registry.ts";
import { instrumentView, linkedInstruments, linkInstrument, unlink } from "./instruments.ts";

const instrumentSchema = z
  .object({
    id: z.uuid(),
    rail: z.string(),
    institution: z.string().nullable(),
    name: z.string(),
    ending: z.string().nullable(),
    holderName: z.string().nullable(),
    createdAt: timeSchema,
  })
  .meta({ id: "Instrument" });

const nameSchema = z.object({ zh: z.string(), en: z.string() });

/** The customer's own ends of the rails: what can be linked, what is linked. */
export const instrumentRoutes = [
  route({
    method: "GET",
    url: "/v1/wallet/rails",
    summary: "Rails that money can come or go by, and the institutions to link accounts from",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: nameSchema,
          topUp: z.boolean(),
          payOut: z.boolean(),
          institutions: z.array(z.object({ id: z.string(), name: nameSchema })),
        }),
      ),
    }),
    handler: async ({ app }) => ({
      items: allRails(app).map(({ id, name, topUp, payOut, instrument }) => ({
        id,
        name: { ...name },
        topUp: topUp !== undefined,
        payOut: payOut !== undefined,
        institutions: (instrument?.institutions ?? []).map((each) => ({
          id: each.id,
          name: { ...each.name },
        })),
      })),
    }),
  }),
  route({
    method: "GET",
    url: "/v1/wallet/instruments",
    summary: "The customer's linked accounts",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({ items: z.array(instrumentSchema) }),
    handler: async ({ tx, actor, language }) => {
      const rows = await linkedInstruments(tx, actor.customerId);
      return { items: rows.map((row) => instrumentView(tx, row, language)) };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/instruments",
    summary: "Link an account, such as one at a bank",
    security: "wallet.instrument-link",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({
      rail: z.string().max(40),
      institution: z.string().max(50),
      // Each rail checks the form of its own numbers.
      number: z.string().trim().min(1).max(100),
      holderName: z.string().trim().min(1).max(60),
    }),
    answer: instrumentSchema,
    status: 201,
    handler: async ({ tx, actor, body, language }) =>
      instrumentView(tx, await linkInstrument(tx, actor, body), language),
  }),
  route({
    method: "DELETE",
    url: "/v1/wallet/instruments/:id",
    summary: "Unlink an account",
    security: "wallet.instrument-unlink",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      await unlink(tx, actor, params.id);
      return null;
    },
  }),
];
