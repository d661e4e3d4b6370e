import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDay, anInstant, aZone } from "../testing/builders.ts";
import { addDays } from "./add-days.ts";
import { endOfDay, startOfDay } from "./day-bounds.ts";
import { dayOf } from "./day-of.ts";
import { parseInstant } from "./instant.ts";
import { parseLocalDate } from "./local-date.ts";
import { parseTimeZone } from "./time-zone.ts";
import { isWorkingDay, lastWorkingDay } from "./working-days.ts";

const zones = [
  "UTC",
  "Europe/Zurich",
  "America/New_York",
  "America/Santiago",
  "Africa/Cairo",
  "Asia/Kolkata",
  "Pacific/Apia",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
];
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(aDay("1995-01-01"), days));

describe("a day in a zone", () => {
  it("begins once, at the first moment that is that day, in every zone and on every day", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (date, name) => {
        const zone = aZone(name);
        const start = startOfDay(date, zone);
        const before = anInstant(new Date(Date.parse(start) - 1).toISOString());

        // Samoa skipped 30 December 2011: that day begins and ends in the same moment.
        if (name === "Pacific/Apia" && date === "2011-12-30") return;
        expect(dayOf(start, zone)).toBe(date);
        expect(dayOf(before, zone) < date).toBe(true);
        expect(endOfDay(date, zone)).toBe(startOfDay(addDays(date, 1), zone));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["2027-03-28", "Europe/Zurich", "2027-03-27T23:00:00.000Z"],
    ["2027-10-31", "Europe/Zurich", "2027-10-30T22:00:00.000Z"],
    ["2027-09-05", "America/Santiago", "2027-09-05T04:00:00.000Z"],
  ])("%s begins in %s at %s", (date, zone, instant) => {
    expect(startOfDay(aDay(date), aZone(zone))).toBe(instant);
  });
});

describe("working days", () => {
  const calendar = { holidays: ["2027-12-24", "2027-12-27"] };

  it.each([
    ["2027-12-23", true],
    ["2027-12-24", false],
    ["2027-12-25", false],
    ["2027-12-26", false],
    ["2027-12-27", false],
    ["2027-12-28", true],
  ])("%s is one: %s", (date, works) => {
    expect(isWorkingDay(aDay(date), calendar)).toBe(works);
  });

  it("counts back to the last one, and knows weekends that lie elsewhere", () => {
    expect(lastWorkingDay(aDay("2027-12-27"), calendar)).toBe("2027-12-23");
    expect(lastWorkingDay(aDay("2027-12-28"), calendar)).toBe("2027-12-28");
    expect(lastWorkingDay(aDay("2027-12-25"), { weekend: [5, 6], holidays: [] })).toBe("2027-12-23");
    expect(lastWorkingDay(aDay("2027-12-25"), { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] })).toBe("2027-12-25");
  });
});

describe("what is no day, moment or zone", () => {
  it.each(["2027-02-29", "2027-2-1", "27-02-01", "2027-02-01T00:00", "", "2027-13-01"])("%j is no day", (text) => {
    expect(parseLocalDate(text)._unsafeUnwrapErr()).toEqual({ kind: "invalid-local-date", input: text });
  });

  it.each(["2027-02-30T10:00:00Z", "2027-02-01T10:00:00", "2027-02-01", "2027-02-01T25:00:00Z", "now"])(
    "%j is no moment",
    (text) => {
      expect(parseInstant(text)._unsafeUnwrapErr()).toEqual({ kind: "invalid-instant", input: text });
    },
  );

  it.each(["Mars/Olympus", "+01:00", "-0100", ""])("%j is no zone", (text) => {
    expect(parseTimeZone(text)._unsafeUnwrapErr()).toEqual({ kind: "invalid-time-zone", input: text });
  });

  it("reads a moment with any offset, and writes it in UTC", () => {
    expect(parseInstant("2027-03-01T09:00+0530")._unsafeUnwrap()).toBe("2027-03-01T03:30:00.000Z");
    expect(parseInstant("2027-03-01T09:00:00.5-01:00")._unsafeUnwrap()).toBe("2027-03-01T10:00:00.500Z");
  });
});
