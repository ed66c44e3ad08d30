import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { wasEscalated } from "../evidence/queries.ts";
import { findCase, lockCase, reopenCaseFile } from "../file/queries.ts";
import { rulesFor } from "../obligations/duties.ts";
import { writeObligations } from "../obligations/write-obligations.ts";
import { whyNotEscalate } from "./may.ts";

/**
 * The customer is not content with their case and asks, once, for a supervisor's review. A closed
 * case is opened again and its duties start anew from today.
 */
export async function escalateCase(
  tx: Tx,
  actor: CustomerActor,
  caseId: string,
  reason: string,
): Promise<void> {
  const card = await tx.maybe(findCase, caseId);
  if (card?.customer_id !== actor.customerId) throw refuseRequest("not_found");
  const row = await tx.one(lockCase, caseId);
  const refusal = whyNotEscalate((await tx.maybe(wasEscalated, caseId)) !== undefined);
  if (refusal) throw refusal;
  if (row.state === "closed") {
    await tx.run(reopenCaseFile, caseId);
    const duties = rulesFor(tx.app, row.kind, row.jurisdiction, tx.now);
    await writeObligations(
      tx,
      row,
      duties.filter(({ metBy }) => metBy !== "acknowledgement"),
    );
  }
  await addEntry(tx, actor, caseId, "escalated", { reason: redact(reason).text });
  const about = [`customer:${row.customer_id}`];
  await audit(tx, actor, { action: "cases.escalate", subject: `case:${caseId}`, about });
  await publishChanged(tx, row, row.state === "closed" ? "open" : row.state);
}
