import { statement } from "../../../platform/database/database.ts";

/** Words of staff to customers that were refused. */

export interface RefusedWordsRow {
  id: string;
  created_at: Date;
  staff_id: string;
  staff_number: string;
  display_name: string;
  place: "conversation" | "case" | "customer";
  place_id: string;
  reason: string;
  text: string;
}

export const insertRefusedWords = statement<
  [
    id: string,
    now: Date,
    staffId: string,
    staffNumber: string,
    displayName: string,
    place: string,
    placeId: string,
    reason: string,
    text: string,
  ]
>(
  "conversations.insertRefusedWords",
  `insert into conversations.refused_words
     (id, created_at, staff_id, staff_number, display_name, place, place_id, reason, text)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export const refusedWordsBefore = statement<
  [before: string | null, limit: number],
  RefusedWordsRow
>(
  "conversations.refusedWordsBefore",
  `select id, created_at, staff_id, staff_number, display_name, place, place_id, reason, text
   from conversations.refused_words where $1::uuid is null or id < $1::uuid
   order by id desc limit $2`,
);
