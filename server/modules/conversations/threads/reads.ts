import type { Reads } from "../../../platform/security/audit-reads.ts";
import { subjectOf } from "./own-conversation.ts";
import { findConversation } from "./queries.ts";

/** What the audit log says of answers that show conversations to staff. */

interface Shown {
  readonly customerId: string | null;
  readonly id: string;
}

export const showsConversation: Reads = {
  action: "conversations.view",
  about: ({ customerId, id }: Shown) => [
    customerId ? `customer:${customerId}` : `conversation:${id}`,
  ],
  isWorkList: true,
};

/**
 * Whose words were read. An open thread is read again with every new message, which is one entry,
 * from wherever in the thread the reading began.
 */
export const showsMessages: Reads = {
  action: "conversations.read",
  about: async (_, { params, tx }) => {
    const row = await tx.maybe(findConversation, params.id);
    return row ? [subjectOf(row)] : [];
  },
  details: (_, { params }) => ({ conversationId: params.id }),
  isWorkList: true,
};

export const listsAssignments: Reads = {
  action: "conversations.assignments-list",
  about: ({ items }: { items: readonly { customerId: string | null }[] }) =>
    items.flatMap(({ customerId }) => (customerId ? [`customer:${customerId}`] : [])),
  isWorkList: true,
};
