import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { publishJudged, publishReceived } from "../events.ts";
import { ownConversation } from "../threads/own-conversation.ts";
import { postMessage } from "../threads/post-message.ts";
import { lockConversation } from "../threads/queries.ts";
import type { WireMessage } from "../threads/schemas.ts";
import { lastOfKind, lastQuestion } from "./queries.ts";

/** The customer picks one of the choices shown last; it reads like a message of theirs. */
export async function choose(
  tx: Tx,
  actor: CustomerActor,
  input: { conversationId: string; slug: string },
): Promise<WireMessage> {
  const row = await ownAutomatic(tx, actor, input.conversationId);
  const shown = await tx.maybe(lastOfKind, row.id, "choices");
  const choices = (shown?.data.choices ?? []) as { slug: string; title: string }[];
  const choice = choices.find(({ slug }) => slug === input.slug);
  if (!choice) throw refuse("choice_unknown");
  const author = { from: "customer" as const, id: actor.customerId };
  const data = { chosenSlug: choice.slug };
  const { message } = await postMessage(tx, author, row.id, {
    kind: "text",
    text: choice.title,
    data,
  });
  await publishReceived(tx, {
    conversationId: row.id,
    customerId: row.customer_id,
    number: message.number,
    text: message.text,
    chosenSlug: choice.slug,
  });
  return message;
}

/** The customer says whether the last answer helped. Who answers automatically hears of it. */
export async function judge(
  tx: Tx,
  actor: CustomerActor,
  input: { conversationId: string; helped: boolean },
): Promise<void> {
  const row = await ownAutomatic(tx, actor, input.conversationId);
  const answer = await tx.maybe(lastOfKind, row.id, "answer");
  const slug = answer?.data.articleSlug;
  if (typeof slug !== "string") throw refuse("choice_unknown");
  const question = await tx.maybe(lastQuestion, row.id);
  await publishJudged(tx, {
    conversationId: row.id,
    customerId: row.customer_id,
    slug,
    helped: input.helped,
    question: question?.text ?? "",
  });
}

async function ownAutomatic(tx: Tx, actor: CustomerActor, conversationId: string) {
  const { id } = await ownConversation(tx, actor, conversationId);
  const row = await tx.one(lockConversation, id);
  if (row.state === "closed") throw refuse("conversation_closed");
  if (row.state !== "automatic") throw refuse("conversation_not_automatic");
  return row;
}
