import { isWorkingDay } from "./day-kind.ts";
import type { Place } from "./jurisdictions.ts";
import { localDate, nextDate } from "./local-day.ts";

/** No duty runs longer; a date beyond it is a mistake of the caller, not a reason to count on. */
const DAYS_MAX = 800;

/**
 * Working days that are left after the day of `from`, the day of `until` included, the way
 * `addWorkingDays` counts them. Zero when `until` is today or over.
 */
export function workingDaysUntil(from: Date, until: Date, jurisdiction: Place): number {
  return datesAfter(from, until, jurisdiction).filter((date) => isWorkingDay(date, jurisdiction))
    .length;
}

/** All days that are left after the day of `from`, the day of `until` included. */
export function calendarDaysUntil(from: Date, until: Date, jurisdiction: Place): number {
  return datesAfter(from, until, jurisdiction).length;
}

function datesAfter(from: Date, until: Date, jurisdiction: Place): string[] {
  const last = localDate(until, jurisdiction);
  const dates: string[] = [];
  let date = localDate(from, jurisdiction);
  while (date < last && dates.length < DAYS_MAX) {
    date = nextDate(date);
    dates.push(date);
  }
  return dates;
}
