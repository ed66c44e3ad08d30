import { on } from "../../platform/events/subscription.ts";
import type { Module } from "../../platform/module.ts";
import { answerJudged, conversationStarted, messageReceived } from "../conversations/index.ts";
import { articlePicked } from "../help/index.ts";
import { learnFromPick } from "./learn.ts";
import { hearJudgement, respond, welcome } from "./respond.ts";
import { routes } from "./routes.ts";

/** The door of assist: nobody calls it; it listens. */

const firstLine = on(
  "assist.first-line",
  [conversationStarted, messageReceived, answerJudged],
  async (tx, events) => {
    for (const event of events) {
      if (event.type === "conversations.started") await welcome(tx, event.data);
      else if (event.type === "conversations.answer-judged") await hearJudgement(tx, event.data);
      else await respond(tx, event.data);
    }
  },
);

const learning = on("assist.learning", articlePicked, async (tx, events) => {
  for (const { data } of events) await learnFromPick(tx, data);
});

export const module: Module = { name: "assist", routes, subscriptions: [firstLine, learning] };
