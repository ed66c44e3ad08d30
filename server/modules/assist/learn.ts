import type { Tx } from "../../platform/database/database.ts";
import type { EventData } from "../../platform/events/event.ts";
import {
  type AnswerJudgedEvent,
  type MessageReceivedEvent,
  turnsBefore,
  turnsFrom,
  type WireMessage,
} from "../conversations/index.ts";
import { type articlePicked, recordPick, suggest } from "../help/index.ts";

/** What customers and agents do teaches help new phrasings; a reviewer decides on each. */

/** The customer picked a choice: it is what their words before it meant. */
export async function learnFromChoice(tx: Tx, event: MessageReceivedEvent): Promise<void> {
  const { conversationId, number, chosenSlug: slug } = event;
  const [last, ...earlier] = questionsIn(await turnsBefore(tx, conversationId, number));
  if (last) await suggest(tx, { text: last.text, slug, source: "choice" });
  for (const { text } of earlier) await suggest(tx, { text, slug, source: "rephrased" });
}

/** What helped answers the customer's earlier attempts too; what did not help is asked anew. */
export async function learnFromJudgement(tx: Tx, event: AnswerJudgedEvent): Promise<void> {
  const { conversationId, slug, helped } = event;
  const turns = await turnsBefore(tx, conversationId);
  const answeredAt = turns.findIndex(
    ({ kind, data }) => kind === "answer" && data.articleSlug === slug,
  );
  if (answeredAt < 0) return;
  const asked = turns.slice(answeredAt + 1);
  const wasChosen = asked.find(isQuestion)?.data.chosenSlug !== undefined;
  const [last, ...earlier] = questionsIn(asked);
  if (!last) return;
  if (!helped) {
    await suggest(tx, { text: last.text, slug: null, source: "not_helped" });
    return;
  }
  // The choice itself has taught these words already.
  if (wasChosen) return;
  await suggest(tx, { text: last.text, slug, source: "helped" });
  for (const { text } of earlier) await suggest(tx, { text, slug, source: "rephrased" });
}

/** An agent says which article would have answered; only a customer's own words are learned. */
export async function learnFromPick(tx: Tx, event: EventData<typeof articlePicked>): Promise<void> {
  const { conversationId, messageId, slug, staffId } = event;
  const [message, ...next] = await turnsFrom(tx, conversationId, messageId);
  if (message?.id !== messageId || !isQuestion(message) || message.data.chosenSlug) return;
  const end = next.findIndex(isQuestion);
  const replies = end < 0 ? next : next.slice(0, end);
  const answer = replies.find(({ kind }) => kind === "answer");
  const answeredSlug = answer?.data.articleSlug ?? null;
  await recordPick(tx, { messageId, staffId, slug, text: message.text, answeredSlug });
}

/**
 * The customer's words of this one matter, newest first: back to the last answer that they did not
 * call unhelpful, because what came before that was another matter.
 */
function questionsIn(turns: readonly WireMessage[]): WireMessage[] {
  const found: WireMessage[] = [];
  let wasUnhelpful = false;
  for (const turn of turns) {
    if (turn.data.judged === false) wasUnhelpful = true;
    if (turn.kind === "answer") {
      if (found.length > 0 && !wasUnhelpful) break;
      wasUnhelpful = false;
    }
    if (isQuestion(turn) && turn.data.chosenSlug === undefined) found.push(turn);
  }
  return found;
}

function isQuestion({ from, kind }: WireMessage): boolean {
  return from === "customer" && kind === "text";
}
