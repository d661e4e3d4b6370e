import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIn, instantIn, isDay, jiraTime, parseJiraTime } from "./time.ts";

const zones = fc.constantFrom("Etc/UTC", "Europe/Zurich", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham");
const instants = fc.integer({ min: Date.parse("2000-01-01"), max: Date.parse("2060-01-01") });

describe("jiraTime", () => {
  it("is read back as the same instant, in whatever zone it was written", () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(parseJiraTime(jiraTime(at, zone))).toBe(at);
      }),
    );
  });

  it("knows summer from winter", () => {
    expect(jiraTime(Date.parse("2026-07-01T00:00:00Z"), "Europe/Zurich")).toBe("2026-07-01T02:00:00.000+0200");
    expect(jiraTime(Date.parse("2026-01-01T00:00:00Z"), "Europe/Zurich")).toBe("2026-01-01T01:00:00.000+0100");
  });
});

describe("parseJiraTime", () => {
  it.each(["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000+00:00", "2026-01-01", "2026-13-01T00:00:00.000+0000"])(
    "refuses %s",
    (text) => {
      expect(parseJiraTime(text)).toBeUndefined();
    },
  );
});

describe("instantIn", () => {
  it("is the instant whose day is the one given", () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const day = dayIn(at, zone);
        expect(dayIn(instantIn(`${day}T12:00:00.000`, zone), zone)).toBe(day);
      }),
    );
  });
});

describe("isDay", () => {
  it.each([
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2027-2-1", false],
    ["01/02/2027", false],
    ["", false],
  ])("of %s", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
