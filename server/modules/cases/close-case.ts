import type { Tx } from "../../platform/database/database.ts";
import type { StaffActor } from "../../platform/http/permission.ts";
import { audit } from "../../platform/security/audit.ts";
import { redact } from "../../platform/security/redact.ts";
import { addEntry } from "./chain.ts";
import { refuse } from "./errors.ts";
import { publishChanged } from "./events.ts";
import { lockOpenCase } from "./lock.ts";
import { closeCaseFile, findCase } from "./queries.ts";
import { meetObligations, undecidedOfCase } from "./queries-duties.ts";
import { tellClosed } from "./tell-customer.ts";
import type { CaseOutcome } from "./types.ts";

/** Ends a case with an answer to the customer, which meets the duties to act and to answer. */
export async function closeCase(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  input: { outcome: CaseOutcome; summary: string },
): Promise<void> {
  await lockOpenCase(tx, caseId);
  if (await tx.maybe(undecidedOfCase, caseId)) throw refuse("proposal_waiting");
  const summary = redact(input.summary).text;
  const { outcome } = input;
  await tx.run(closeCaseFile, caseId, outcome, summary, tx.now);
  await tx.run(meetObligations, caseId, ["answer", "act"], tx.now);
  await addEntry(tx, actor, caseId, "closed", { outcome, summary });
  const details = { outcome, summary };
  await audit(tx, actor, { action: "cases.close", subject: `case:${caseId}`, details });
  const card = await tx.one(findCase, caseId);
  await tellClosed(tx, card, { name: actor.displayName, number: actor.staffNumber });
  await publishChanged(tx, card, "closed");
}
