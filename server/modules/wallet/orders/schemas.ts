import { z } from "zod";
import { moneySchema, PAGE_MAX, timeSchema } from "../../../platform/http/route.ts";
import { customerStepSchema } from "../rails/rail.ts";
import { orderKindNames } from "./kinds.ts";
import { orderStates } from "./types.ts";

/** Shapes on the wire that several routes share. */

export const orderSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(orderKindNames),
    state: z.enum(orderStates),
    amount: moneySchema,
    fee: moneySchema,
    direction: z.enum(["in", "out", "none"]),
    counterparty: z.object({
      kind: z.enum(["merchant", "rail", "house"]),
      name: z.string(),
      detail: z.string().nullable(),
    }),
    receiptNumber: z.string().nullable(),
    reason: z.string().nullable(),
    reasonText: z.string().nullable(),
    next: z.string().nullable(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    completedAt: timeSchema.nullable(),
    expiresAt: timeSchema.nullable(),
    timeline: z.array(z.object({ at: timeSchema, state: z.enum(orderStates), text: z.string() })),
    note: z.string().nullable(),
    refundedAmount: moneySchema,
    refundOf: z.uuid().nullable(),
    nextCheckAt: timeSchema.nullable(),
    instrument: z
      .object({
        id: z.uuid(),
        rail: z.string(),
        name: z.string(),
        ending: z.string().nullable(),
      })
      .nullable(),
    /** What the customer must do at the rail before the money moves. */
    customerStep: customerStepSchema.nullable(),
  })
  .meta({ id: "Order" });
export type Order = z.output<typeof orderSchema>;

export const merchantOrderSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(["payment", "refund"]),
    state: z.enum(orderStates),
    amount: moneySchema,
    fee: moneySchema,
    payer: z.string(),
    note: z.string().nullable(),
    receiptNumber: z.string().nullable(),
    createdAt: timeSchema,
    completedAt: timeSchema.nullable(),
    refundedAmount: moneySchema,
    refundOf: z.uuid().nullable(),
  })
  .meta({ id: "MerchantOrder" });

export const merchantCodeSchema = z
  .object({
    id: z.uuid(),
    code: z.string(),
    amount: moneySchema.nullable(),
    note: z.string().nullable(),
    expiresAt: timeSchema.nullable(),
    paid: z.boolean(),
    createdAt: timeSchema,
  })
  .meta({ id: "MerchantCode" });

export const orderFilters = z.object({
  kind: z.enum(orderKindNames).optional(),
  state: z.enum(orderStates).optional(),
  from: timeSchema.optional(),
  to: timeSchema.optional(),
});
export type OrderFilters = z.output<typeof orderFilters>;

export const orderQuery = orderFilters.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(30),
});

/** A note is a line on a receipt, not a letter. */
export const NOTE_LENGTH_MAX = 100;
/** Longer than any code we make; a scanned address of someone else's may be long. */
export const CODE_LENGTH_MAX = 300;
export const REASON_LENGTH_MAX = 300;
