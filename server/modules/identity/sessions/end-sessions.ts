import type { Reader, Statement, Writer } from "../../../platform/database/database.ts";
import { deleteConfirmationsOfSessions } from "../factors/queries.ts";
import { CUSTOMER_IDLE_MS, STAFF_IDLE_MS } from "./lifetimes.ts";
import { endedSessionIds } from "./queries.ts";

/**
 * Deletes sessions by one of the delete statements. Their unspent confirmations are deleted and
 * their live streams end with them. Answers how many there were.
 */
export async function endSessions<P extends readonly unknown[]>(
  tx: Reader & Writer,
  deletion: Statement<P, { id: string }>,
  ...parameters: P
): Promise<number> {
  const ended = (await tx.all(deletion, ...parameters)).map((session) => session.id);
  if (ended.length === 0) return 0;
  await tx.run(deleteConfirmationsOfSessions, ended);
  await tx.app.live.endSessions(tx, ended);
  return ended.length;
}

/** Those of the given sessions that expired or were deleted; their live streams must end. */
export async function endedSessions(reader: Reader, sessionIds: string[]): Promise<string[]> {
  const now = reader.now.getTime();
  const customerSeenAfter = new Date(now - CUSTOMER_IDLE_MS);
  const staffSeenAfter = new Date(now - STAFF_IDLE_MS);
  const ended = await reader.all(
    endedSessionIds,
    sessionIds,
    new Date(now),
    customerSeenAfter,
    staffSeenAfter,
  );
  return ended.map((session) => session.id);
}
