import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { levelChanged } from "../events.ts";
import { timeText } from "../people/time-text.ts";
import { type Check, levelReached } from "./levels.ts";
import type { VerificationAnswer, VerificationProvider } from "./provider.ts";
import {
  decideVerification,
  lockLevel,
  provenChecks,
  setLevel,
  type VerificationRow,
} from "./queries.ts";

type Final = Exclude<VerificationAnswer, { state: "pending" }>;

/** Writes a final answer once, and raises the level when what is proven now reaches one. */
export async function decide(
  tx: Tx,
  { row, provider }: { row: VerificationRow; provider: VerificationProvider },
  answer: Final,
): Promise<void> {
  const passed = answer.state === "passed";
  // A provider proves what it is there for, whatever else it answers.
  const proven = passed ? answer.checks.filter((check) => provider.does.includes(check)) : [];
  const reason = passed ? null : answer.reason;
  const decided = await tx.run(decideVerification, row.id, answer.state, proven, reason, tx.now);
  if (decided === 0) return;
  await audit(tx, systemActor(`verification:${row.provider}`), {
    action: `identity.verification-${answer.state}`,
    subject: `customer:${row.customer_id}`,
    details: { id: row.id, checks: proven, reason },
  });
  if (passed) await raiseLevel(tx, row.customer_id);
}

/** Levels only rise here: taking one back is a decision of people. */
async function raiseLevel(tx: Tx, customerId: string): Promise<void> {
  const { level } = await tx.one(lockLevel, customerId);
  const passes = await tx.all(provenChecks, customerId);
  const counts = new Map<Check, number>([["phone", 1]]);
  for (const check of passes.flatMap(({ checks }) => [...new Set(checks)])) {
    counts.set(check, (counts.get(check) ?? 0) + 1);
  }
  const reached = levelReached(tx.app, counts, timeText(tx.app, tx.now).slice(0, 10));
  if (reached <= level) return;
  await tx.run(setLevel, customerId, reached);
  await publish(tx, levelChanged({ customerId, level: reached, before: level }));
  await audit(tx, systemActor("verification"), {
    action: "identity.level-raised",
    subject: `customer:${customerId}`,
    details: { level: reached, before: level },
  });
}
