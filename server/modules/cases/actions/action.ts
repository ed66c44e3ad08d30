import type { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import type { WireMoney } from "../../../platform/http/route.ts";
import type { CaseRow } from "../file/types.ts";
import type { BudgetRule } from "../guards/budget.ts";
import type { ApprovalRule } from "./approval.ts";
import type { ProposalRow } from "./types.ts";

/**
 * What a proposal may do: one file fills this, and one line of `actions.ts` registers it. `S` is the
 * shape of its data on the wire and in the database, the type itself not included.
 */
export interface CaseAction<S extends z.ZodObject = z.ZodObject> {
  readonly type: string;
  readonly title: Record<Language, string>;
  readonly data: S;
  /** Who approves up to which amount; versions are only ever added. */
  readonly approval: readonly ApprovalRule[];
  /** How much may be approved for whom and by whom; versions are only ever added. */
  readonly budgets: readonly BudgetRule[];
  /** The money that it moves; undefined when it moves none. */
  amount(data: z.output<S>): WireMoney | undefined;
  /** Refuses early what could not be carried out; `execute` decides again. */
  check(tx: Tx, row: CaseRow, data: z.output<S>): Promise<void>;
  /** What must hold beside `check` at the moment of the approval. */
  readonly ready?: (tx: Tx, data: z.output<S>) => Promise<void>;
  /**
   * Carries it out under the proposal's id as its key, so that a repetition changes nothing.
   * Returns the order that it made, or null.
   */
  execute(tx: Tx, actor: Actor, proposal: ProposalRow, data: z.output<S>): Promise<string | null>;
  /** The whole action in words, with its amount: `退款 ¥35.50`. */
  text(data: z.output<S>, language: Language): string;
}

/** Only here so that the data's shape is inferred. */
export function caseAction<S extends z.ZodObject>(action: CaseAction<S>): CaseAction<S> {
  return action;
}
