import type { App } from "../../../platform/app.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { mayMoveMoney, recoveryHeld } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import type { CustomerFacts } from "./queries.ts";

/**
 * Why this customer's money may not move now, in words; undefined when it may. `locked` is the word
 * for a lock: money that goes out and money that is fetched are refused in words of their own.
 */
export function moneyStop(
  app: App,
  facts: CustomerFacts | undefined,
  { now, locked = "wallet_locked" }: { now: Date; locked?: "wallet_locked" | "wallet_locked_in" },
): Refusal | undefined {
  if (!facts) return refuse(locked);
  const answer = mayMoveMoney(facts, now);
  if (answer.allowed) return undefined;
  return answer.reason === "locked" ? refuse(locked) : recoveryHeld(app, answer.until);
}
