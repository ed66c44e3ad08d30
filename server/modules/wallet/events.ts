import { z } from "zod";
import { event } from "../../platform/events/event.ts";
import { moneySchema, type WireMoney, wireMoney } from "../../platform/http/route.ts";
import { type InstrumentRow, instrumentStates } from "./instruments/queries.ts";
import { type OrderKind, orderKindNames } from "./orders/kinds.ts";
import { type OrderRecord, orderStates } from "./orders/types.ts";

/** The wallet's events. Their data names ids and amounts only; screens ask for the rest. */

export const orderChanged = event(
  "wallet.order-changed",
  z.object({
    orderId: z.uuid(),
    customerId: z.uuid(),
    kind: z.enum(orderKindNames),
    state: z.enum(orderStates),
    reason: z.string().nullable(),
    amount: moneySchema,
    merchantId: z.uuid().nullable(),
    /** True only in the event that ends the order, so subscribers act once. */
    ended: z.boolean(),
  }),
  { customer: ({ customer_id }) => customer_id },
  (order: OrderRecord) => ({
    orderId: order.id,
    customerId: order.customer_id,
    kind: order.kind as OrderKind,
    state: order.state,
    reason: order.reason,
    amount: wireMoney(order.currency, order.amount_minor),
    merchantId: order.merchant_id,
    ended: order.completed_at?.getTime() === order.updated_at.getTime(),
  }),
);

export const paymentReceived = event(
  "wallet.payment-received",
  z.object({
    orderId: z.uuid(),
    merchantId: z.uuid().nullable(),
    amount: moneySchema,
    fee: moneySchema,
    balance: moneySchema,
    receiptNumber: z.string().nullable(),
    note: z.string().nullable(),
  }),
  { merchant: ({ merchant_id }) => merchant_id, isPublic: true },
  (order: OrderRecord, balanceMinor: bigint) => ({
    orderId: order.id,
    merchantId: order.merchant_id,
    amount: wireMoney(order.currency, order.amount_minor),
    fee: wireMoney(order.currency, order.fee_minor),
    balance: wireMoney(order.currency, balanceMinor),
    receiptNumber: order.receipt_number,
    note: order.note,
  }),
);

export const balanceChanged = event(
  "wallet.balance-changed",
  z.object({ customerId: z.uuid(), available: moneySchema }),
  { customer: (customerId) => customerId },
  (customerId: string, currency: string, availableMinor: bigint) => {
    const available: WireMoney = wireMoney(currency, availableMinor);
    return { customerId, available };
  },
);

/** A refund changed what the merchant holds. */
export const refundMade = event(
  "wallet.refund-made",
  z.object({
    orderId: z.uuid(),
    refundOf: z.uuid().nullable(),
    merchantId: z.uuid().nullable(),
    amount: moneySchema,
    balance: moneySchema,
  }),
  { merchant: ({ merchant_id }) => merchant_id, isPublic: true },
  (refund: OrderRecord, balanceMinor: bigint) => ({
    orderId: refund.id,
    refundOf: refund.refund_of,
    merchantId: refund.merchant_id,
    amount: wireMoney(refund.currency, refund.amount_minor),
    balance: wireMoney(refund.currency, balanceMinor),
  }),
);

/** The till was opened or closed. */
export const merchantChanged = event(
  "wallet.merchant-changed",
  z.object({ merchantId: z.uuid(), open: z.boolean() }),
  { merchant: ({ merchantId }) => merchantId },
);

/** A linked account was asked for, proven, refused or unlinked. */
export const instrumentChanged = event(
  "wallet.instrument-changed",
  z.object({ instrumentId: z.uuid(), customerId: z.uuid(), state: z.enum(instrumentStates) }),
  { customer: ({ customer_id }) => customer_id },
  (row: InstrumentRow) => ({
    instrumentId: row.id,
    customerId: row.customer_id,
    state: row.state,
  }),
);

/** A merchant that the desk asked to open, or what was decided about it. */
export const merchantOpeningChanged = event(
  "wallet.merchant-opening",
  z.object({ openingId: z.uuid() }),
  { roles: ["agent", "admin", "supervisor"] },
);
