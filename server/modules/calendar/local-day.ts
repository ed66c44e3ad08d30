import { type JurisdictionRecord, type Place, zoneOf } from "./jurisdictions.ts";

const DAY_MS = 86_400_000;

/** Making a formatter costs more than formatting a thousand days with it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    // Sweden writes dates and times in the order of ISO 8601.
    formatter = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** The calendar date (YYYY-MM-DD) at an instant, in a zone or on a jurisdiction's clock. */
export function localDay(at: Date, zoneOrPlace: string | JurisdictionRecord): string {
  return formatterOf(zoneOf(zoneOrPlace)).format(at).slice(0, 10);
}

/** The calendar date (YYYY-MM-DD) at an instant, on the jurisdiction's own clock. */
export function localDate(at: Date, jurisdiction: Place): string {
  return localDay(at, jurisdiction);
}

/**
 * The instant at which a wall clock of the zone shows this date and time. A time that summer time
 * skips is answered with an instant within an hour after the gap.
 */
export function instantAt(
  date: string,
  time: string,
  zoneOrPlace: string | JurisdictionRecord,
): Date {
  const zone = zoneOf(zoneOrPlace);
  const wall = Date.parse(`${date}T${time}Z`);
  // The offset before the instant is known only from an instant near it; two steps settle it.
  const near = wall - offsetMs(wall, zone);
  return new Date(wall - offsetMs(near, zone));
}

/** The first instant of the day that it is at `at`. */
export function startOfLocalDay(at: Date, zoneOrPlace: string | JurisdictionRecord): Date {
  return instantAt(localDay(at, zoneOrPlace), "00:00:00", zoneOrPlace);
}

/** The last second of a date: a duty due on a day may be met until the day ends. */
export function endOfDay(date: string, jurisdiction: Place): Date {
  return new Date(instantAt(nextDate(date), "00:00:00", jurisdiction).getTime() - 1_000);
}

export function nextDate(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay();
}

function offsetMs(at: number, zone: string): number {
  const second = Math.floor(at / 1_000) * 1_000;
  const shown = formatterOf(zone).format(second).replace(" ", "T");
  return Date.parse(`${shown}Z`) - second;
}
