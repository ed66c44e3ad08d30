import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addWorkingDays, workingDaysUntil } from "../../modules/calendar/index.ts";

describe("the working days that are left", () => {
  it("are as many as were given, for any start and any count", () => {
    const start = fc.date({
      min: new Date("2024-01-01T00:00:00Z"),
      max: new Date("2026-10-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 60 }), (from, days) => {
        const { at } = addWorkingDays(from, days, "CN");
        assert.equal(workingDaysUntil(from, at, "CN"), days);
      }),
      { numRuns: 300 },
    );
  });

  it("leave out the holidays and count the make-up Saturday", () => {
    const from = new Date("2026-09-30T10:00:00+08:00");
    const until = new Date("2026-10-10T23:59:59+08:00");
    // Free until 7 October; 8 and 9 October and Saturday the 10th are worked.
    assert.equal(workingDaysUntil(from, until, "CN"), 3);
  });

  it("are none on the last day and after it", () => {
    const due = new Date("2026-11-20T23:59:59+08:00");
    assert.equal(workingDaysUntil(new Date("2026-11-20T09:00:00+08:00"), due, "CN"), 0);
    assert.equal(workingDaysUntil(new Date("2026-12-01T09:00:00+08:00"), due, "CN"), 0);
  });
});
