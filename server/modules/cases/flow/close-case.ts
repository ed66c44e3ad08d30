import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { demandOwnWords } from "../../conversations/index.ts";
import { undecidedOfCase } from "../actions/queries.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockOpenCase } from "../file/lock.ts";
import { closeCaseFile, findCase } from "../file/queries.ts";
import type { CaseOutcome } from "../file/types.ts";
import { meetByClosing } from "../obligations/meet.ts";
import { whyNotClose } from "./may.ts";
import { notifyClosed } from "./notify-customer.ts";

/** Ends a case with an answer to the customer, which meets every duty that waits for it. */
export async function closeCase(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  input: { outcome: CaseOutcome; summary: string },
): Promise<void> {
  const row = await lockOpenCase(tx, caseId);
  const undecided = await tx.maybe(undecidedOfCase, caseId);
  const refusal = whyNotClose(row, undecided !== undefined, actor);
  if (refusal) throw refusal;
  await demandOwnWords(tx, actor, { kind: "case", id: caseId }, [input.summary]);
  const summary = redact(input.summary).text;
  const { outcome } = input;
  await tx.run(closeCaseFile, caseId, outcome, summary, tx.now);
  await meetByClosing(tx, row);
  await addEntry(tx, actor, caseId, "closed", { outcome, summary });
  const details = { outcome, summary };
  const about = [`customer:${row.customer_id}`];
  await audit(tx, actor, { action: "cases.close", subject: `case:${caseId}`, about, details });
  const card = await tx.one(findCase, caseId);
  await notifyClosed(tx, card, { name: actor.displayName, number: actor.staffNumber });
  await publishChanged(tx, card, "closed");
}
