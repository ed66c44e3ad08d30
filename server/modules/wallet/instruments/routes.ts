import { z } from "zod";
import {
  CAREFUL,
  idParams,
  RELAXED,
  route,
  STRICT,
  timeSchema,
} from "../../../platform/http/route.ts";
import { allRails } from "../rails/registry.ts";
import { instrumentView, shownInstruments, unlink } from "./instruments.ts";
import { requestLink } from "./link.ts";
import { proveLink } from "./prove-link.ts";
import { instrumentStates } from "./queries.ts";

const instrumentSchema = z
  .object({
    id: z.uuid(),
    rail: z.string(),
    institution: z.string().nullable(),
    name: z.string(),
    ending: z.string().nullable(),
    holderName: z.string().nullable(),
    createdAt: timeSchema,
    /** `asked`: the bank was asked; `code`: it waits for its code; `linked`: money may come. */
    state: z.enum(instrumentStates),
    codeBy: z.enum(["sms", "statement"]).nullable(),
    triesLeft: z.number().int().nullable(),
    refusal: z.string().nullable(),
    linkedAt: timeSchema.nullable(),
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
    summary: "The customer's accounts: linked, waiting for their proof, refused",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({ items: z.array(instrumentSchema) }),
    handler: async ({ tx, actor, language }) => {
      const rows = await shownInstruments(tx, actor.customerId);
      return { items: rows.map((row) => instrumentView(tx, row, language)) };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/instruments",
    summary: "Ask to link an account, such as one at a bank; its owner proves it with a code",
    security: "wallet.instrument-link",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({
      rail: z.string().max(40),
      institution: z.string().max(50),
      // Each rail checks the form of its own numbers.
      number: z.string().trim().min(1).max(100),
      holderName: z.string().trim().min(1).max(60),
      /** The owner's phone number as the bank knows it. */
      phone: z.string().trim().min(5).max(30),
      /** The PIN proven for `instrument_link:<institution>_<last four digits>`. */
      confirmationId: z.uuid(),
    }),
    answer: instrumentSchema,
    status: 201,
    handler: async ({ tx, actor, body, language }) =>
      instrumentView(tx, await requestLink(tx, actor, body), language),
  }),
  route({
    method: "POST",
    url: "/v1/wallet/instruments/:id/code",
    summary: "Prove an account with the code that the bank sent to its owner",
    security: "wallet.instrument-proof",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    params: idParams,
    body: z.object({ code: z.string().trim().min(4).max(12) }),
    answer: instrumentSchema,
    handler: async ({ app, tx, actor, params, body, language }) =>
      instrumentView(tx, await proveLink(app, actor, { ...params, ...body }), language),
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
