import { z } from "zod";
import { CAREFUL, idParams, moneySchema, RELAXED, route } from "../../../platform/http/route.ts";
import type { SignedHeaders } from "../../../platform/security/signature.ts";
import {
  bankAccountView,
  linkBankAccount,
  linkedAccounts,
  unlink,
} from "../instruments/instruments.ts";
import { bankAccountSchema, orderSchema } from "../orders/schemas.ts";
import { orderView, viewerOf } from "../orders/view.ts";
import { banks } from "../rails/bank/banks.ts";
import { receiveCallback } from "../rails/receive-message.ts";
import { createTopUp } from "../top-up/create-top-up.ts";
import { limitsOfCustomer, walletSummary } from "./wallet-summary.ts";

/** The customer's wallet, its limits, bank accounts and top-ups, and the bank's callback. */
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
  route({
    method: "GET",
    url: "/v1/wallet/banks",
    summary: "Banks that an account can be linked from",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({
      items: z.array(
        z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }),
      ),
    }),
    handler: async () => ({ items: banks.map(({ id, name }) => ({ id, name: { ...name } })) }),
  }),
  route({
    method: "GET",
    url: "/v1/wallet/bank-accounts",
    summary: "The customer's linked bank accounts",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({ items: z.array(bankAccountSchema) }),
    handler: async ({ tx, actor, language }) => {
      const rows = await linkedAccounts(tx, actor.customerId);
      return { items: rows.map((row) => bankAccountView(row, language)) };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/bank-accounts",
    summary: "Link a bank account",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({
      bankId: z.string().max(50),
      // The longest account number (IBAN) has 34 characters; Chinese cards have up to 19 digits.
      accountNumber: z
        .string()
        .trim()
        .regex(/^[0-9][0-9 -]{6,40}[0-9]$/),
      holderName: z.string().trim().min(1).max(60),
    }),
    answer: bankAccountSchema,
    status: 201,
    handler: async ({ tx, actor, body, language }) =>
      bankAccountView(await linkBankAccount(tx, actor, body), language),
  }),
  route({
    method: "DELETE",
    url: "/v1/wallet/bank-accounts/:id",
    summary: "Unlink a bank account",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      await unlink(tx, actor, params.id);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/top-ups",
    summary: "Top the wallet up from a linked bank account",
    allow: ["customer"],
    limit: CAREFUL,
    idempotency: "route",
    body: z.object({ bankAccountId: z.uuid(), amount: moneySchema }),
    answer: orderSchema,
    status: 201,
    handler: async ({ tx, actor, body, app, language }) => {
      const { currency, value } = body.amount;
      const topUp = { bankAccountId: body.bankAccountId, currency, amountMinor: BigInt(value) };
      return orderView(await createTopUp(tx, actor, topUp), viewerOf(app, language));
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/providers/bank/callback",
    summary: "The bank's signed word on a debit; stored as it came, then worked off",
    allow: ["anyone"],
    crossSite: true,
    limit: RELAXED,
    // Any JSON: what it says is read by the job, after the signature was checked.
    body: z.record(z.string(), z.unknown()),
    answer: z.object({ received: z.literal(true) }),
    handler: async ({ tx, request }) => {
      const headers = request.headers as Partial<SignedHeaders>;
      await receiveCallback(tx, { headers, body: request.rawBody ?? "" });
      return { received: true as const };
    },
  }),
];
