import type { Reader, Statement, Writer } from "../../../platform/database/database.ts";
import { CUSTOMER_IDLE_MS, STAFF_IDLE_MS } from "./lifetimes.ts";
import { endedSessionIds } from "./queries.ts";

/** Deletes sessions by one of the statements for it; what they still stream live ends as well. */
export async function endSessions<P extends readonly unknown[]>(
  tx: Reader & Writer,
  deletion: Statement<P, { id: string }>,
  ...parameters: P
): Promise<void> {
  const ended = await tx.all(deletion, ...parameters);
  const { live } = tx.app;
  await live.endSessions(
    tx,
    ended.map((session) => session.id),
  );
}

/** Of these sessions, those that ran out or are gone: what still streams for them must end. */
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
