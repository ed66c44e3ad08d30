import { z } from "zod";
import type { Reader } from "../database/database.ts";
import { job } from "../events/jobs.ts";
import type { AlarmKind } from "./alarm-kinds.ts";
import { raiseAlarm } from "./alarms.ts";
import {
  looksAtOne,
  looksByStaff,
  refusalsByAddress,
  refusalsByPerson,
  refusalsByStaff,
} from "./queries-security.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Found = Promise<readonly { subject: string; n: bigint }[]>;

interface Rule {
  readonly kind: AlarmKind;
  /** How far back it counts, and how long the same alarm then rests. */
  readonly overMs: number;
  /** Above what an ordinary day brings, below what does harm. */
  readonly least: number;
  readonly find: (reader: Reader, since: Date, least: number) => Found;
}

const RULES: readonly Rule[] = [
  {
    kind: "refusals-from-address",
    overMs: 10 * MINUTE_MS,
    least: 100,
    find: (reader, since, least) => reader.all(refusalsByAddress, since, least),
  },
  {
    kind: "refusals-for-person",
    overMs: 10 * MINUTE_MS,
    least: 10,
    find: (reader, since, least) => reader.all(refusalsByPerson, since, least),
  },
  {
    kind: "refusals-of-staff",
    overMs: HOUR_MS,
    least: 20,
    find: (reader, since, least) => reader.all(refusalsByStaff, since, least),
  },
  {
    kind: "cards-without-own-work",
    overMs: HOUR_MS,
    least: 20,
    find: (reader, since, least) =>
      reader.all(looksByStaff, "desk.customer-view", since, true, least),
  },
  {
    kind: "contacts-revealed",
    overMs: HOUR_MS,
    least: 8,
    find: (reader, since, least) => reader.all(looksByStaff, "desk.reveal", since, false, least),
  },
  {
    kind: "same-contact-revealed",
    overMs: DAY_MS,
    least: 4,
    find: (reader, since, least) => reader.all(looksAtOne, "desk.reveal", since, least),
  },
  {
    kind: "searches",
    overMs: HOUR_MS,
    least: 60,
    find: (reader, since, least) => reader.all(looksByStaff, "desk.search", since, false, least),
  },
];

/** Every minute: does anybody try, look or search more than their work explains? */
export const watchSecurity = job({
  name: "platform.watch-security",
  payload: z.object({}),
  cron: "* * * * *",
  run: async (app) => {
    const now = app.clock.now().getTime();
    for (const { kind, overMs, least, find } of RULES) {
      const found = await find(app.database, new Date(now - overMs), least);
      for (const { subject, n } of found) {
        const details = { count: Number(n), minutes: overMs / MINUTE_MS };
        await app.database.transaction((tx) =>
          raiseAlarm(tx, { kind, subject, details, againAfterMs: overMs }),
        );
      }
    }
  },
});
