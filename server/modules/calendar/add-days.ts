import assert from "node:assert/strict";
import { dayKind } from "./day-kind.ts";
import type { Place } from "./jurisdictions.ts";
import { endOfDay, localDate, nextDate } from "./local-day.ts";

export interface Deadline {
  /** The last instant at which the duty is still met. */
  readonly at: Date;
  /** The same day as YYYY-MM-DD in the jurisdiction's own calendar. */
  readonly date: string;
  /** True when a counted year's holidays were not settled yet; the day may still move. */
  readonly provisional: boolean;
}

/** The longest statutory period known is 90 days; far more than that is a mistake of the caller. */
const DAYS_MAX = 400;

/**
 * The end of the `days`-th working day after the day of `from`. The first day is not counted, as
 * Article 201 of China's Civil Code and most laws have it; zero days is the end of that same day.
 */
export function addWorkingDays(from: Date, days: number, jurisdiction: Place): Deadline {
  return countDays(from, days, jurisdiction, (working) => working);
}

/**
 * The end of the `days`-th day after the day of `from`, holidays counted like any other day. The
 * day does not move when it is free: the stricter reading, and no published year can change it.
 */
export function addCalendarDays(from: Date, days: number, jurisdiction: Place): Deadline {
  const deadline = countDays(from, days, jurisdiction, () => true);
  return { ...deadline, provisional: false };
}

function countDays(
  from: Date,
  days: number,
  jurisdiction: Place,
  counts: (working: boolean) => boolean,
): Deadline {
  assert(Number.isInteger(days) && days >= 0 && days <= DAYS_MAX, "days are out of range");
  let date = localDate(from, jurisdiction);
  let provisional = !dayKind(date, jurisdiction).published;
  for (let left = days; left > 0; ) {
    date = nextDate(date);
    const kind = dayKind(date, jurisdiction);
    provisional ||= !kind.published;
    if (counts(kind.working)) left -= 1;
  }
  return { at: endOfDay(date, jurisdiction), date, provisional };
}
