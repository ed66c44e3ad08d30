import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { redact } from "../../../platform/security/redact.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockOpenCase } from "../file/lock.ts";

/** Writes down what staff found out; the customer never sees it. */
export async function addNote(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  text: string,
): Promise<void> {
  const row = await lockOpenCase(tx, caseId);
  await addEntry(tx, actor, caseId, "note", { text: redact(text).text });
  await publishChanged(tx, row, row.state);
}
