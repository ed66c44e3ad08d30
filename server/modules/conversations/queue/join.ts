import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { publishChanged } from "../events.ts";
import { postMessage, system } from "../threads/post-message.ts";
import type { ConversationRow } from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { setAssigned } from "./queries.ts";
import { setServed } from "./queries-presence.ts";

/** From now on the conversation, which the caller has locked, is this agent's. */
export async function join(
  tx: Tx,
  { staffId, displayName, staffNumber }: StaffActor,
  row: ConversationRow,
): Promise<ConversationRow> {
  const assigned = await tx.one(setAssigned, row.id, staffId, displayName, staffNumber, tx.now);
  await tx.run(setServed, staffId, tx.now);
  await publishChanged(tx, assigned);
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: texts.joined[row.language](displayName, staffNumber),
    data: { event: "joined", agent: { displayName, staffNumber } },
  });
  return assigned;
}
