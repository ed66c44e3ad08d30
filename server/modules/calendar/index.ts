import type { Module } from "../../platform/module.ts";

export { addCalendarDays, addWorkingDays, type Deadline } from "./add-days.ts";
export {
  type BusinessHours,
  closeOfBusiness,
  isBusinessTime,
  OFFICE_HOURS,
} from "./business-hours.ts";
export { type DayKind, dayKind, isWorkingDay } from "./day-kind.ts";
export { calendarDaysUntil, workingDaysUntil } from "./days-until.ts";
export {
  isJurisdiction,
  type Jurisdiction,
  jurisdictionCodes,
  jurisdictionOf,
} from "./jurisdictions.ts";
export { endOfDay, localDate, localDay, startOfLocalDay } from "./local-day.ts";

/** Dates only: no table, no route. Jurisdictions and their years are data in this folder. */
export const module: Module = { name: "calendar" };
