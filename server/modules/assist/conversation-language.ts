import type { Tx } from "../../platform/database/database.ts";
import { languageEvidence } from "../../platform/text/language.ts";
import { type ConversationRow, speak, turnsBefore } from "../conversations/index.ts";

/**
 * The conversation in the language that its customer writes. It begins in the language of the app
 * and changes for a sentence in the other one, or when the customer goes on in it; an order number,
 * a brand or a single word changes nothing.
 */
export async function inLanguageOf(
  tx: Tx,
  row: ConversationRow,
  { text, number }: { text: string; number: number },
): Promise<ConversationRow> {
  const seen = languageEvidence(text);
  if (!seen || seen.language === row.language) return row;
  if (seen.isClear) return speak(tx, row.id, seen.language);
  const turns = await turnsBefore(tx, row.id, number);
  const last = turns.find(({ from }) => from === "customer");
  const goesOn = last && languageEvidence(last.text)?.language === seen.language;
  return goesOn ? speak(tx, row.id, seen.language) : row;
}
