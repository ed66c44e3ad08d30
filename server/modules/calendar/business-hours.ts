import { isWorkingDay } from "./day-kind.ts";
import type { Place } from "./jurisdictions.ts";
import { instantAt, localDate } from "./local-day.ts";

/** Opening hours on a working day, as HH:MM on the jurisdiction's clock. */
export interface BusinessHours {
  readonly opens: string;
  readonly closes: string;
}

/** Usual office hours; laws say "close of business" and leave the hour to the business. */
export const OFFICE_HOURS: BusinessHours = { opens: "09:00", closes: "17:00" };

/** The close of business of a date. */
export function closeOfBusiness(
  date: string,
  jurisdiction: Place,
  hours: BusinessHours = OFFICE_HOURS,
): Date {
  return instantAt(date, `${hours.closes}:00`, jurisdiction);
}

/** True within the hours of a working day. */
export function isBusinessTime(
  at: Date,
  jurisdiction: Place,
  hours: BusinessHours = OFFICE_HOURS,
): boolean {
  const date = localDate(at, jurisdiction);
  if (!isWorkingDay(date, jurisdiction)) return false;
  const opens = instantAt(date, `${hours.opens}:00`, jurisdiction);
  return at >= opens && at < closeOfBusiness(date, jurisdiction, hours);
}
