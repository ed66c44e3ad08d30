import type { Tx } from "../../../platform/database/database.ts";
import { postMessage, system } from "../../conversations/index.ts";
import { notify } from "../../notify/index.ts";
import type { CaseCard, Person } from "./types.ts";

/** Posts a message about the case in the conversation it came from, if it came from one. */
export async function postCaseMessage(
  tx: Tx,
  card: CaseCard,
  message: { kind: "case" | "proposal"; text: string; data?: Record<string, unknown> },
): Promise<void> {
  if (!card.conversation_id) return;
  const { kind, text, data } = message;
  await postMessage(tx, system, card.conversation_id, {
    kind,
    text,
    data: { caseId: card.id, caseNumber: card.number, ...data },
  });
}

/** Puts a decision on the case into the customer's inbox, with the agent's name and number. */
export async function notifyDecided(tx: Tx, card: CaseCard, agent: Person): Promise<void> {
  await notify(tx, {
    channel: "in_app",
    customerId: card.customer_id,
    template: "case_decided",
    data: {
      number: card.number,
      caseId: card.id,
      agent: agent.name,
      staffNumber: agent.number,
    },
    language: card.language,
  });
}
