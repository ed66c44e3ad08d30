import type { App } from "../../../platform/app.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { mayMoveMoney, recoveryHeld } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import type { CustomerFacts } from "./queries.ts";

/** Why this customer's money may not move now, in words; undefined when it may. */
export function moneyStop(
  app: App,
  facts: CustomerFacts | undefined,
  now: Date,
): Refusal | undefined {
  if (!facts) return refuse("wallet_locked");
  const answer = mayMoveMoney(facts, now);
  if (answer.allowed) return undefined;
  return answer.reason === "locked" ? refuse("wallet_locked") : recoveryHeld(app, answer.until);
}
