import type { Tx } from "../../platform/database/database.ts";
import type { CustomerActor } from "../../platform/http/permission.ts";
import { refuse } from "./errors.ts";
import { publishChanged } from "./events.ts";
import { postMessage, system } from "./post-message.ts";
import { type ConversationRow, lockConversation, setRating } from "./queries.ts";
import { ownConversation } from "./read.ts";
import { clean } from "./say.ts";
import { texts } from "./texts.ts";

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
  const rated = await tx.one(setRating, id, input.score, clean(input.comment), tx.now);
  await postMessage(tx, system, id, {
    kind: "event",
    text: texts.rated[row.language](input.score),
    data: { event: "rated", score: input.score },
  });
  await publishChanged(tx, rated);
  return rated;
}
