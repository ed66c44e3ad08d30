import { createHash } from "node:crypto";
import type { Reader } from "../../../platform/database/database.ts";
import { walletLockOf } from "../../identity/index.ts";
import { orderOf, refundSide } from "../../wallet/index.ts";
import { givenSince, similarProposals } from "./queries.ts";
import type { ProposalRow } from "./types.ts";

/** Goodwill is looked at this far back. */
export const GIVEN_DAYS = 90;
const DAY_MS = 24 * 3_600_000;
export const SIMILAR_MAX = 5;

/** The order that a proposal is about, if its data name one. */
export function orderIdOf({ data }: Pick<ProposalRow, "data">): string | null {
  const { orderId } = (data ?? {}) as { orderId?: unknown };
  return typeof orderId === "string" ? orderId : null;
}

function amountOf({ data }: ProposalRow): bigint {
  const { amount } = (data ?? {}) as { amount?: { value?: unknown } };
  return typeof amount?.value === "number" ? BigInt(amount.value) : 0n;
}

/**
 * The facts that a decision hangs on, read once. Balances are not among them: they change with
 * every payment, and only whether the merchant's covers the refund matters.
 */
export async function readFacts(reader: Reader, proposal: ProposalRow) {
  const { id, customer_id: customerId, action, proposed_by: proposedBy } = proposal;
  const orderId = orderIdOf(proposal);
  const since = new Date(reader.now.getTime() - GIVEN_DAYS * DAY_MS);
  const [order, merchant, lock, given, givenBy, similar] = await Promise.all([
    orderId ? orderOf(reader, customerId, orderId) : undefined,
    orderId ? refundSide(reader, orderId, amountOf(proposal)) : undefined,
    walletLockOf(reader, customerId),
    reader.one(givenSince, "goodwill_credit", since, customerId, null),
    reader.one(givenSince, "goodwill_credit", since, null, proposedBy),
    reader.all(similarProposals, id, customerId, action, orderId, SIMILAR_MAX),
  ]);
  return { order, merchant, lock, given, givenBy, similar };
}
export type Facts = Awaited<ReturnType<typeof readFacts>>;

/** One short word for the facts: another one means that something changed since it was made. */
export function versionOf(proposal: ProposalRow, facts: Facts): string {
  const { order, merchant, lock, given, similar } = facts;
  const parts = [
    proposal.data,
    order && [order.state, order.amount.value, order.refundedAmount.value],
    merchant && merchant.afterMinor >= 0n,
    lock?.reason ?? null,
    [given.uses, String(given.amount_minor)],
    similar.map(({ id, state }) => [id, state]),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
}

export async function factsVersion(reader: Reader, proposal: ProposalRow): Promise<string> {
  return versionOf(proposal, await readFacts(reader, proposal));
}
