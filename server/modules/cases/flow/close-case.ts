import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { meetObligations, undecidedOfCase } from "../actions/queries.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockOpenCase } from "../file/lock.ts";
import { closeCaseFile, findCase } from "../file/queries.ts";
import type { CaseOutcome } from "../file/types.ts";
import { tellClosed } from "./notify-customer.ts";

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
