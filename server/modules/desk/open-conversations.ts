import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { openConversations } from "../conversations/index.ts";
import { getCustomers } from "../identity/index.ts";
import type { openConversationsSchema } from "./schemas.ts";

/** What waits and what is served, by whom: what a supervisor hands out and takes over from. */
export async function readOpenConversations(
  reader: Reader,
): Promise<z.input<typeof openConversationsSchema>> {
  const open = await openConversations(reader);
  const ids = open.flatMap(({ conversation }) => conversation.customerId ?? []);
  const customers = await getCustomers(reader, [...new Set(ids)]);
  return {
    items: open.map(({ conversation, waitingSince, ...more }) => ({
      ...conversation,
      ...more,
      waitingSince: waitingSince ?? null,
      customerName: conversation.customerId
        ? (customers.get(conversation.customerId)?.displayName ?? "")
        : null,
    })),
  };
}
