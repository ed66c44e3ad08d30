import type { Module } from "../../platform/module.ts";
import { jurisdictionIn } from "./registry.ts";

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
  type JurisdictionRecord,
  jurisdictionCodes,
  type Place,
} from "./jurisdictions.ts";
export { endOfDay, localDate, localDay, startOfLocalDay } from "./local-day.ts";

export { jurisdictionIn, jurisdictionRegistry } from "./registry.ts";

/** Dates only: no table, no route. Jurisdictions and their years are data in this folder. */
export const module: Module = {
  name: "calendar",
  // A wrong setting stops the start, not the first case.
  start: async (app) => void jurisdictionIn(app, app.config.jurisdiction),
};
