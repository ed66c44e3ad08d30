import type { Reader } from "../../platform/database/database.ts";
import type { Module } from "../../platform/module.ts";
import { checkChannelSettings } from "./channels/channels.ts";
import { lapseAssignment } from "./queue/dispatch.ts";
import { startSweeping } from "./queue/presence.ts";
import { routes } from "./routes.ts";
import { closeIdle } from "./talking/jobs.ts";
import { deliverQueued } from "./threads/deliver.ts";
import { type ConversationRow, findByNumber, findConversation } from "./threads/queries.ts";
import { forgetInbound, processInbound } from "./threads/receive-inbound.ts";

export {
  type AnswerJudgedEvent,
  answerJudged,
  conversationStarted,
  type MessageReceivedEvent,
  messageReceived,
  type StartedEvent,
} from "./events.ts";
export { openConversations, queueOverview } from "./figures/overview.ts";
export { queueSchema } from "./figures/routes.ts";
export { asksSecret } from "./outgoing/asks-secret.ts";
export { demandOwnWords } from "./outgoing/words-to-customer.ts";
export { assignmentsOf } from "./queue/assignments.ts";
export { type HandOver, handOver } from "./queue/hand-over.ts";
export { PRIORITY } from "./queue/priority.ts";
export { assignmentSchema } from "./queue/schemas.ts";
export { closeConversation } from "./talking/close.ts";
export { newestMessages } from "./talking/newest-messages.ts";
export { assignedTo, listOf } from "./talking/read.ts";
export { turnsBefore, turnsFrom } from "./talking/turns.ts";
export { countUnclear, speak } from "./threads/follow.ts";
export { linkCase } from "./threads/link-case.ts";
export { assistant, postMessage, staffAuthor, system } from "./threads/post-message.ts";
export type { ConversationRow, HandedCandidate } from "./threads/queries.ts";
export type { WireConversation, WireMessage } from "./threads/schemas.ts";
export { conversationSchema, messageSchema } from "./threads/schemas.ts";
export { nameConversation, startConversation } from "./threads/start.ts";

export function conversationOf(reader: Reader, id: string): Promise<ConversationRow | undefined> {
  return reader.maybe(findConversation, id);
}

/** By the number that people read aloud. */
export function conversationNumbered(
  reader: Reader,
  number: string,
): Promise<ConversationRow | undefined> {
  return reader.maybe(findByNumber, number);
}

export const module: Module = {
  name: "conversations",
  routes,
  jobs: [lapseAssignment, closeIdle, processInbound, forgetInbound, deliverQueued],
  start: async (app) => {
    checkChannelSettings(app);
    return startSweeping(app);
  },
};
