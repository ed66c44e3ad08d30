import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor, StaffActor, SystemActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { dispatchAfterCommit } from "../queue/dispatch.ts";
import { setServed } from "../queue/queries-presence.ts";
import { withdrawOffers } from "../queue/take.ts";
import { postMessage, system } from "../threads/post-message.ts";
import { type ConversationRow, lockConversation, releaseOpen } from "../threads/queries.ts";
import { ownerOf } from "../threads/start.ts";
import { texts } from "../threads/texts.ts";
import { setClosed } from "./queries.ts";

/** Ends a conversation. Whoever was served by a person is asked for a rating. */
export async function closeConversation(
  tx: Tx,
  actor: CustomerActor | StaffActor | SystemActor,
  conversationId: string,
): Promise<ConversationRow> {
  const locked = await tx.maybe(lockConversation, conversationId);
  if (!locked || isForeign(actor, locked)) throw refuse("conversation_unknown");
  if (locked.state === "closed") return locked;
  if (!mayClose(actor, locked)) throw refuse("conversation_not_yours");
  await withdrawOffers(tx, locked);
  const row = await tx.one(setClosed, locked.id, tx.now);
  await tx.run(releaseOpen, ownerOf(row), row.channel, row.id);
  await postMessage(tx, system, row.id, {
    kind: "event",
    text: texts.closed[row.language](),
    data: { event: "closed", by: actor.kind },
  });
  if (row.agent_name) await askForRating(tx, row, row.agent_name);
  await publishChanged(tx, row);
  if (row.agent_id) await tx.run(setServed, row.agent_id, tx.now);
  dispatchAfterCommit(tx);
  return row;
}

async function askForRating(tx: Tx, row: ConversationRow, agentName: string): Promise<void> {
  const agent = { displayName: agentName, staffNumber: row.agent_number };
  await postMessage(tx, system, row.id, {
    kind: "rating_request",
    text: texts.rate[row.language](agentName),
    data: { agent },
  });
}

function isForeign(actor: CustomerActor | StaffActor | SystemActor, row: ConversationRow): boolean {
  return actor.kind === "customer" && row.customer_id !== actor.customerId;
}

function mayClose(actor: CustomerActor | StaffActor | SystemActor, row: ConversationRow): boolean {
  if (actor.kind !== "staff") return true;
  return row.agent_id === actor.staffId || actor.roles.includes("supervisor");
}
