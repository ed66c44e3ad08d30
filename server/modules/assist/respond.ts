import type { Tx } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import {
  type AnswerJudgedEvent,
  assistant,
  type ConversationRow,
  conversationOf,
  countUnclear,
  handOver,
  type MessageReceivedEvent,
  nameConversation,
  PRIORITY,
  postMessage,
  type StartedEvent,
} from "../conversations/index.ts";
import {
  articleTitle,
  recognise,
  recordAsked,
  recordFeedback,
  type SafetyCode,
  suggest,
  type Understanding,
} from "../help/index.ts";
import { answerWith, toFact } from "./answer.ts";
import { inLanguageOf } from "./conversation-language.ts";
import { learnFromChoice, learnFromJudgement } from "./learn.ts";
import { reasonNamedIn } from "./named-order.ts";
import type { Reason } from "./reason.ts";
import { reasonOfOrder } from "./reasons.ts";
import { firstAid, say } from "./texts.ts";

/** Two lists of choices that did not help are enough: then a person takes over. */
const UNCLEAR_MAX = 2;

/** Money or a person may be in danger this minute; every other safety case is only raised. */
const URGENT: ReadonlySet<SafetyCode> = new Set(["stolen", "tricked", "wrong-person", "self-harm"]);

/** Answers a customer's message as long as no person has the conversation. */
export async function respond(tx: Tx, event: MessageReceivedEvent): Promise<void> {
  const found = await automaticConversation(tx, event.conversationId);
  if (!found) return;
  if (event.chosenSlug) {
    const row = found;
    const { language } = row;
    const choice = { slug: event.chosenSlug, language, isSure: true };
    await learnFromChoice(tx, event);
    if (!(await answerWith(tx, row, choice))) await giveUp(tx, row, { reason: "unknown" });
    return;
  }
  const row = await inLanguageOf(tx, found, event);
  const named = await reasonNamedIn(tx, row, event.text);
  if (named.length > 0) return answerNamed(tx, row, named);
  const understood = await understand(tx, event.text);
  if (!understood) return giveUp(tx, row, { reason: "unknown" });
  const recognition = { ...understood, language: row.language };
  if (recognition.reason === "unsupported" && row.unclear_count < UNCLEAR_MAX) {
    return sayUnsupported(tx, row, event.text);
  }
  if (recognition.outcome === "person") {
    await countPerson(tx, recognition, event.text);
    return handToPerson(tx, row, recognition);
  }
  if (recognition.reason === "empty") return greet(tx, row, recognition.language);
  const [best] = recognition.candidates;
  if (recognition.outcome === "answer" && best) {
    const answer = { slug: best.slug, language: recognition.language, isSure: true };
    if (await answerWith(tx, row, answer)) return recordAsked(tx, "answered", best.slug);
  }
  return offerChoices(tx, row, recognition, event.text);
}

/** The first word, when the customer comes from an order or an article. */
export async function welcome(tx: Tx, event: StartedEvent): Promise<void> {
  const row = await automaticConversation(tx, event.conversationId);
  if (!row) return;
  const { language } = row;
  const title = event.topic && articleTitle(tx.app, event.topic, language);
  const facts = event.orderId
    ? await reasonOfOrder(tx, {
        customerId: row.customer_id,
        orderId: event.orderId,
        language,
      })
    : [];
  const subject = title || facts[0]?.title;
  if (!subject) return;
  await nameConversation(tx, row.id, subject);
  const text = title ? say("aboutTopic", language, { title }) : say("aboutOrder", language);
  await postMessage(tx, assistant, row.id, {
    kind: "text",
    text,
    data: { automatic: true, offersPerson: true, facts: facts.map(toFact) },
  });
}

/** "Did this help?": remembered for the article, and answered. */
export async function hearJudgement(tx: Tx, event: AnswerJudgedEvent): Promise<void> {
  const { slug, helped, question } = event;
  if (articleTitle(tx.app, slug, "zh")) {
    await recordFeedback(tx, { slug, source: "chat", helped, question });
    await learnFromJudgement(tx, event);
  }
  const row = await automaticConversation(tx, event.conversationId);
  if (!row) return;
  await postMessage(tx, assistant, row.id, {
    kind: "text",
    text: say(helped ? "glad" : "sorry", row.language),
    data: { automatic: true, offersPerson: !helped, judged: helped },
  });
}

