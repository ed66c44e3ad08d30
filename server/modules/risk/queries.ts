import { statement } from "../../platform/database/database.ts";

export const insertSignal = statement<
  [id: string, subject: string, kind: string, details: string, at: Date]
>(
  "risk.insertSignal",
  `insert into risk.signal (id, subject, kind, details, at) values ($1, $2, $3, $4::jsonb, $5)`,
);

export const countSignals = statement<
  [subject: string, since: Date],
  { kind: string; count: number; newest: Date }
>(
  "risk.countSignals",
  `select kind, count(*)::int as count, max(at) as newest from risk.signal
   where subject = $1 and at > greatest($2, (
     select max(at) from risk.signal where subject = $1 and kind = 'settled'))
   group by kind order by kind`,
);

export const deleteOldSignals = statement<[before: Date]>(
  "risk.deleteOldSignals",
  `delete from risk.signal where at < $1`,
);
