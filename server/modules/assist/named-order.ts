import type { Reader } from "../../platform/database/database.ts";
import { isReadableNumber } from "../../platform/ids.ts";
import { fold } from "../../platform/text/fold.ts";
import type { ConversationRow } from "../conversations/index.ts";
import type { Reason } from "./reason.ts";
import { reasonOfCase, reasonOfOrder, reasonOfReceipt } from "./reasons.ts";

/** A receipt or case as it is read aloud, or the id of an order. */
const READABLE = /(?<![A-Za-z\d])([RC])[ -]?(\d{6})[ -]?(\d{5,9})[ -]?(\d)(?![\dA-Za-z])/i;
const ORDER_ID = /\b[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}\b/i;
/** Words beside the number ("订单", "my receipt:"); with more, the question is what to answer. */
const WORDS_BESIDE_MAX = 8;

/**
 * What a message is about that says hardly more than the number of an order, a receipt or a case:
 * how that stands now. Nothing when it is another customer's, so that nobody can try numbers.
 */
export async function reasonNamedIn(
  reader: Reader,
  row: ConversationRow,
  text: string,
): Promise<Reason[]> {
  const plain = fold(text).text;
  const found = READABLE.exec(plain) ?? ORDER_ID.exec(plain);
  const { customer_id: customerId, language } = row;
  if (!found || customerId === null) return [];
  const rest = plain.replace(found[0], "").replace(/[^\p{L}]/gu, "");
  if (rest.length > WORDS_BESIDE_MAX) return [];
  const [, letter, date, serial, check] = found;
  if (!letter) return reasonOfOrder(reader, { customerId, language, orderId: found[0] });
  const number = `${letter.toUpperCase()}-${date}-${serial}-${check}`;
  if (!isReadableNumber(number)) return [];
  const named = { customerId, language, number };
  return number.startsWith("C") ? reasonOfCase(reader, named) : reasonOfReceipt(reader, named);
}
