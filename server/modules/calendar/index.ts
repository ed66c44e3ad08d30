import type { Module } from "../../platform/module.ts";

export { addWorkingDays, type Deadline } from "./add-working-days.ts";
export { type DayKind, dayKind, isWorkingDay, type Jurisdiction } from "./day-kind.ts";
export { endOfDay, localDate } from "./local-date.ts";
export { workingDaysUntil } from "./working-days-until.ts";

/** Dates only: no table, no route. The schedules are data in this folder. */
export const module: Module = { name: "calendar" };
