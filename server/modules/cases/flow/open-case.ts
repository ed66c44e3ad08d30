import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor, StaffActor } from "../../../platform/http/permission.ts";
import { readableNumber, uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { conversationOf, demandOwnWords, linkCase } from "../../conversations/index.ts";
import { orderOf } from "../../wallet/index.ts";
import { refuse } from "../errors.ts";
import { publishOpened } from "../events.ts";
import { addEntry, GENESIS } from "../evidence/chain.ts";
import { findCase, findCustomer, insertCase, nextCaseSerial } from "../file/queries.ts";
import type { CaseCard, CaseKind } from "../file/types.ts";
import { kindSpec } from "../kinds.ts";
import { rulesFor } from "../obligations/duties.ts";
import { writeObligations } from "../obligations/write-obligations.ts";
import { notifyOpened } from "./notify-customer.ts";

export interface NewCase {
  readonly kind: CaseKind;
  readonly customerId: string;
  readonly conversationId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly subject: string;
  readonly description: string;
  readonly remedySought?: string | undefined;
}

/**
 * Opens a case: its number, its duties with their days, the first entries of its evidence. The
 * acknowledgement goes to the customer in the same commit, so that duty is met at once.
 */
export async function openCase(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  input: NewCase,
): Promise<CaseCard> {
  const opener = actor.kind === "staff" ? "staff" : "customer";
  if (!kindSpec(input.kind).openedBy.includes(opener)) throw refuseRequest("not_allowed");
  await checkBelongings(tx, input);
  const id = uuidv7(tx.now.getTime());
  if (actor.kind === "staff") await demandOwnTexts(tx, actor, input);
  const { serial } = await tx.one(nextCaseSerial);
  const number = readableNumber("C", tx.now, serial);
  const texts = safeTexts(input);
  const { jurisdiction } = tx.app.config;
  await tx.run(
    insertCase,
    id,
    number,
    input.kind,
    texts.subject,
    texts.description,
    texts.remedySought,
    input.customerId,
    input.conversationId ?? null,
    input.orderId ?? null,
    actor.kind === "staff" ? actor.staffId : null,
    jurisdiction,
    GENESIS,
    tx.now,
  );
  const rules = rulesFor(tx.app, input.kind, jurisdiction, tx.now);
  await writeObligations(tx, { id, jurisdiction }, rules);
  await addEntry(tx, actor, id, "opened", {
    kind: input.kind,
    ...texts,
    orderId: input.orderId ?? null,
    conversationId: input.conversationId ?? null,
  });
  await addEntry(tx, actor, id, "acknowledged");
  const card = await tx.one(findCase, id);
  await announce(tx, actor, card);
  return card;
}

/** A case must not carry another customer's order or conversation into its evidence. */
async function checkBelongings(tx: Tx, input: NewCase): Promise<void> {
  const { customerId, conversationId, orderId } = input;
  if (!(await tx.maybe(findCustomer, customerId))) throw refuseRequest("not_found");
  if (conversationId) {
    const conversation = await conversationOf(tx, conversationId);
    if (conversation?.customer_id !== customerId) throw refuse("case_other_customer");
  }
  if (orderId && !(await orderOf(tx, customerId, orderId))) throw refuse("case_other_customer");
}

/** The customer reads what staff write into the case; what is for staff alone is a note. */
async function demandOwnTexts(tx: Tx, actor: StaffActor, input: NewCase): Promise<void> {
  const { conversationId, customerId, subject, description, remedySought } = input;
  const place = conversationId
    ? { kind: "conversation" as const, id: conversationId }
    : { kind: "customer" as const, id: customerId };
  await demandOwnWords(tx, actor, place, [subject, description, remedySought]);
}

/** Texts are redacted before they are stored, as in a conversation. */
function safeTexts(input: NewCase) {
  return {
    subject: redact(input.subject).text,
    description: redact(input.description).text,
    remedySought: input.remedySought ? redact(input.remedySought).text : null,
  };
}

async function announce(tx: Tx, actor: StaffActor | CustomerActor, card: CaseCard): Promise<void> {
  if (card.conversation_id) {
    await linkCase(tx, card.conversation_id, { caseId: card.id, caseNumber: card.number });
  }
  await notifyOpened(tx, card);
  await publishOpened(tx, card);
  const details = { number: card.number, kind: card.kind, customerId: card.customer_id };
  const about = [`customer:${card.customer_id}`];
  await audit(tx, actor, { action: "cases.open", subject: `case:${card.id}`, about, details });
}
