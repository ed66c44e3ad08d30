import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addWorkingDays, isWorkingDay } from "../../modules/calendar/index.ts";

/** Noon in Beijing on a date, so that no zone can move the day. */
const noon = (date: string) => new Date(`${date}T12:00:00+08:00`);

/**
 * Days of the State Council's notices for 2024 to 2026 and what surrounds them, written out by
 * hand from the notices: + is worked, - is free.
 */
const GOLDEN = `
2023-12-29+ 2023-12-30- 2023-12-31- 2024-01-01- 2024-01-02+ 2024-01-06- 2024-02-03-
2024-02-04+ 2024-02-05+ 2024-02-09+ 2024-02-10- 2024-02-11- 2024-02-12- 2024-02-13- 2024-02-14-
2024-02-15- 2024-02-16- 2024-02-17- 2024-02-18+ 2024-02-19+ 2024-02-24- 2024-04-03+ 2024-04-04-
2024-04-05- 2024-04-06- 2024-04-07+ 2024-04-08+ 2024-04-27- 2024-04-28+ 2024-04-30+ 2024-05-01-
2024-05-02- 2024-05-03- 2024-05-04- 2024-05-05- 2024-05-06+ 2024-05-11+ 2024-05-12- 2024-06-07+
2024-06-08- 2024-06-10- 2024-06-11+ 2024-09-13+ 2024-09-14+ 2024-09-15- 2024-09-16- 2024-09-17-
2024-09-18+ 2024-09-28- 2024-09-29+ 2024-09-30+ 2024-10-01- 2024-10-04- 2024-10-05- 2024-10-07-
2024-10-08+ 2024-10-12+ 2024-10-13- 2024-12-31+ 2025-01-01- 2025-01-02+ 2025-01-25- 2025-01-26+
2025-01-27+ 2025-01-28- 2025-01-31- 2025-02-03- 2025-02-04- 2025-02-05+ 2025-02-08+ 2025-02-09-
2025-04-03+ 2025-04-04- 2025-04-07+ 2025-04-26- 2025-04-27+ 2025-04-30+ 2025-05-01- 2025-05-02-
2025-05-05- 2025-05-06+ 2025-05-30+ 2025-06-02- 2025-06-03+ 2025-09-27- 2025-09-28+ 2025-09-30+
2025-10-01- 2025-10-06- 2025-10-07- 2025-10-08- 2025-10-09+ 2025-10-11+ 2025-10-12- 2025-12-31+
2026-01-01- 2026-01-02- 2026-01-03- 2026-01-04+ 2026-01-05+ 2026-02-13+ 2026-02-14+ 2026-02-15-
2026-02-16- 2026-02-17- 2026-02-20- 2026-02-23- 2026-02-24+ 2026-02-28+ 2026-03-01- 2026-04-03+
2026-04-06- 2026-04-07+ 2026-04-30+ 2026-05-01- 2026-05-04- 2026-05-05- 2026-05-06+ 2026-05-09+
2026-05-10- 2026-06-18+ 2026-06-19- 2026-06-22+ 2026-09-19- 2026-09-20+ 2026-09-24+ 2026-09-25-
2026-09-28+ 2026-09-30+ 2026-10-01- 2026-10-05- 2026-10-07- 2026-10-08+ 2026-10-10+ 2026-10-11-
2026-11-21- 2026-11-23+ 2026-12-25+ 2026-12-31+`;

const golden = GOLDEN.trim()
  .split(/\s+/)
  .map((item) => ({ date: item.slice(0, 10), working: item.endsWith("+") }));

describe("a day in China", () => {
  it("is worked or free as the notices say, make-up days included", () => {
    assert.ok(golden.length >= 100, `only ${golden.length} days`);
    const wrong = golden.filter(({ date, working }) => isWorkingDay(date, "CN") !== working);
    assert.deepEqual(wrong, []);
  });
});

describe("a deadline in working days", () => {
  const due = (from: string, days: number) => addWorkingDays(noon(from), days, "CN");

  it("does not count the day on which the clock starts", () => {
    assert.equal(due("2026-11-23", 1).date, "2026-11-24");
    assert.equal(due("2026-11-23", 0).date, "2026-11-23");
  });
  it("counts a Saturday that is worked", () => {
    assert.equal(due("2026-10-08", 2).date, "2026-10-10");
    assert.equal(due("2026-02-13", 1).date, "2026-02-14");
  });
  it("passes over the long holidays", () => {
    assert.equal(due("2026-02-14", 1).date, "2026-02-24");
    assert.equal(due("2026-09-30", 1).date, "2026-10-08");
    assert.equal(due("2026-09-18", 15).date, "2026-10-15");
    assert.equal(due("2025-12-31", 1).date, "2026-01-04");
  });
  it("starts on the day that it is in China, not in Greenwich", () => {
    const lateEvening = new Date("2026-11-23T16:30:00Z");
    assert.equal(addWorkingDays(lateEvening, 1, "CN").date, "2026-11-25");
  });
  it("ends with the last second of the day", () => {
    assert.equal(due("2026-11-23", 15).at.toISOString(), "2026-12-14T15:59:59.000Z");
  });
  it("is provisional when it runs into a year whose schedule is not published", () => {
    assert.equal(due("2026-12-11", 14).provisional, false);
    assert.equal(due("2026-12-11", 15).provisional, true);
    assert.equal(due("2027-03-01", 1).provisional, true);
  });
  it("falls on a working day, and one more day is always later", () => {
    const start = Date.parse("2023-12-25T00:00:00Z");
    const anyInstant = fc
      .integer({ min: 0, max: 1_100 * 86_400_000 })
      .map((ms) => new Date(start + ms));
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const deadline = addWorkingDays(from, days, "CN");
        assert.ok(isWorkingDay(deadline.date, "CN"));
        assert.ok(addWorkingDays(from, days + 1, "CN").at > deadline.at);
      }),
    );
  });
});
