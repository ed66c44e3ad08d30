import type { Reader } from "../../../platform/database/database.ts";
import { endedSessionIds } from "../staff/queries.ts";
import { CUSTOMER_IDLE_MS, STAFF_IDLE_MS } from "./open-session.ts";

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
