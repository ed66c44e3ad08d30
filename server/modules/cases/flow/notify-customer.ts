import type { Tx } from "../../../platform/database/database.ts";
import { jurisdictionIn, localDate } from "../../calendar/index.ts";
import { notify } from "../../notify/index.ts";
import { notifyDecided, postCaseMessage } from "../file/post-message.ts";
import type { CaseCard, Person } from "../file/types.ts";
import { obligationsOfCases } from "../obligations/queries.ts";
import { nextDuty } from "../obligations/view.ts";
import { closedMessage, openedMessage } from "./texts.ts";

/** The acknowledgement: number, day of the answer, and the agent in charge. */
export async function notifyOpened(tx: Tx, card: CaseCard): Promise<void> {
  const due = nextDuty(await tx.all(obligationsOfCases, [card.id]));
  const date = localDate(due?.due_at ?? tx.now, jurisdictionIn(tx.app, card.jurisdiction));
  const text = openedMessage(
    { kind: card.kind, number: card.number, date, person: openerOf(card) },
    card.language,
  );
  await postCaseMessage(tx, card, { kind: "case", text });
  await notify(tx, {
    channel: "in_app",
    customerId: card.customer_id,
    template: "case_opened",
    data: { number: card.number, caseId: card.id, due: date },
    language: card.language,
  });
}

export async function notifyClosed(tx: Tx, card: CaseCard, agent: Person): Promise<void> {
  const { outcome, summary } = card;
  if (outcome === null || summary === null) return;
  const text = closedMessage({ number: card.number, outcome, summary }, card.language);
  await postCaseMessage(tx, card, { kind: "case", text });
  await notifyDecided(tx, card, agent);
}

function openerOf(card: CaseCard): Person | undefined {
  const { opener_name: name, opener_number: number } = card;
  return name !== null && number !== null ? { name, number } : undefined;
}
