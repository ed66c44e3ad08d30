import type { z } from "zod";
import type { Asked, Reads } from "../../platform/security/audit-reads.ts";
import type { customerCardSchema, inboxSchema, searchSchema } from "./schemas.ts";

/** What the audit log says of the desk's views. */

type Card = z.input<typeof customerCardSchema>;

export const listsInbox: Reads = {
  action: "desk.inbox",
  about: ({ mine, assignments }: z.input<typeof inboxSchema>) =>
    [...mine, ...assignments].flatMap(({ customerId }) =>
      customerId ? [`customer:${customerId}`] : [],
    ),
  isWorkList: true,
};

/** `own` is true when the reader has a conversation or a case of this customer in hand. */
export const showsCard: Reads = {
  action: "desk.customer-view",
  about: (_, { params }) => [`customer:${params.id}`],
  details: (card: Card, asked) => ({ own: hasInHand(card, asked) }),
};

function hasInHand(card: Card, { actor }: Asked): boolean {
  const { staffNumber } = actor;
  return (
    card.conversations.some(({ agent }) => agent?.staffNumber === staffNumber) ||
    card.cases.some(({ openedBy }) => openedBy?.staffNumber === staffNumber)
  );
}

export const reveals: Reads = {
  action: "desk.reveal",
  about: (_, { params }) => [`customer:${params.id}`],
  details: (_, { body }) => ({ field: body.field, reason: body.reason }),
};

export const showsTrail: Reads = {
  action: "desk.trail",
  about: (_, { params }) => [`customer:${params.id}`],
  isWorkList: true,
};

/**
 * Whom a search found. The words may be somebody's phone number: only their keyed hash is kept, so
 * that an auditor who knows a number can find who looked for it, and nobody else can read it.
 */
export const searches: Reads = {
  action: "desk.search",
  about: ({ customers, cases }: z.input<typeof searchSchema>) => [
    ...customers.map(({ id }) => `customer:${id}`),
    ...cases.map(({ customer }) => `customer:${customer.id}`),
  ],
  subject: () => "customers",
  details: ({ cases }: z.input<typeof searchSchema>, { body, tx }) => ({
    words: wordsIndex(tx, body.q),
    length: body.q.length,
    cases: cases.map(({ number }) => number),
  }),
};

function wordsIndex({ app }: Asked["tx"], words: string): string {
  const plain = words.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
  return app.vault.blindIndex(plain, "audit search").toString("base64url");
}

export const listsConversations: Reads = {
  action: "desk.conversations",
  about: ({ items }: { items: readonly { customerId: string | null }[] }) =>
    items.flatMap(({ customerId }) => (customerId ? [`customer:${customerId}`] : [])),
  isWorkList: true,
};
