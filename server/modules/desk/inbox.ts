import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import type { StaffActor } from "../../platform/http/permission.ts";
import { assignedTo, offersOf, queueOverview } from "../conversations/index.ts";
import { getCustomers } from "../identity/index.ts";
import type { inboxSchema } from "./schemas.ts";

/** More conversations at once than any person can hold. */
const MINE_MAX = 50;

/** What an agent works from: the own conversations, the offers, and how many wait. */
export async function readInbox(
  reader: Reader,
  actor: StaffActor,
): Promise<z.input<typeof inboxSchema>> {
  const [mine, offers, queue] = await Promise.all([
    assignedTo(reader, actor.staffId, MINE_MAX),
    offersOf(reader, actor.staffId),
    queueOverview(reader),
  ]);
  const customerIds = [
    ...mine.map(({ conversation }) => conversation.customerId),
    ...offers.map((offer) => offer.customerId),
  ];
  const customers = await getCustomers(reader, [...new Set(customerIds)]);
  const nameOf = (customerId: string) => customers.get(customerId)?.displayName ?? "";
  return {
    mine: mine.map(({ conversation, lastMessage }) => ({
      ...conversation,
      customerName: nameOf(conversation.customerId),
      lastMessage,
    })),
    offers: offers.map((offer) => ({ ...offer, customerName: nameOf(offer.customerId) })),
    waiting: queue.waiting,
  };
}
