import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aZone } from "../testing/builders.ts";
import { endOfDay, startOfDay } from "./day-bounds.ts";
import { parseInstant } from "./instant.ts";
import { parseLocalDate } from "./local-date.ts";

describe("days and moments", () => {
  it.each(["9999-12-31", "3000-01-01", "1899-12-31", "0000-01-01"])("are not %s, which means never", (day) => {
    expect(parseLocalDate(day).isErr()).toBe(true);
    expect(parseInstant(`${day}T12:00:00Z`).isErr()).toBe(true);
  });

  it("are not a moment that the offset moves out of those years", () => {
    expect(parseInstant("2999-12-31T23:59:59-12:00").isErr()).toBe(true);
    expect(parseInstant("2999-12-31T23:59:59Z").isOk()).toBe(true);
  });

  it("sort as text in every zone, to the last day that can be read", () => {
    const day = fc
      .date({ min: new Date("1900-01-02"), max: new Date("2999-12-31"), noInvalidDate: true })
      .map((date) => parseLocalDate(date.toISOString().slice(0, 10))._unsafeUnwrap());
    const zone = fc.constantFrom("America/New_York", "UTC", "Pacific/Kiritimati", "Europe/Zurich").map(aZone);
    fc.assert(
      fc.property(day, day, zone, (a, b, where) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(startOfDay(first, where) <= startOfDay(second, where)).toBe(true);
        expect(startOfDay(first, where) < endOfDay(second, where)).toBe(true);
      }),
    );
  });
});
