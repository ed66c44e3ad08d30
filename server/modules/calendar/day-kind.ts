import { type Place, recordOf } from "./jurisdictions.ts";
import { weekdayOf } from "./local-day.ts";

export interface DayKind {
  readonly working: boolean;
  /** False when the year's holidays are unknown or may still change. */
  readonly published: boolean;
}

/** What kind of day a date (YYYY-MM-DD) is in a jurisdiction. */
export function dayKind(date: string, jurisdiction: Place): DayKind {
  const { weekend, years } = recordOf(jurisdiction);
  const isWeekend = weekend.includes(weekdayOf(date));
  const schedule = years[Number(date.slice(0, 4))];
  if (!schedule) return { working: !isWeekend, published: false };
  const exceptions = isWeekend ? schedule.makeUpDays : schedule.daysOff;
  const exceptional = exceptions.includes(date.slice(5));
  return { working: isWeekend === exceptional, published: !schedule.provisional };
}

export function isWorkingDay(date: string, jurisdiction: Place): boolean {
  return dayKind(date, jurisdiction).working;
}
