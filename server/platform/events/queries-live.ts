import { columns, statement } from "../database/statement.ts";

/** Moves each recipient's last number on by so many; each recipient once, in a fixed order. */
export const addLiveNumbers = statement<
  [recipients: string[], counts: number[]],
  { recipient: string; last_number: bigint }
>(
  "platform.addLiveNumbers",
  `insert into platform.live_recipient as r (recipient, last_number)
   select recipient, added from ${columns(1, "text bigint")} as given (recipient, added)
   on conflict (recipient) do update set last_number = r.last_number + excluded.last_number
   returning recipient, last_number`,
);

export const insertLive = statement<
  [recipients: string[], numbers: bigint[], types: string[], data: string[]]
>(
  "platform.insertLive",
  `insert into platform.live_message (recipient, number, type, data)
   select recipient, number, type, data::jsonb from ${columns(1, "text bigint text text")}
     as given (recipient, number, type, data)`,
);

export const notifyLive = statement<[payloads: string[]], Record<string, unknown>>(
  "platform.notifyLive",
  `select pg_notify('live', payload) from unnest($1::text[]) as given (payload)`,
);

export const lastLiveNumbers = statement<
  [recipients: string[]],
  { recipient: string; last_number: bigint; first_number: bigint | null }
>(
  "platform.lastLiveNumbers",
  `select r.recipient, r.last_number, (
     select min(m.number) from platform.live_message m where m.recipient = r.recipient
   ) as first_number
   from platform.live_recipient r where r.recipient = any ($1)`,
);

export interface LiveRow {
  recipient: string;
  number: bigint;
  type: string;
  data: unknown;
}

export const liveAfter = statement<
  [recipients: string[], numbers: bigint[], limit: number],
  LiveRow
>(
  "platform.liveAfter",
  `select m.recipient, m.number, m.type, m.data
   from unnest($1::text[], $2::bigint[]) as seen (recipient, number)
   join platform.live_message m on m.recipient = seen.recipient and m.number > seen.number
   order by m.created_at, m.recipient, m.number limit $3`,
);

export const deleteOldLive = statement<[before: Date]>(
  "platform.deleteOldLive",
  `delete from platform.live_message where created_at < $1`,
);
