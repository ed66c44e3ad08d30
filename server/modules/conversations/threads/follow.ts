import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { type ConversationRow, setLanguage, setUnclear } from "./queries.ts";

/** What the automatic line learns of a conversation while it follows it. */

/** Remembers how many automatic turns in a row were not clear; the automatic line stops at some. */
export async function countUnclear(tx: Tx, conversationId: string, count: number): Promise<void> {
  await tx.run(setUnclear, conversationId, count);
}

/** From now on the desk speaks this language in the conversation. */
export function speak(
  tx: Tx,
  conversationId: string,
  language: Language,
): Promise<ConversationRow> {
  return tx.one(setLanguage, conversationId, language);
}
