import type { Tx } from "../../../platform/database/database.ts";
import { possibleCodes, type Redacted, redact } from "../../../platform/security/redact.ts";
import { openCodesAmong } from "../../identity/index.ts";
import { type ConversationRow, type Sender, saidBefore } from "./queries.ts";

/** In this time "my code is" and the code itself are one saying, in as many messages. */
const BEFORE_MS = 2 * 60 * 1_000;
const BEFORE_MAX = 4;

/**
 * Hides the secrets of a message before it is written: by its own words, by what the same person
 * wrote just before, and by comparison with the codes that still work for the customer.
 */
export async function redactMessage(
  tx: Tx,
  conversation: Pick<ConversationRow, "id" | "customer_id">,
  author: { from: Sender; id?: string },
  text: string,
): Promise<Redacted> {
  if (author.from !== "customer" && author.from !== "agent") return redact(text);
  const since = new Date(tx.now.getTime() - BEFORE_MS);
  const { id, customer_id: customerId } = conversation;
  const last = await tx.all(saidBefore, id, author.from, author.id ?? null, since, BEFORE_MAX);
  const openCodes = customerId
    ? await openCodesAmong(tx, customerId, possibleCodes(text))
    : undefined;
  return redact(text, { before: last.map((row) => row.text).reverse(), openCodes });
}
