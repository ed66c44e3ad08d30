import { z } from "zod";
import { moneySchema, timeSchema } from "../../../platform/http/route.ts";
import { caseKinds, caseOutcomes, caseStates, proposalStates } from "../file/types.ts";

/** Shapes on the wire that several routes share. */

/** A subject is one line; a description is what a person tells in a letter of two pages. */
export const SUBJECT_LENGTH_MAX = 120;
export const TEXT_LENGTH_MAX = 4_000;
export const REASON_LENGTH_MAX = 500;

export const subjectSchema = z.string().trim().min(1).max(SUBJECT_LENGTH_MAX);
export const textSchema = z.string().trim().min(1).max(TEXT_LENGTH_MAX);
export const reasonSchema = z.string().trim().min(1).max(REASON_LENGTH_MAX);

const personSchema = z.object({ displayName: z.string(), staffNumber: z.string() });

const customerSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  customerNumber: z.string(),
  phoneMasked: z.string(),
});

const obligationSchema = z.object({
  id: z.uuid(),
  rule: z.enum(["acknowledge", "answer", "act"]),
  title: z.string(),
  dueAt: timeSchema,
  metAt: timeSchema.nullable(),
  state: z.enum(["due", "met", "breached"]),
  workingDaysLeft: z.number().int().nullable().describe("null when met or past its day"),
  provisional: z.boolean().describe("counted through a year whose holidays are not published yet"),
});

const timelineSchema = z.object({
  at: timeSchema,
  actor: z.object({
    kind: z.enum(["staff", "customer", "system"]),
    displayName: z.string(),
    staffNumber: z.string().nullable(),
  }),
  kind: z.enum([
    "opened",
    "acknowledged",
    "note",
    "proposed",
    "approved",
    "rejected",
    "executed",
    "failed",
    "expired",
    "extended",
    "breached",
    "escalated",
    "closed",
  ]),
  text: z.string(),
});

export const actionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("refund"), orderId: z.uuid(), amount: moneySchema }),
  z.object({ type: z.literal("goodwill_credit"), amount: moneySchema }),
  z.object({ type: z.literal("unlock") }),
]);

export const proposalSchema = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    caseNumber: z.string(),
    caseSubject: z.string(),
    customer: customerSchema,
    state: z.enum(proposalStates),
    action: actionSchema,
    amount: moneySchema.nullable().describe("null when the action moves no money"),
    reason: z.string(),
    proposedBy: personSchema,
    proposedByMe: z.boolean(),
    decidedBy: personSchema.nullable(),
    decisionReason: z.string().nullable(),
    createdAt: timeSchema,
    expiresAt: timeSchema,
    decidedAt: timeSchema.nullable(),
    executedAt: timeSchema.nullable(),
    orderId: z.uuid().nullable().describe("the order that the execution made"),
    failureCode: z.string().nullable().describe("why an approved proposal could not be executed"),
  })
  .meta({ id: "Proposal" });
export type ProposalView = z.input<typeof proposalSchema>;

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
    openedBy: personSchema.nullable().describe("null when the customer opened it alone"),
    dueAt: timeSchema.nullable().describe("the next duty that is not met"),
    obligations: z.array(obligationSchema),
    timeline: z.array(timelineSchema),
    proposals: z.array(proposalSchema),
    outcome: z.enum(caseOutcomes).nullable(),
    summary: z.string().nullable(),
    createdAt: timeSchema,
    closedAt: timeSchema.nullable(),
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
    agent: personSchema.nullable().describe("who looks after it"),
    dueAt: timeSchema.nullable(),
    next: z.string().describe("what happens next, in the reader's language"),
    obligations: z.array(obligationSchema),
    timeline: z.array(timelineSchema),
    proposals: z.array(
      z.object({
        id: z.uuid(),
        state: z.enum(["approved", "rejected", "executed"]),
        action: z.enum(["refund", "goodwill_credit", "unlock"]),
        amount: moneySchema.nullable(),
        proposedBy: personSchema,
        decidedBy: personSchema.nullable(),
        decisionReason: z.string().nullable(),
        decidedAt: timeSchema.nullable(),
        executedAt: timeSchema.nullable(),
        orderId: z.uuid().nullable(),
      }),
    ),
    outcome: z.enum(caseOutcomes).nullable(),
    summary: z.string().nullable(),
    createdAt: timeSchema,
    closedAt: timeSchema.nullable(),
  })
  .meta({ id: "CustomerCase" });
export type CustomerCaseView = z.input<typeof customerCaseSchema>;
