import type { Reader } from "../../../platform/database/database.ts";
import type { WireMessage } from "../threads/schemas.ts";
import { wireMessage } from "../threads/view.ts";
import * as queries from "./queries.ts";

/** The newest messages of a conversation, oldest of them first. The caller writes the audit. */
export async function newestMessages(
  reader: Reader,
  conversationId: string,
  limit: number,
): Promise<WireMessage[]> {
  const rows = await reader.all(queries.newestMessages, conversationId, limit);
  return rows.toReversed().map(wireMessage);
}
