import { statement } from "../../../platform/database/database.ts";

/** Messages of outside parties about orders, stored as they came. */

export interface MessageRow {
  provider: string;
  message_id: string;
  body: string;
  received_at: Date;
  worked_off_at: Date | null;
}

export const insertMessage = statement<
  [provider: string, messageId: string, body: string, now: Date],
  { message_id: string }
>(
  "wallet.insertMessage",
  `insert into wallet.provider_message (provider, message_id, body, received_at)
   values ($1, $2, $3, $4) on conflict (provider, message_id) do nothing returning message_id`,
);

export const findMessage = statement<[provider: string, messageId: string], MessageRow>(
  "wallet.findMessage",
  `select provider, message_id, body, received_at, worked_off_at from wallet.provider_message
   where provider = $1 and message_id = $2`,
);

export const finishMessage = statement<
  [provider: string, messageId: string, outcome: string, now: Date]
>(
  "wallet.finishMessage",
  `update wallet.provider_message set outcome = $3, worked_off_at = $4
   where provider = $1 and message_id = $2`,
);
