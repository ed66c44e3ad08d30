import type { Tx } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import {
  assistant,
  type ConversationRow,
  countUnclear,
  postMessage,
} from "../conversations/index.ts";
import { type Article, articleFor } from "../help/index.ts";
import type { Reason } from "./reason.ts";
import type { ReasonKind } from "./reason-texts.ts";
import { limitFact, noTopUp, reasonOfOrder, reasonsOf } from "./reasons.ts";
import { say } from "./texts.ts";

/** In a chat bubble, three facts are read; more are scrolled past. */
const FACTS_MAX = 3;

/** Which of the customer's own facts belong to an article's subject. */
const FACT_KINDS: Record<NonNullable<Article["facts"]>, readonly ReasonKind[]> = {
  "top-up": ["top_up_pending", "top_up_failed", "top_up_done"],
  payment: ["payment_waiting", "payment_failed", "payment_done", "wallet_locked", "pin_locked"],
  refund: ["refund_done", "credit_done"],
  lock: ["wallet_locked", "pin_locked"],
  limit: ["payment_failed"],
  case: ["case_open"],
};

/** Who asks this and has no top-up at all should hear that first. */
const MISSING_TOP_UP = new Set(["top-up-not-arrived", "bank-debited-no-answer"]);

/** Answers with an article and the facts of this customer that belong to it. */
export async function answerWith(
  tx: Tx,
  row: ConversationRow,
  input: { slug: string; language: Language; isSure: boolean },
): Promise<boolean> {
  const { language } = input;
  const article = articleFor(tx.app, input.slug, language);
  if (!article) return false;
  const facts = await factsFor(tx, row, article, language);
  const opening = say(article.planned ? "planned" : "answer", language, {
    summary: article.summary,
  });
  await postMessage(tx, assistant, row.id, {
    kind: "answer",
    text: `${opening}\n\n${say("answerEnd", language)}`,
    data: {
      articleSlug: article.slug,
      articleVersion: article.version,
      title: article.title,
      body: article.body,
      facts: facts.map(toFact),
      related: article.related,
      automatic: true,
      offersPerson: true,
      isSure: input.isSure,
    },
  });
  await countUnclear(tx, row.id, 0);
  return true;
}

async function factsFor(
  tx: Tx,
  row: ConversationRow,
  article: Article,
  language: Language,
): Promise<Reason[]> {
  // Nobody knows which customer writes: there are no facts of theirs, and none may be guessed.
  if (row.customer_id === null) return [];
  const kinds = article.facts ? FACT_KINDS[article.facts] : [];
  const input = { customerId: row.customer_id, language };
  const named = row.order_id ? await reasonOfOrder(tx, { ...input, orderId: row.order_id }) : [];
  if (kinds.length === 0) return named;
  const reasons = await reasonsOf(tx, row.customer_id, language);
  const fitting = reasons.filter(({ kind }) => kinds.includes(kind));
  const others = fitting.filter(({ orderId }) => !orderId || orderId !== row.order_id);
  const isMissing = MISSING_TOP_UP.has(article.slug) && fitting.length + named.length === 0;
  if (isMissing) return [noTopUp(tx, language)];
  const limits = article.facts === "limit" ? [await limitFact(tx, row.customer_id, language)] : [];
  return [...named, ...limits, ...settledOnce(others)].slice(0, FACTS_MAX);
}

/** Of what went well, only the newest is worth telling, and only when nothing is open. */
function settledOnce(reasons: readonly Reason[]): Reason[] {
  const isDone = ({ kind }: Reason) => kind === "top_up_done" || kind === "payment_done";
  const troubles = reasons.filter((reason) => !isDone(reason));
  return troubles.length > 0 ? troubles : reasons.filter(isDone).slice(0, 1);
}

/** A reason as a message carries it. */
export function toFact(reason: Reason) {
  const { kind, title, text, state, next, orderId, caseId } = reason;
  return { kind, title, text, state, next, orderId, caseId };
}
