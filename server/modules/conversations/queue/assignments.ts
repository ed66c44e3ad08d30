import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { postMessage, system } from "../threads/post-message.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { texts } from "../threads/texts.ts";
import { dispatch, endOffer } from "./dispatch.ts";
import {
  decideOffer,
  findOffer,
  type OfferRow,
  setAssigned,
  setServed,
  waitingOffersOfStaff,
} from "./queries.ts";

/** The agent takes the offered conversation; of many tries at once exactly one succeeds. */
export async function acceptOffer(
  tx: Tx,
  actor: StaffActor,
  offerId: string,
): Promise<ConversationRow> {
  const offer = await ownOffer(tx, actor, offerId);
  const row = await tx.one(lockConversation, offer.conversation_id);
  const accepted = await tx.maybe(decideOffer, row.id, offer.id, "accepted", tx.now);
  if (!accepted || row.state !== "offered") throw refuse("offer_gone");
  const { staffId, displayName, staffNumber } = actor;
  const assigned = await tx.one(setAssigned, row.id, staffId, displayName, staffNumber, tx.now);
  await tx.run(setServed, staffId, tx.now);
  await publishChanged(tx, assigned);
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: texts.joined[row.language](displayName, staffNumber),
    data: { event: "joined", agent: { displayName, staffNumber } },
  });
  // Those who wait move up.
  await dispatch(tx);
  return assigned;
}

export async function declineOffer(tx: Tx, actor: StaffActor, offerId: string): Promise<void> {
  const offer = await ownOffer(tx, actor, offerId);
  if (!(await endOffer(tx, offer, "declined"))) throw refuse("offer_gone");
  await dispatch(tx);
}

/** The offers that wait for this agent, with what they need to decide. */
export async function offersOf(reader: Reader, staffId: string) {
  const rows = await reader.all(waitingOffersOfStaff, staffId, reader.now);
  return rows.map((row) => ({
    offerId: row.id,
    conversationId: row.conversation_id,
    expiresAt: row.expires_at.toISOString(),
    number: row.number,
    subject: row.subject,
    reason: row.reason,
    language: row.language as "zh" | "en",
    customerId: row.customer_id,
    priority: row.priority,
    candidates: row.candidates as { slug: string; title: string; probability: number }[],
    waitingSince: row.queued_at?.toISOString() ?? null,
    summary: row.last_text ?? row.subject,
  }));
}

async function ownOffer(tx: Tx, actor: StaffActor, offerId: string): Promise<OfferRow> {
  const offer = await tx.maybe(findOffer, offerId);
  if (!offer || offer.staff_id !== actor.staffId) throw refuse("offer_gone");
  return offer;
}
