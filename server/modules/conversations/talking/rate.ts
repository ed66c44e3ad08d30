import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { ownConversation } from "../threads/own-conversation.ts";
import { postMessage, system } from "../threads/post-message.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { redactFreeText } from "../threads/redact-free-text.ts";
import { texts } from "../threads/texts.ts";
import { setRating } from "./queries.ts";

/** One rating per conversation, from 1 to 5, after its end. */
export async function rate(
  tx: Tx,
  actor: CustomerActor,
  input: { conversationId: string; score: number; comment?: string | undefined },
): Promise<ConversationRow> {
  const { id } = await ownConversation(tx, actor, input.conversationId);
  const row = await tx.one(lockConversation, id);
  if (row.state !== "closed") throw refuse("conversation_not_closed");
  if (row.rating !== null) throw refuse("conversation_already_rated");
  const rated = await tx.one(setRating, id, input.score, redactFreeText(input.comment), tx.now);
  await postMessage(tx, system, id, {
    kind: "event",
    text: texts.rated[row.language](input.score),
    data: { event: "rated", score: input.score },
  });
  await publishChanged(tx, rated);
  return rated;
}
