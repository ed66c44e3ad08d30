import { z } from "zod";
import { moneySchema, timeSchema } from "../../platform/http/route.ts";
import { caseSummarySchema } from "../cases/index.ts";
import {
  assignmentSchema,
  conversationSchema,
  messageSchema,
  queueSchema,
} from "../conversations/index.ts";
import { orderSchema } from "../wallet/index.ts";

/** Shapes of the views; contacts are masked in all of them. */

const customerSchema = z
  .object({
    id: z.uuid(),
    customerNumber: z.string(),
    displayName: z.string(),
    level: z.number().int(),
    language: z.enum(["zh", "en"]),
    phoneMasked: z.string(),
    emailMasked: z.string().nullable(),
    walletLock: z
      .object({ reason: z.string(), since: timeSchema, selfUnlock: z.boolean() })
      .nullable(),
    heldUntil: timeSchema.nullable().describe("after a recovery by code alone; it may be over"),
    createdAt: timeSchema,
  })
  .meta({ id: "DeskCustomer" });

export const customerCardSchema = z
  .object({
    customer: customerSchema,
    wallet: z.object({
      currency: z.string(),
      available: moneySchema,
      pending: moneySchema,
      heldOut: moneySchema,
      incoming: moneySchema,
    }),
    orders: z.array(orderSchema),
    devices: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        createdAt: timeSchema,
        lastSeenAt: timeSchema,
      }),
    ),
    cases: z.array(caseSummarySchema),
    conversations: z.array(conversationSchema),
  })
  .meta({ id: "CustomerCard" });

const assignedSchema = assignmentSchema.extend({
  customerName: z.string().nullable().describe("null when nobody knows who it is"),
});

export const inboxSchema = z
  .object({
    mine: z.array(
      z.object({
        ...conversationSchema.shape,
        customerName: z.string().nullable().describe("null when nobody knows who it is"),
        lastMessage: messageSchema.nullable(),
        priority: z.number().int().describe("2: money or a person may be in danger"),
        waitingSince: timeSchema
          .nullable()
          .describe("since when the customer waits for my word; null while I had the last one"),
      }),
    ),
    assignments: z.array(assignedSchema),
    waiting: z.number().int(),
  })
  .meta({ id: "Inbox" });

export const trailSchema = z.object({
  next: z.string().nullable(),
  items: z.array(
    z
      .object({
        id: z.uuid(),
        at: timeSchema,
        action: z.string(),
        actor: z.object({
          kind: z.enum(["staff", "customer", "system"]),
          displayName: z.string().nullable(),
          staffNumber: z.string().nullable(),
        }),
        note: z.string().nullable().describe("the reason that was given, if any"),
      })
      .meta({ id: "TrailEntry" }),
  ),
});

export const searchSchema = z.object({
  customers: z.array(customerSchema),
  cases: z.array(caseSummarySchema),
  conversations: z.array(
    conversationSchema.pick({ id: true, number: true, subject: true, state: true }),
  ),
  orderId: z.uuid().nullable().describe("the order whose receipt or id it was"),
});

export const overviewSchema = z.object({
  queue: queueSchema.extend({ agentsAvailable: z.number().int() }),
  cases: z.object({
    open: z.number().int(),
    proposed: z.number().int(),
    resolved: z.number().int(),
    overdue: z.number().int(),
    proposalsWaiting: z.number().int(),
  }),
});

export const openConversationsSchema = z.object({
  items: z.array(
    z.object({
      ...conversationSchema.shape,
      customerName: z.string().nullable().describe("null when nobody knows who it is"),
      priority: z.number().int().describe("2: money or a person may be in danger"),
      waitingSince: timeSchema.nullable(),
      isStranded: z.boolean().describe("its agent is not there and the customer waits"),
    }),
  ),
});
