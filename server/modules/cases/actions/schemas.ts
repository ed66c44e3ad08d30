import { z } from "zod";
import { moneySchema, timeSchema } from "../../../platform/http/route.ts";
import { maySchema } from "../file/may.ts";
import { customerSchema, personSchema } from "../file/schemas.ts";
import { actions } from "./actions.ts";
import { proposalStates } from "./types.ts";

/** The longest name of an action; the product's own are far shorter. */
const TYPE_LENGTH_MAX = 40;

const shipped = z.discriminatedUnion("type", [
  actions.refund.data.extend({ type: z.literal("refund") }),
  actions.goodwill_credit.data.extend({ type: z.literal("goodwill_credit") }),
  actions.unlock.data.extend({ type: z.literal("unlock") }),
]);

/** An action that an operator's own build adds: its data are checked by the action itself. */
const added = z.looseObject({
  type: z
    .string()
    .max(TYPE_LENGTH_MAX)
    .refine((type) => !Object.hasOwn(actions, type), "the data do not fit the action"),
});

export const actionSchema = z.union([shipped, added]);

export const proposalSchema = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    caseNumber: z.string(),
    caseSubject: z.string(),
    customer: customerSchema,
    state: z.enum(proposalStates),
    action: actionSchema.describe("type `unknown` is an action that this server cannot read"),
    title: z.string().describe("the action's name in the reader's language"),
    amount: moneySchema.nullable().describe("null when the action moves no money"),
    reason: z.string(),
    proposedBy: personSchema,
    proposedByMe: z.boolean(),
    peopleNeeded: z.number().int().describe("how many people must approve"),
    peopleApproved: z.number().int(),
    decidedBy: personSchema.nullable(),
    decisionReason: z.string().nullable(),
    createdAt: timeSchema,
    expiresAt: timeSchema,
    decidedAt: timeSchema.nullable(),
    executedAt: timeSchema.nullable(),
    orderId: z.uuid().nullable().describe("the order that the execution made"),
    failureCode: z.string().nullable().describe("why it was not carried out"),
    failureText: z.string().nullable().describe("the same in the reader's language"),
    may: z.object({ approve: maySchema, reject: maySchema }),
  })
  .meta({ id: "Proposal" });
export type ProposalView = z.input<typeof proposalSchema>;

export const customerProposalSchema = z.object({
  id: z.uuid(),
  state: z.enum(["approved", "rejected", "executed", "failed", "expired"]),
  meaning: z.string().describe("what the state means for the customer's money"),
  action: z.string(),
  title: z.string(),
  amount: moneySchema.nullable(),
  proposedBy: personSchema,
  decidedBy: personSchema.nullable(),
  decisionReason: z.string().nullable(),
  decidedAt: timeSchema.nullable(),
  executedAt: timeSchema.nullable(),
  orderId: z.uuid().nullable(),
});
export type CustomerProposalView = z.input<typeof customerProposalSchema>;
