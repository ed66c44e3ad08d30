import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { proveAllJob } from "./jobs.ts";
import { insertProof, latestFullProof, type ProofRow, proofById } from "./queries.ts";
import { lastSeal } from "./queries-seals.ts";

/** "Prove now": starts a full proof, or returns the one that is still running. */
export async function askProof(tx: Tx, actor: StaffActor): Promise<ProofRow> {
  const latest = await tx.maybe(latestFullProof);
  if (latest && latest.finished_at === null) {
    // Restarts a run whose process died; the job key keeps it from running twice.
    await enqueue(tx, proveAllJob, { proofId: latest.id }, { key: `prove:${latest.id}` });
    return latest;
  }
  const id = uuidv7(tx.now.getTime());
  const seals = (await tx.maybe(lastSeal))?.number ?? 0n;
  await tx.run(insertProof, id, "full", `staff:${actor.staffNumber}`, tx.now, seals);
  await enqueue(tx, proveAllJob, { proofId: id }, { key: `prove:${id}` });
  await audit(tx, actor, { action: "ledger.prove", subject: `proof:${id}` });
  return tx.one(proofById, id);
}
