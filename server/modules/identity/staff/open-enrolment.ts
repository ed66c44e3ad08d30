import type { Tx } from "../../../platform/database/database.ts";
import { secretToken, uuidv7 } from "../../../platform/ids.ts";
import { hashToken } from "../sessions/token.ts";
import { endEnrolmentsOf, insertEnrolment } from "./queries-enrolment.ts";
import type { Lost } from "./request-types.ts";

/** Two days, so that it can be handed over in person; an older link is asked for anew. */
const ENROLMENT_OPEN_MS = 48 * 60 * 60 * 1_000;

/**
 * Makes the one-time link; older ones of the same colleague end. The secret stands behind the `#`,
 * which browsers do not send: it is in no log of any proxy.
 */
export async function openEnrolment(
  tx: Tx,
  given: { staffId: string; requestId: string | null; lost: Lost },
): Promise<string> {
  const { staffId, requestId, lost } = given;
  const token = secretToken();
  const id = uuidv7(tx.now.getTime());
  const expiresAt = new Date(tx.now.getTime() + ENROLMENT_OPEN_MS);
  await tx.run(endEnrolmentsOf, staffId, tx.now);
  await tx.run(insertEnrolment, id, staffId, requestId, hashToken(token), lost, tx.now, expiresAt);
  const { consoleOrigin, publicUrl } = tx.app.config;
  return `${consoleOrigin ?? publicUrl}/console/enrol#${token}`;
}
