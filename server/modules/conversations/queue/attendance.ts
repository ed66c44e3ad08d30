import type { Tx } from "../../../platform/database/database.ts";
import { publishAttendance } from "../events.ts";
import { attendance, setUnattended } from "./queries.ts";

/**
 * Raises the alarm when customers wait and nobody is available, and ends it when somebody is. Runs
 * in every dispatch, under the queue's lock, so that it is raised once.
 */
export async function noteAttendance(tx: Tx): Promise<void> {
  const { waiting, available, unattended_since: before } = await tx.one(attendance);
  const isUnattended = waiting > 0 && available === 0;
  if (isUnattended === (before !== null)) return;
  const since = isUnattended ? tx.now : null;
  await tx.run(setUnattended, since);
  await publishAttendance(tx, { waiting, since: since?.toISOString() ?? null });
  if (isUnattended) tx.app.log.error({ waiting }, "customers wait and no agent is available");
}
