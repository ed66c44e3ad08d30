import { z } from "zod";
import { moneySchema, RELAXED, route } from "../../../platform/http/route.ts";
import { limitsOfCustomer, walletSummary } from "./wallet-summary.ts";

/** The customer's wallet and its limits. */
export const walletRoutes = [
  route({
    method: "GET",
    url: "/v1/wallet/wallets",
    summary: "The customer's wallets with their balances",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          currency: z.string(),
          available: moneySchema,
          pending: moneySchema,
          heldOut: moneySchema,
          incoming: moneySchema,
          accountNumber: z.string(),
        }),
      ),
    }),
    handler: async ({ tx, actor }) => ({ items: [await walletSummary(tx, actor.customerId)] }),
  }),
  route({
    method: "GET",
    url: "/v1/wallet/limits",
    summary: "The limits of the customer's identity level and what is spent of them today",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({
      level: z.number().int(),
      perPayment: moneySchema,
      perDay: moneySchema,
      spentToday: moneySchema,
      balanceMax: moneySchema,
    }),
    handler: ({ tx, actor }) => limitsOfCustomer(tx, actor.customerId),
  }),
];
