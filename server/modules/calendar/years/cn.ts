import type { YearSchedule } from "./schedule.ts";

/**
 * The State Council's yearly notices on public holidays, as published. Two independent collections
 * of the notices were compared day by day when this was written; they agree on all three years.
 */
export const chinaYears: Readonly<Record<number, YearSchedule>> = {
  2024: {
    source: "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm",
    daysOff: [
      ...["01-01", "02-12", "02-13", "02-14", "02-15", "02-16", "04-04", "04-05"],
      ...["05-01", "05-02", "05-03", "06-10", "09-16", "09-17"],
      ...["10-01", "10-02", "10-03", "10-04", "10-07"],
    ],
    makeUpDays: [...["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]],
  },
  2025: {
    source: "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",
    daysOff: [
      ...["01-01", "01-28", "01-29", "01-30", "01-31", "02-03", "02-04", "04-04"],
      ...["05-01", "05-02", "05-05", "06-02"],
      ...["10-01", "10-02", "10-03", "10-06", "10-07", "10-08"],
    ],
    makeUpDays: ["01-26", "02-08", "04-27", "09-28", "10-11"],
  },
  2026: {
    source: "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
    daysOff: [
      ...["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06"],
      ...["05-01", "05-04", "05-05", "06-19", "09-25"],
      ...["10-01", "10-02", "10-05", "10-06", "10-07"],
    ],
    makeUpDays: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  },
};
