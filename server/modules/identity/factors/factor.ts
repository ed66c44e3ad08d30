import type { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { refuse as refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import type { CodePurpose } from "./code-budget.ts";
import type { CodeSent } from "./one-time-code.ts";

/** Whose proof it is; a stranger proves a number before there is a customer. */
export type Subject =
  | { readonly kind: "customer"; readonly customerId: string }
  | { readonly kind: "staff"; readonly staffId: string }
  | { readonly kind: "stranger" };

/** What a proof is for: a purpose of the policy, and the thing itself, such as an order's id. */
export interface Asked {
  readonly purpose: string;
  readonly about?: string;
}

/** A way to prove who somebody is. One file each, entered in `factors.ts`. */
export interface Factor<A> {
  /** 1: one may guess or overhear it; 2: known or held by its owner; 3: bound to a device. */
  readonly strength: 1 | 2 | 3;
  readonly answer: z.ZodType<A>;
  /** Sends what is to be answered, for factors that start with a message. */
  begin?(tx: Tx, actor: CustomerActor, purpose: CodePurpose): Promise<CodeSent>;
  /**
   * Compares the answer; throws the refusal of a wrong one. It counts the try before it compares,
   * in transactions of its own, and hashes in none.
   */
  prove(app: App, subject: Subject, asked: Asked, answer: A): Promise<void>;
}

/** A factor as the registry holds it: the answer is checked against the factor's shape first. */
export interface AnyFactor extends Omit<Factor<unknown>, "prove"> {
  prove(app: App, subject: Subject, asked: Asked, answer: unknown): Promise<void>;
}

export function defineFactor<A>(factor: Factor<A>): AnyFactor {
  return {
    ...factor,
    async prove(app, subject, asked, answer) {
      const parsed = factor.answer.safeParse(answer);
      if (!parsed.success) throw refuseRequest("invalid_request");
      await factor.prove(app, subject, asked, parsed.data);
    },
  };
}
