import assert from "node:assert/strict";
import type { App } from "../../../platform/app.ts";
import { entryOf } from "../../../platform/registry.ts";
import type { Asked, Subject } from "./factor.ts";
import { factors } from "./factors.ts";
import { coveredBy, demandOf, factorRequired } from "./policy.ts";

/** An answer to one factor. */
export interface Proof {
  readonly kind: string;
  readonly answer: unknown;
}

/**
 * Proves what the policy demands for a purpose, in its order, and answers which factors those were.
 * Refuses when the proofs given do not cover any combination, and as each factor refuses a wrong
 * answer. Proofs beyond the demand are not looked at: they neither help nor cost a try.
 */
export async function prove(
  app: App,
  subject: Subject,
  asked: Asked,
  proofs: readonly Proof[],
): Promise<readonly string[]> {
  const demand = demandOf(app, asked.purpose);
  const given = new Map(proofs.map(({ kind, answer }) => [kind, answer]));
  const kinds = coveredBy(demand, [...given.keys()]);
  if (!kinds) throw factorRequired(demand);
  for (const kind of kinds) {
    const factor = entryOf(app, factors, kind);
    assert(factor, `the policy demands ${kind}, which is no factor`);
    await factor.prove(app, subject, asked, given.get(kind));
  }
  return kinds;
}
