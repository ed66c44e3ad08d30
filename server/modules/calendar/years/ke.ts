import type { YearSchedule } from "./schedule.ts";

const SOURCE =
  "Public Holidays Act (Cap. 110), Schedule Part I and section 4, worked out by hand; Idd-ul-Fitr " +
  "and days that the Minister adds are gazetted shortly before and are not in the list";

/**
 * Kenya's public holidays that fall on Monday to Friday. A holiday on a Sunday moves to the next
 * day that is none (section 4). Days that the moon decides are left out until they are gazetted,
 * so that a date can only move to a later day.
 */
export const kenyaYears: Readonly<Record<number, YearSchedule>> = {
  2026: {
    source: SOURCE,
    provisional: true,
    daysOff: ["01-01", "04-03", "04-06", "05-01", "06-01", "10-20", "12-25"],
    makeUpDays: [],
  },
  2027: {
    source: SOURCE,
    provisional: true,
    daysOff: [...["01-01", "03-26", "03-29", "06-01", "10-11", "10-20", "12-13", "12-27"]],
    makeUpDays: [],
  },
};
