import { z } from "zod";
import { moneySchema, timeSchema } from "../../../platform/http/route.ts";
import { personSchema } from "../file/schemas.ts";
import { budgetSchema } from "../guards/schemas.ts";
import { proposalStates } from "./types.ts";

const changeSchema = z.object({ before: moneySchema, after: moneySchema });
const givenSchema = z.object({ uses: z.number().int(), amount: moneySchema });

/** What the approver sees beside the decision. */
export const factsSchema = z
  .object({
    version: z.string().describe("goes back with the approval, which is refused when it is stale"),
    payment: z
      .object({
        orderId: z.uuid(),
        payer: z.string(),
        merchant: z.string(),
        receiptNumber: z.string().nullable(),
        completedAt: timeSchema.nullable(),
        note: z.string().nullable(),
        amount: moneySchema,
        refunded: moneySchema,
        left: moneySchema,
      })
      .nullable(),
    merchant: changeSchema
      .extend({ name: z.string(), covers: z.boolean() })
      .nullable()
      .describe("whose money it is; null when it is the operator's, or no money moves"),
    customer: changeSchema.extend({ id: z.uuid(), level: z.number().int(), since: timeSchema }),
    goodwill: z.object({ days: z.number().int(), customer: givenSchema, proposer: givenSchema }),
    proofs: z.array(z.string()).describe("how the person was verified, for an unlock"),
    similar: z.array(
      z.object({
        id: z.uuid(),
        caseId: z.uuid(),
        caseNumber: z.string(),
        title: z.string(),
        amount: moneySchema.nullable(),
        state: z.enum(proposalStates),
        proposedBy: personSchema,
        createdAt: timeSchema,
      }),
    ),
    messages: z.array(z.object({ at: timeSchema, from: z.string(), text: z.string() })),
    conversationId: z.uuid().nullable(),
    risks: z.array(z.object({ code: z.string(), text: z.string() })),
    budgets: z.array(budgetSchema).describe("what this approver could still approve"),
  })
  .meta({ id: "ProposalFacts" });
export type FactsView = z.input<typeof factsSchema>;
