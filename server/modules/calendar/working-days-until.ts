import { isWorkingDay, type Jurisdiction } from "./day-kind.ts";
import { localDate, nextDate } from "./local-date.ts";

/** No duty runs longer; a date beyond it is a mistake of the caller, not a reason to count on. */
const DAYS_MAX = 800;

/**
 * Working days that are left after the day of `from`, the day of `until` included, the way
 * `addWorkingDays` counts them. Zero when `until` is today or over.
 */
export function workingDaysUntil(from: Date, until: Date, jurisdiction: Jurisdiction): number {
  const last = localDate(until);
  let left = 0;
  let date = localDate(from);
  for (let day = 0; date < last && day < DAYS_MAX; day += 1) {
    date = nextDate(date);
    if (isWorkingDay(date, jurisdiction)) left += 1;
  }
  return left;
}
