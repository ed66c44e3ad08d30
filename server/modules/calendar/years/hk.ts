import type { YearSchedule } from "./schedule.ts";

const SOURCE =
  "General Holidays Ordinance (Cap. 149), worked out by hand; the gazetted list was not compared";

/**
 * Hong Kong's general holidays that fall on Monday to Friday. A holiday on a Sunday moves to the
 * next day that is none; one on a Saturday is not made up for. In 2026 the day after Ching Ming
 * meets Easter Monday and moves to the 7th of April; in 2027 the second day of the lunar year is a
 * Sunday, so the fourth day is free instead.
 */
export const hongKongYears: Readonly<Record<number, YearSchedule>> = {
  2026: {
    source: SOURCE,
    provisional: true,
    daysOff: [
      ...["01-01", "02-17", "02-18", "02-19", "04-03", "04-06", "04-07", "05-01", "05-25"],
      ...["06-19", "07-01", "10-01", "10-19", "12-25"],
    ],
    makeUpDays: [],
  },
  2027: {
    source: SOURCE,
    provisional: true,
    daysOff: [
      ...["01-01", "02-08", "02-09", "03-26", "03-29", "04-05", "05-13", "06-09", "07-01"],
      ...["09-16", "10-01", "10-08", "12-27"],
    ],
    makeUpDays: [],
  },
};
