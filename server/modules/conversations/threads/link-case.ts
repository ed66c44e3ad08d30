import type { Tx } from "../../../platform/database/database.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { lockConversation, setCase } from "./queries.ts";

/** Notes on a conversation which case grew out of it. */
export async function linkCase(
  tx: Tx,
  conversationId: string,
  input: { caseId: string; caseNumber: string },
): Promise<void> {
  const row = await tx.maybe(lockConversation, conversationId);
  if (!row) throw refuse("conversation_unknown");
  await tx.run(setCase, row.id, input.caseId, input.caseNumber, tx.now);
  await publishChanged(tx, row);
}
