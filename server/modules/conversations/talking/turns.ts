import type { Reader } from "../../../platform/database/database.ts";
import type { WireMessage } from "../threads/schemas.ts";
import { wireMessage } from "../threads/view.ts";
import * as queries from "./queries.ts";

/** Further back, a chat is about something else. */
const TURNS_MAX = 12;
const NUMBER_MAX = 2_147_483_647;

/** What the customer and the automatic line said last, newest first. */
export async function turnsBefore(
  reader: Reader,
  conversationId: string,
  before: number = NUMBER_MAX,
): Promise<WireMessage[]> {
  const rows = await reader.all(queries.turnsBefore, conversationId, before, TURNS_MAX);
  return rows.map(wireMessage);
}

/** A message and what the customer and the automatic line said next; empty if there is none. */
export async function turnsFrom(
  reader: Reader,
  conversationId: string,
  messageId: string,
): Promise<WireMessage[]> {
  const rows = await reader.all(queries.turnsFrom, conversationId, messageId, TURNS_MAX);
  return rows.map(wireMessage);
}
