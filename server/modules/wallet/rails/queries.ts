import { statement } from "../../../platform/database/database.ts";

/** Messages of outside parties about orders, stored as they came. */

export interface MessageRow {
  rail: string;
  message_id: string;
  headers: Record<string, string>;
  body: string;
  received_at: Date;
  processed_at: Date | null;
}

export const insertMessage = statement<
  [rail: string, messageId: string, headers: string, body: string, now: Date],
  { message_id: string }
>(
  "wallet.insertMessage",
  `insert into wallet.rail_message (rail, message_id, headers, body, received_at)
   values ($1, $2, $3::jsonb, $4, $5)
   on conflict (rail, message_id) do nothing returning message_id`,
);

export const findMessage = statement<[rail: string, messageId: string], MessageRow>(
  "wallet.findMessage",
  `select rail, message_id, headers, body, received_at, processed_at from wallet.rail_message
   where rail = $1 and message_id = $2`,
);

export const finishMessage = statement<
  [rail: string, messageId: string, outcome: string, now: Date]
>(
  "wallet.finishMessage",
  `update wallet.rail_message set outcome = $3, processed_at = $4
   where rail = $1 and message_id = $2`,
);
