import { z } from "zod";
import {
  CAREFUL,
  idParams,
  moneySchema,
  RELAXED,
  route,
  timeSchema,
  wireMoney,
} from "../../../platform/http/route.ts";
import { CODE_LENGTH_MAX, NOTE_LENGTH_MAX, orderSchema } from "../orders/schemas.ts";
import { orderView } from "../orders/view.ts";
import { viewerOf } from "../orders/viewer.ts";
import { confirmPayment } from "./confirm-payment.ts";
import { createPayment, quotePayment } from "./create-payment.ts";

/** Paying a merchant: what a code asks for, the order, and its confirmation with the PIN. */
export const paymentRoutes = [
  route({
    method: "POST",
    url: "/v1/wallet/payments/quote",
    summary: "What a scanned code asks for",
    allow: ["customer"],
    limit: RELAXED,
    body: z.object({ code: z.string().min(1).max(CODE_LENGTH_MAX) }),
    answer: z.object({
      merchant: z.object({ id: z.uuid(), name: z.string(), open: z.boolean() }),
      amount: moneySchema.nullable(),
      code: z.string(),
      note: z.string().nullable(),
      expiresAt: timeSchema.nullable(),
      fee: moneySchema,
    }),
    handler: async ({ tx, actor, body }) => {
      const { code, merchant } = await quotePayment(tx, actor, body.code);
      const { currency, amount_minor: amountMinor } = code;
      return {
        merchant: { id: merchant.id, name: merchant.name, open: merchant.open },
        amount: amountMinor === null ? null : wireMoney(currency, amountMinor),
        code: code.code,
        note: code.note,
        expiresAt: code.expires_at?.toISOString() ?? null,
        fee: wireMoney(currency, 0n),
      };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/payments",
    summary: "Make a payment order; it waits 15 minutes for its PIN",
    allow: ["customer"],
    limit: CAREFUL,
    idempotency: "route",
    body: z.object({
      code: z.string().min(1).max(CODE_LENGTH_MAX),
      amount: moneySchema,
      note: z.string().trim().max(NOTE_LENGTH_MAX).optional(),
    }),
    answer: orderSchema,
    status: 201,
    handler: async ({ tx, actor, body, app, language }) => {
      const { currency, value } = body.amount;
      const wanted = { code: body.code, note: body.note, currency, amountMinor: BigInt(value) };
      return orderView(await createPayment(tx, actor, wanted), viewerOf(app, language));
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/payments/:id/confirm",
    summary: "Pay: confirm a payment order with a PIN proven for it",
    allow: ["customer"],
    limit: CAREFUL,
    idempotency: "verb",
    proofs: ["confirmationId"],
    transaction: "none",
    params: idParams,
    body: z.object({ confirmationId: z.uuid() }),
    answer: orderSchema,
    handler: async ({ app, actor, params, body, claim, language }) => {
      const { customerId, sessionId } = actor;
      const { confirmationId } = body;
      const item = { customerId, sessionId, orderId: params.id, confirmationId, claim };
      return orderView(await confirmPayment(app, item), viewerOf(app, language));
    },
  }),
];
