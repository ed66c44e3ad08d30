import type { Tx } from "../../platform/database/database.ts";
import type { ReceivedEvent, Subscription } from "../../platform/events/outbox.ts";
import type { Module } from "../../platform/module.ts";
import type {
  AnswerJudgedEvent,
  MessageReceivedEvent,
  StartedEvent,
} from "../conversations/index.ts";
import { ARTICLE_PICKED, type ArticlePickedEvent } from "../help/index.ts";
import { learnFromPick } from "./learn.ts";
import { hearJudgement, respond, welcome } from "./respond.ts";
import { routes } from "./routes.ts";

/** The door of assist: nobody calls it; it listens. */

const firstLine: Subscription = {
  name: "assist.first-line",
  types: ["conversations.started", "conversations.message-received", "conversations.answer-judged"],
  async handle(tx, events) {
    for (const event of events) await hear(tx, event);
  },
};

function hear(tx: Tx, { type, data }: ReceivedEvent): Promise<void> {
  if (type === "conversations.started") return welcome(tx, data as StartedEvent);
  if (type === "conversations.answer-judged") return hearJudgement(tx, data as AnswerJudgedEvent);
  return respond(tx, data as MessageReceivedEvent);
}

const learning: Subscription = {
  name: "assist.learning",
  types: [ARTICLE_PICKED],
  async handle(tx, events) {
    for (const { data } of events) await learnFromPick(tx, data as ArticlePickedEvent);
  },
};

export const module: Module = { name: "assist", routes, subscriptions: [firstLine, learning] };
