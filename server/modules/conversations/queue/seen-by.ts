import type { Reader } from "../../../platform/database/database.ts";
import type { ConversationRow } from "../threads/queries.ts";
import type { WireConversation } from "../threads/schemas.ts";
import { type Side, wireConversation } from "../threads/view.ts";
import { queuePlace } from "./estimate.ts";

/** A row as the wire shows it, with its place in the queue. */
export async function seenBy(
  reader: Reader,
  row: ConversationRow,
  side: Side,
): Promise<WireConversation> {
  return wireConversation(row, await queuePlace(reader, row), side);
}
