import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import {
  publishChanged,
  publishOffered,
  publishOfferGone,
  publishPlaces,
  publishPresence,
} from "../events.ts";
import { lockConversation } from "../threads/queries.ts";
import {
  countLapse,
  decideOffer,
  type FreeAgentRow,
  findOffer,
  freeAgents,
  insertOffer,
  lockQueue,
  lockQueued,
  lockStrandedOffers,
  type OfferRow,
  refusalsOf,
  setOffered,
  setRequeued,
  waitingCustomers,
} from "./queries.ts";

/** One dispatch offers at most this many; what is left is offered by the next cause. */
const OFFERS_MAX = 100;
/** So many who wait are told that their place moved; further back it hardly matters. */
const PLACES_MAX = 100;
/** After so many offers in a row without a word, nobody sits there: the agent counts as away. */
const LAPSES_MAX = 3;

/**
 * Offers waiting conversations to free agents: the most urgent and oldest first, to the agent who
 * let it go by least often and has been idle longest. Runs in the transaction of its cause (someone
 * came, left, finished, declined). The queue's row is locked, so that two causes at once cannot
 * offer one place twice; rows that another cause has locked are left to that cause.
 */
export async function dispatch(tx: Tx): Promise<void> {
  await tx.one(lockQueue);
  await withdrawStranded(tx);
  const agents = (await tx.all(freeAgents)).filter((agent) => agent.free > 0);
  const room = agents.reduce((sum, agent) => sum + agent.free, 0);
  const queued = room > 0 ? await tx.all(lockQueued, Math.min(room, OFFERS_MAX)) : [];
  const refusals = await refusalCounts(
    tx,
    queued.map((row) => row.id),
  );
  for (const { id } of queued) {
    const agent = pickAgent(agents, (staffId) => refusals.get(`${id} ${staffId}`) ?? 0);
    if (!agent) break;
    agent.free -= 1;
    await makeOffer(tx, id, agent.staff_id);
  }
  await publishPlaces(tx, await tx.all(waitingCustomers, PLACES_MAX));
}

/**
 * Dispatches right after the commit. For whoever changes several conversations in one transaction:
 * holding the queue while waiting for a conversation could block someone who does the reverse.
 */
export const dispatchSoon = job({
  name: "conversations.dispatch",
  payload: z.object({}),
  run: (app) => app.database.transaction(dispatch),
});

/** Offers one conversation to one agent; its lapse is a job in the same transaction. */
export async function makeOffer(tx: Tx, conversationId: string, staffId: string): Promise<void> {
  const expiresAt = new Date(tx.now.getTime() + tx.app.config.offerSeconds * 1_000);
  const row = await tx.one(setOffered, conversationId, tx.now);
  const id = uuidv7(tx.now.getTime());
  const offer = await tx.one(insertOffer, conversationId, id, staffId, tx.now, expiresAt);
  const payload = { offerId: offer.id };
  await enqueue(tx, lapseOffer, payload, { runAt: expiresAt, key: `offer:${offer.id}` });
  await publishOffered(tx, offer, {
    number: row.number,
    subject: row.subject,
    reason: row.reason,
    priority: row.priority,
  });
  await publishChanged(tx, row);
}

/** Agents come longest idle first; among those who let it go by equally often, the first is it. */
export function pickAgent(
  agents: readonly FreeAgentRow[],
  timesLetBy: (staffId: string) => number,
): FreeAgentRow | undefined {
  let best: FreeAgentRow | undefined;
  for (const agent of agents) {
    if (agent.free <= 0) continue;
    if (!best || timesLetBy(agent.staff_id) < timesLetBy(best.staff_id)) best = agent;
  }
  return best;
}

/** Offers to people who have gone away meanwhile go back to the queue. */
async function withdrawStranded(tx: Tx): Promise<void> {
  for (const stranded of await tx.all(lockStrandedOffers)) {
    const offer = await tx.maybe(
      decideOffer,
      stranded.conversation_id,
      stranded.id,
      "withdrawn",
      tx.now,
    );
    if (!offer) continue;
    await tx.one(setRequeued, offer.conversation_id, 0, tx.now);
    await publishOfferGone(tx, offer);
  }
}

async function refusalCounts(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all(refusalsOf, ids);
  return new Map(rows.map((row) => [`${row.conversation_id} ${row.staff_id}`, row.times]));
}

/** Nobody answered the offer in time: the conversation is offered to the next agent. */
export const lapseOffer = job({
  name: "conversations.lapse-offer",
  payload: z.object({ offerId: z.uuid() }),
  run: async (app, { offerId }) => {
    await app.database.transaction(async (tx) => {
      const offer = await tx.maybe(findOffer, offerId);
      if (offer?.state === "waiting") await lapse(tx, offer);
    });
  },
});

async function lapse(tx: Tx, offer: OfferRow): Promise<void> {
  const lapsed = await endOffer(tx, offer, "lapsed");
  if (!lapsed) return;
  const presence = await tx.maybe(countLapse, offer.staff_id, LAPSES_MAX);
  if (presence?.state === "away") await publishPresence(tx, offer.staff_id, "away");
  await dispatch(tx);
}

/**
 * Ends a waiting offer and puts its conversation back; false when someone else was first. The
 * conversation is locked before the offer, as everywhere, so that no two changes block each other.
 */
export async function endOffer(
  tx: Tx,
  offer: OfferRow,
  state: "lapsed" | "declined",
): Promise<boolean> {
  const row = await tx.one(lockConversation, offer.conversation_id);
  const ended = await tx.maybe(decideOffer, offer.conversation_id, offer.id, state, tx.now);
  if (!ended) return false;
  if (row.state === "offered") {
    await publishChanged(tx, await tx.one(setRequeued, row.id, 0, tx.now));
  }
  await publishOfferGone(tx, ended);
  return true;
}