/** A fault of ours in reading a question must not leave its sender without anybody. */
async function understand(tx: Tx, text: string): Promise<Understanding | undefined> {
  try {
    return await recognise(tx.app, text);
  } catch (error) {
    tx.app.log.error({ err: error }, "a question could not be read; a person gets it");
    return undefined;
  }
}

/** A person has it, or it has ended: then the automatic line is silent. */
async function automaticConversation(tx: Tx, id: string): Promise<ConversationRow | undefined> {
  const row = await conversationOf(tx, id);
  return row?.state === "automatic" ? row : undefined;
}

/** Safety matters and those who ask for a person are no gap in what help knows. */
async function countPerson(tx: Tx, { reason }: Understanding, text: string): Promise<void> {
  if (reason === "asked" || reason === "safety") return recordAsked(tx, "person");
  await recordAsked(tx, reason === "unsupported" ? "unsupported" : "unanswered");
  await suggest(tx, { text, slug: null, source: "unanswered" });
}

async function handToPerson(tx: Tx, row: ConversationRow, seen: Understanding): Promise<void> {
  const { safety, reason, language } = seen;
  await postMessage(tx, assistant, row.id, {
    kind: "text",
    text: firstAid(safety, language),
    data: { automatic: true, ...(safety ? { safety } : {}) },
  });
  const priority = safety ? (URGENT.has(safety) ? PRIORITY.urgent : PRIORITY.raised) : undefined;
  const why = safety && safety !== "human" ? safety : reason;
  await giveUp(tx, row, { reason: why, priority, recognition: seen });
}

/** The number of an order or a case alone: how it stands, and what can be asked about it. */
async function answerNamed(tx: Tx, row: ConversationRow, named: readonly Reason[]) {
  await recordAsked(tx, "answered");
  await postMessage(tx, assistant, row.id, {
    kind: "text",
    text: say("aboutOrder", row.language),
    data: { automatic: true, offersPerson: true, facts: named.map(toFact) },
  });
}

/** Known not to be offered here: no reason to queue, but a person remains one tap away. */
async function sayUnsupported(tx: Tx, row: ConversationRow, text: string): Promise<void> {
  await recordAsked(tx, "unsupported");
  await suggest(tx, { text, slug: null, source: "unanswered" });
  await postMessage(tx, assistant, row.id, {
    kind: "text",
    text: say("unsupported", row.language),
    data: { automatic: true, offersPerson: true },
  });
  await countUnclear(tx, row.id, row.unclear_count + 1);
}

async function giveUp(
  tx: Tx,
  row: ConversationRow,
  input: { reason: string; priority?: number | undefined; recognition?: Understanding },
): Promise<void> {
  const candidates = (input.recognition?.candidates ?? []).map((candidate) => ({
    ...candidate,
    title: articleTitle(tx.app, candidate.slug, row.language) ?? candidate.slug,
  }));
  await handOver(tx, row.id, {
    reason: input.reason,
    candidates,
    ...(input.priority === undefined ? {} : { priority: input.priority }),
  });
}

async function greet(tx: Tx, row: ConversationRow, language: Language): Promise<void> {
  await postMessage(tx, assistant, row.id, {
    kind: "text",
    text: say("hello", language),
    data: { automatic: true, offersPerson: true },
  });
}

async function offerChoices(
  tx: Tx,
  row: ConversationRow,
  seen: Understanding,
  text: string,
): Promise<void> {
  const slugs = seen.reason === "several" ? seen.intents : seen.candidates.map(({ slug }) => slug);
  const choices = slugs.flatMap((slug) => {
    const title = articleTitle(tx.app, slug, seen.language);
    return title ? [{ slug, title }] : [];
  });
  if (choices.length === 0 || row.unclear_count >= UNCLEAR_MAX) {
    await recordAsked(tx, "unanswered");
    await suggest(tx, { text, slug: null, source: "unanswered" });
    return giveUp(tx, row, { reason: "unsure", recognition: seen });
  }
  await postMessage(tx, assistant, row.id, {
    kind: "choices",
    text: say("choices", seen.language),
    data: { choices: choices.slice(0, 3), automatic: true, offersPerson: true },
  });
  await recordAsked(tx, "choices");
  await countUnclear(tx, row.id, row.unclear_count + 1);
}
