import { z } from "zod";
import { moneySchema, timeSchema } from "../../../platform/http/route.ts";
import { orderSchema } from "../../wallet/index.ts";
import { approverRoles } from "../actions/approval.ts";
import { customerProposalSchema, proposalSchema } from "../actions/schemas.ts";
import { timelineSchema } from "../evidence/schemas.ts";
import { maySchema } from "../file/may.ts";
import { customerSchema, personSchema } from "../file/schemas.ts";
import { caseKinds, caseOutcomes, caseStates } from "../file/types.ts";
import { budgetSchema } from "../guards/schemas.ts";
import { obligationSchema, staffObligationSchema } from "../obligations/schemas.ts";

export const caseSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(caseKinds),
    state: z.enum(caseStates),
    subject: z.string(),
    description: z.string(),
    remedySought: z.string().nullable(),
    customerId: z.uuid(),
    customer: customerSchema,
    conversationId: z.uuid().nullable(),
    orderId: z.uuid().nullable(),
    order: orderSchema.nullable().describe("the order that the case is about"),
    openedBy: personSchema.nullable().describe("null when the customer opened it alone"),
    dueAt: timeSchema.nullable().describe("the next duty that is not met"),
    obligations: z.array(staffObligationSchema),
    timeline: z.array(timelineSchema),
    proposals: z.array(proposalSchema),
    outcome: z.enum(caseOutcomes).nullable(),
    summary: z.string().nullable(),
    createdAt: timeSchema,
    closedAt: timeSchema.nullable(),
    proposable: z
      .array(
        z.object({
          type: z.string(),
          title: z.string(),
          amountMax: moneySchema.nullable().describe("null: no limit of its own, or no money"),
          tiers: z
            .array(
              z.object({
                roles: z.array(z.enum(approverRoles)),
                people: z.number().int(),
                amountMax: moneySchema.nullable(),
              }),
            )
            .describe("who must approve up to which amount"),
          budgets: z.array(budgetSchema).describe("what is left for this customer, case and you"),
        }),
      )
      .describe("the actions that may be proposed on a case of this kind"),
    may: z.object({
      addNote: maySchema,
      propose: maySchema,
      extend: maySchema,
      close: maySchema,
    }),
  })
  .meta({ id: "Case" });
export type CaseView = z.input<typeof caseSchema>;

export const caseSummarySchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(caseKinds),
    state: z.enum(caseStates),
    subject: z.string(),
    customerId: z.uuid(),
    customer: customerSchema,
    conversationId: z.uuid().nullable(),
    openedBy: personSchema.nullable(),
    dueAt: timeSchema.nullable(),
    overdue: z.boolean(),
    createdAt: timeSchema,
    closedAt: timeSchema.nullable(),
  })
  .meta({ id: "CaseSummary" });
export type CaseSummary = z.input<typeof caseSummarySchema>;

export const customerCaseSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(caseKinds),
    state: z.enum(caseStates),
    subject: z.string(),
    description: z.string(),
    conversationId: z.uuid().nullable(),
    orderId: z.uuid().nullable(),
    agent: personSchema.nullable().describe("looks after the case"),
    dueAt: timeSchema.nullable(),
    next: z.string().describe("what happens next, in the reader's language"),
    obligations: z.array(obligationSchema),
    timeline: z.array(timelineSchema),
    proposals: z.array(customerProposalSchema),
    outcome: z.enum(caseOutcomes).nullable(),
    summary: z.string().nullable(),
    createdAt: timeSchema,
    closedAt: timeSchema.nullable(),
    may: z.object({ escalate: maySchema }),
  })
  .meta({ id: "CustomerCase" });
export type CustomerCaseView = z.input<typeof customerCaseSchema>;
