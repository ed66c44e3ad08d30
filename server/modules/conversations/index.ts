import type { Reader } from "../../platform/database/database.ts";
import type { Job } from "../../platform/events/jobs.ts";
import type { Module } from "../../platform/module.ts";
import { closeIdle } from "./jobs.ts";
import { type ConversationRow, findConversation } from "./queries.ts";
import { dispatchSoon, lapseOffer } from "./queue/dispatch.ts";
import { startSweeping, stopSweeping } from "./queue/presence.ts";
import { customerRoutes } from "./routes.ts";
import { staffRoutes } from "./staff-routes.ts";

export { redact } from "../../platform/security/redact.ts";
/** The door of conversations. */
export { asksSecret } from "./asks-secret.ts";
export { closeConversation } from "./close.ts";
export {
  type AnswerJudgedEvent,
  answerJudged,
  conversationStarted,
  type MessageReceivedEvent,
  messageReceived,
  type StartedEvent,
} from "./events.ts";
export { countUnclear, speak } from "./follow.ts";
export { type HandOver, handOver, PRIORITY } from "./hand-over.ts";
export { linkCase } from "./link-case.ts";
export { assistant, postMessage, staffAuthor, system } from "./post-message.ts";
export type { ConversationRow, HandedCandidate } from "./queries.ts";
export { offersOf } from "./queue/offers.ts";
export { queueOverview } from "./queue/overview.ts";
export { assignedTo, listOf } from "./read.ts";
export type { WireConversation, WireMessage } from "./schemas.ts";
export { conversationSchema, messageSchema } from "./schemas.ts";
export { nameConversation, startConversation } from "./start.ts";
export { turnsBefore, turnsFrom } from "./turns.ts";

export function conversationOf(reader: Reader, id: string): Promise<ConversationRow | undefined> {
  return reader.maybe(findConversation, id);
}

export const module: Module = {
  name: "conversations",
  // Fixed paths first: `/offers` and `/queue` are no conversation's id.
  routes: [...staffRoutes, ...customerRoutes],
  jobs: [lapseOffer, dispatchSoon, closeIdle] as unknown as Job<never>[],
  start: async (app) => startSweeping(app),
  stop: async (app) => stopSweeping(app),
};
