import type { Reader, Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import { refuse as refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { entryOf } from "../../../platform/registry.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { checkVerification, SUBMISSION_CONTEXT } from "./check.ts";
import { verificationProviders } from "./providers.ts";
import { insertVerification, newestVerification } from "./queries.ts";

/** Hands in what a provider is to check; a job carries it there after the commit. */
export async function submitVerification(
  tx: Tx,
  actor: CustomerActor,
  { provider, fields }: { provider: string; fields: Readonly<Record<string, string>> },
): Promise<{ id: string }> {
  const { app, now } = tx;
  const { customerId } = actor;
  if (!entryOf(app, verificationProviders, provider)) throw refuseRequest("not_found");
  const id = uuidv7(now.getTime());
  const sealed = app.vault.seal(JSON.stringify(fields), SUBMISSION_CONTEXT);
  const inserted = await tx.run(insertVerification, id, customerId, provider, sealed, now);
  if (inserted === 0) throw refuse("verification_open");
  await enqueue(tx, checkVerification, { id });
  await audit(tx, actor, {
    action: "identity.verification-submitted",
    subject: `customer:${customerId}`,
    details: { id, provider },
  });
  return { id };
}

export interface VerificationState {
  id: string;
  state: "submitted" | "pending" | "passed" | "failed";
  /** Why it failed, as the provider says it. */
  reason: string | null;
}

/** The newest one with a provider. */
export async function readVerification(
  reader: Reader,
  customerId: string,
  provider: string,
): Promise<VerificationState | undefined> {
  const row = await reader.maybe(newestVerification, customerId, provider);
  return row && { id: row.id, state: row.state, reason: row.reason };
}
