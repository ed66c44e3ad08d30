import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  addCalendarDays,
  addWorkingDays,
  closeOfBusiness,
  endOfDay,
  isBusinessTime,
  isJurisdiction,
  isWorkingDay,
  type Jurisdiction,
  jurisdictionCodes,
  localDate,
  localDay,
  startOfLocalDay,
} from "../../modules/calendar/index.ts";

const NOON_MS = 12 * 3_600_000;

/** Noon in Beijing on a date, so that no zone can move the day. */
const noon = (date: string) => new Date(`${date}T12:00:00+08:00`);

interface Vector {
  readonly jurisdiction: Jurisdiction;
  readonly kind: "day" | "work" | "days";
  readonly fields: readonly string[];
  readonly line: string;
}

function vectors(): Vector[] {
  const text = readFileSync(new URL("../../../vectors/dates.txt", import.meta.url), "utf8");
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => {
    const [jurisdiction = "", kind = "", ...fields] = line.split(" ");
    assert.ok(isJurisdiction(jurisdiction), line);
    assert.ok(kind === "day" || kind === "work" || kind === "days", line);
    return { jurisdiction, kind, fields, line };
  });
}

/** A date is meant at noon of the place, where no zone can move the day. */
function instant(from: string, jurisdiction: Jurisdiction): Date {
  if (from.includes("T")) return new Date(from);
  return new Date(startOfLocalDay(new Date(`${from}T12:00:00Z`), jurisdiction).getTime() + NOON_MS);
}

function answer({ jurisdiction, kind, fields }: Vector): string {
  const [from = "", count = ""] = fields;
  if (kind === "day") return `${from} ${isWorkingDay(from, jurisdiction) ? "worked" : "free"}`;
  const add = kind === "work" ? addWorkingDays : addCalendarDays;
  return `${from} ${count} ${add(instant(from, jurisdiction), Number(count), jurisdiction).date}`;
}

describe("the golden dates", () => {
  const all = vectors();

  it("are kept in every jurisdiction, make-up days and ends of years included", () => {
    const wrong = all.filter((vector) => answer(vector) !== vector.fields.join(" "));
    assert.deepEqual(
      wrong.map((vector) => `${vector.line}, not ${answer(vector)}`),
      [],
    );
  });
  it("are at least a hundred days and a hundred deadlines for China", () => {
    const china = all.filter(({ jurisdiction }) => jurisdiction === "CN");
    assert.ok(china.filter(({ kind }) => kind === "day").length >= 100);
    assert.ok(china.filter(({ kind }) => kind !== "day").length >= 100);
    assert.ok(all.some(({ jurisdiction }) => jurisdiction === "HK"));
    assert.ok(all.some(({ jurisdiction }) => jurisdiction === "KE"));
  });
});

describe("the end of a day", () => {
  const end = (date: string, jurisdiction: Jurisdiction) =>
    endOfDay(date, jurisdiction).toISOString();

  it("is its last second on the clock of the place, over the change to summer time and back", () => {
    assert.equal(end("2026-11-23", "CN"), "2026-11-23T15:59:59.000Z");
    assert.equal(end("2026-11-23", "IN"), "2026-11-23T18:29:59.000Z");
    assert.equal(end("2026-03-28", "UK"), "2026-03-28T23:59:59.000Z");
    assert.equal(end("2026-03-29", "UK"), "2026-03-29T22:59:59.000Z");
    assert.equal(end("2026-10-25", "UK"), "2026-10-25T23:59:59.000Z");
    assert.equal(end("2026-11-01", "US"), "2026-11-02T04:59:59.000Z");
  });
  it("belongs to the day, and the second after it to the next", () => {
    for (const jurisdiction of jurisdictionCodes) {
      const at = endOfDay("2026-12-31", jurisdiction);
      assert.equal(localDate(at, jurisdiction), "2026-12-31");
      assert.equal(localDate(new Date(at.getTime() + 1_000), jurisdiction), "2027-01-01");
    }
  });
  it("is asked of a zone as well as of a jurisdiction", () => {
    const at = new Date("2026-11-23T18:00:00Z");
    assert.equal(localDay(at, "Asia/Shanghai"), localDay(at, "CN"));
    assert.equal(localDay(at, "Europe/London"), "2026-11-23");
    assert.equal(startOfLocalDay(at, "KE").toISOString(), "2026-11-22T21:00:00.000Z");
  });
});

describe("business hours", () => {
  it("are those of working days on the clock of the place", () => {
    assert.equal(isBusinessTime(new Date("2026-10-10T01:00:00Z"), "CN"), true);
    assert.equal(isBusinessTime(new Date("2026-10-10T09:00:00Z"), "CN"), false);
    assert.equal(isBusinessTime(new Date("2026-10-07T02:00:00Z"), "CN"), false);
    assert.equal(isBusinessTime(new Date("2026-10-12T06:00:00Z"), "KE"), true);
    assert.equal(closeOfBusiness("2026-07-01", "UK").toISOString(), "2026-07-01T16:00:00.000Z");
  });
});

describe("a deadline in working days", () => {
  const due = (from: string, days: number) => addWorkingDays(noon(from), days, "CN");

  it("does not count the day on which the clock starts", () => {
    assert.equal(due("2026-11-23", 1).date, "2026-11-24");
    assert.equal(due("2026-11-23", 0).date, "2026-11-23");
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
    // Calendar days do not depend on the schedule.
    assert.equal(addCalendarDays(noon("2026-12-31"), 15, "CN").provisional, false);
    assert.equal(addWorkingDays(noon("2026-11-23"), 1, "KE").provisional, true);
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
