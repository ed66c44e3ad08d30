import { z } from "zod";
import {
  CAREFUL,
  idParams,
  moneySchema,
  pageQuery,
  RELAXED,
  route,
  wireMoney,
} from "../../../platform/http/route.ts";
import { maskName } from "../instruments/instruments.ts";
import {
  merchantCodeSchema,
  merchantOrderSchema,
  NOTE_LENGTH_MAX,
  orderSchema,
  REASON_LENGTH_MAX,
} from "../orders/schemas.ts";
import { orderView, viewerOf } from "../orders/view.ts";
import { refundByMerchant } from "../refund/refund-payment.ts";
import {
  codesOfMerchant,
  codeView,
  createCode,
  merchantOrders,
  merchantSummary,
  ownMerchant,
  setOpen,
} from "./merchant.ts";
import type { MerchantOrderRow } from "./queries.ts";

const merchantSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    open: z.boolean(),
    category: z.string(),
    balance: moneySchema,
    todayTotal: moneySchema,
    todayCount: z.number().int(),
  })
  .meta({ id: "Merchant" });

/** The merchant's screen: till, codes, orders, refunds. */
export const merchantRoutes = [
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id",
    summary: "The merchant with its balance and today's takings",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    answer: merchantSchema,
    handler: async ({ tx, actor, params }) =>
      merchantSummary(tx, await ownMerchant(tx, actor, params.id)),
  }),
  route({
    method: "PATCH",
    url: "/v1/wallet/merchants/:id",
    summary: "Open or close the till",
    allow: ["merchant"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ open: z.boolean() }),
    answer: merchantSchema,
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      return merchantSummary(tx, await setOpen(tx, merchant, body.open));
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/merchants/:id/codes",
    summary: "Make a code to be paid by; with an amount it is valid 15 minutes",
    allow: ["merchant"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      amount: moneySchema.optional(),
      note: z.string().trim().max(NOTE_LENGTH_MAX).optional(),
    }),
    answer: merchantCodeSchema,
    status: 201,
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      const amountMinor = body.amount ? BigInt(body.amount.value) : null;
      const currency = body.amount?.currency ?? merchant.currency;
      return codeView(await createCode(tx, merchant, { amountMinor, currency, note: body.note }));
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id/codes",
    summary: "The merchant's newest codes",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    answer: z.object({ items: z.array(merchantCodeSchema) }),
    handler: async ({ tx, actor, params }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      return { items: (await codesOfMerchant(tx, merchant.id)).map(codeView) };
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id/orders",
    summary: "What the merchant received and refunded, newest first",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    query: pageQuery,
    answer: z.object({ items: z.array(merchantOrderSchema), next: z.string().nullable() }),
    handler: async ({ tx, actor, params, query }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      const { rows, next } = await merchantOrders(tx, merchant.id, query);
      return { items: rows.map(merchantOrderView), next };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/merchants/:id/orders/:orderId/refunds",
    summary: "Refund a payment in full or in part",
    allow: ["merchant"],
    limit: CAREFUL,
    idempotency: "verb",
    transaction: "none",
    params: z.object({ id: z.uuid(), orderId: z.uuid() }),
    body: z.object({
      amount: moneySchema,
      reason: z.string().trim().min(1).max(REASON_LENGTH_MAX),
    }),
    answer: orderSchema,
    status: 201,
    handler: async ({ tx, app, actor, params, body, claim, language }) => {
      const { id: merchantId } = await ownMerchant(tx, actor, params.id);
      const amountMinor = BigInt(body.amount.value);
      const { orderId } = params;
      const wanted = { orderId, amountMinor, reason: body.reason, claim, actor, merchantId };
      return orderView(await refundByMerchant(app, wanted), viewerOf(app, language));
    },
  }),
];

function merchantOrderView(row: MerchantOrderRow) {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    amount: wireMoney(row.currency, row.amount_minor),
    fee: wireMoney(row.currency, row.fee_minor),
    payer: row.payer_name === null ? "***" : maskName(row.payer_name),
    note: row.note,
    receiptNumber: row.receipt_number,
    createdAt: row.created_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
    refundedAmount: wireMoney(row.currency, row.refunded_minor),
    refundOf: row.refund_of,
  };
}
