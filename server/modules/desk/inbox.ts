import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import type { StaffActor } from "../../platform/http/permission.ts";
import { assignedTo, assignmentsOf, queueOverview } from "../conversations/index.ts";
import { getCustomers } from "../identity/index.ts";
import type { inboxSchema } from "./schemas.ts";

/** More conversations at once than any person can hold. */
const MINE_MAX = 50;

/** What an agent works from: the own conversations, the assignments, and how many wait. */
export async function readInbox(
  reader: Reader,
  actor: StaffActor,
): Promise<z.input<typeof inboxSchema>> {
  const [mine, assignments, queue] = await Promise.all([
    assignedTo(reader, actor.staffId, MINE_MAX),
    assignmentsOf(reader, actor.staffId),
    queueOverview(reader),
  ]);
  const customerIds = [
    ...mine.map(({ conversation }) => conversation.customerId),
    ...assignments.map((assignment) => assignment.customerId),
  ];
  const known = customerIds.filter((id) => id !== null);
  const customers = await getCustomers(reader, [...new Set(known)]);
  const nameOf = (id: string | null) => (id ? (customers.get(id)?.displayName ?? "") : null);
  return {
    mine: mine.map(({ conversation, ...more }) => ({
      ...conversation,
      ...more,
      customerName: nameOf(conversation.customerId),
    })),
    assignments: assignments.map((assignment) => ({
      ...assignment,
      customerName: nameOf(assignment.customerId),
    })),
    waiting: queue.waiting,
  };
}
