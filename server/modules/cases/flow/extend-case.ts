import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { addWorkingDays } from "../../calendar/index.ts";
import { moveObligation, obligationsOfCases } from "../actions/queries.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockOpenCase } from "../file/lock.ts";
import { ruleOf } from "../obligations/duties.ts";

/**
 * Puts the answer off, with a reason that the customer reads. `workingDays` is counted from the
 * day the case was opened, as the rules count it, and never beyond what the rule allows.
 */
export async function extendCase(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  input: { workingDays: number; reason: string },
): Promise<void> {
  const row = await lockOpenCase(tx, caseId);
  const obligations = await tx.all(obligationsOfCases, [caseId]);
  const answer = obligations.find(({ rule, met_at }) => rule === "answer" && met_at === null);
  if (!answer) throw refuse("nothing_to_extend");
  const { extensionMax } = ruleOf(answer.rule, answer.rule_version);
  const daysMax = extensionMax?.count ?? 0;
  if (input.workingDays > daysMax) throw refuse("extension_too_long", { daysMax });
  const deadline = addWorkingDays(row.created_at, input.workingDays, row.jurisdiction);
  if (deadline.at <= answer.due_at) throw refuse("nothing_to_extend");
  await tx.run(moveObligation, answer.id, deadline.at, deadline.provisional);
  const data = { date: deadline.date, reason: redact(input.reason).text };
  await addEntry(tx, actor, caseId, "extended", data);
  await audit(tx, actor, { action: "cases.extend", subject: `case:${caseId}`, details: data });
  await publishChanged(tx, row, row.state);
}
