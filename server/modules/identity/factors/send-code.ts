import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { entryOf } from "../../../platform/registry.ts";
import type { CodePurpose } from "./code-budget.ts";
import { factors } from "./factors.ts";
import type { CodeChannel, CodeSent } from "./one-time-code.ts";

/** Starts a factor that begins with a message to the customer's own number or address. */
export async function sendCodeFor(
  tx: Tx,
  actor: CustomerActor,
  asked: { purpose: CodePurpose; channel?: CodeChannel | undefined },
): Promise<CodeSent> {
  const { purpose, channel = "sms" } = asked;
  const factor = entryOf(tx.app, factors, channel);
  assert(factor?.begin, `${channel} begins with a message`);
  return factor.begin(tx, actor, purpose);
}
