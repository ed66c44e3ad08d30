import { weekdayOf } from "./local-date.ts";
import { chinaSchedules, type YearSchedule } from "./years/cn.ts";

/** Whose calendar counts. More are added as data, one file each. */
export type Jurisdiction = "CN";

const schedules: Record<Jurisdiction, Readonly<Record<number, YearSchedule>>> = {
  CN: chinaSchedules,
};

export interface DayKind {
  readonly working: boolean;
  /** False when the year's schedule is not published: only the base week was asked. */
  readonly published: boolean;
}

/** What kind of day a date (YYYY-MM-DD) is. */
export function dayKind(date: string, jurisdiction: Jurisdiction): DayKind {
  const weekday = weekdayOf(date);
  const weekend = weekday === 0 || weekday === 6;
  const schedule = schedules[jurisdiction][Number(date.slice(0, 4))];
  if (!schedule) return { working: !weekend, published: false };
  const exceptions = weekend ? schedule.makeUpDays : schedule.daysOff;
  const exceptional = exceptions.includes(date.slice(5));
  return { working: weekend === exceptional, published: true };
}

export function isWorkingDay(date: string, jurisdiction: Jurisdiction): boolean {
  return dayKind(date, jurisdiction).working;
}
