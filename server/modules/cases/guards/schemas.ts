import { z } from "zod";
import type { Language } from "../../../platform/http/errors.ts";
import { moneySchema } from "../../../platform/http/route.ts";
import { amountLeft, budgetPeriods, budgetScopes, budgetText } from "./budget.ts";
import type { BudgetState } from "./budget-use.ts";

/** A budget as people see it before they propose or approve. */
export const budgetSchema = z
  .object({
    scope: z.enum(budgetScopes),
    period: z.enum(budgetPeriods),
    text: z.string().describe("the budget in words"),
    usesMax: z.number().int(),
    usesLeft: z.number().int(),
    amountMax: moneySchema.nullable(),
    amountLeft: moneySchema.nullable(),
  })
  .meta({ id: "CaseBudget" });

export function budgetView(
  { rule, used }: BudgetState,
  language: Language,
): z.input<typeof budgetSchema> {
  const { scope, period, usesMax, amountMax } = rule;
  return {
    scope,
    period,
    text: budgetText(rule, language),
    usesMax,
    usesLeft: Math.max(0, usesMax - used.uses),
    amountMax,
    amountLeft: amountLeft(rule, used),
  };
}
