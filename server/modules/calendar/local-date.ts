/** Days are those of the jurisdiction's own clock; China has one zone and no summer time. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The calendar date at an instant, as YYYY-MM-DD. */
export function localDate(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

export function nextDate(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay();
}

/** The last second of a date: a duty due on a day may be met until the day ends. */
export function endOfDay(date: string): Date {
  return new Date(Date.parse(date) + DAY_MS - OFFSET_MS - 1_000);
}
