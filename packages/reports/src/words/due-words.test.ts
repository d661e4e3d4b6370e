import type { Instant } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { dueWords, durationWords } from "./due-words.ts";

const at = (text: string) => text as Instant;

describe("dueWords", () => {
  it.each([
    ["2027-02-28T23:00:00.000Z", "Europe/Zurich", "Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC)"],
    ["2027-03-28T22:00:00.000Z", "Europe/Zurich", "Mon 29 Mar 2027, 00:00 Europe/Zurich (2027-03-28 22:00 UTC)"],
    [
      "2027-01-01T07:59:00.000Z",
      "America/Los_Angeles",
      "Thu 31 Dec 2026, 23:59 America/Los_Angeles (2027-01-01 07:59 UTC)",
    ],
    ["2027-01-01T07:59:00.000Z", "UTC", "2027-01-01 07:59 UTC"],
  ])("says %s for somebody in %s as %s", (instant, zone, words) => {
    expect(dueWords(at(instant), zone)).toBe(words);
  });

  it("says at once", () => {
    expect(dueWords("at-once", "Europe/Zurich")).toBe("at once");
  });
});

describe("durationWords", () => {
  it.each([
    ["2026-11-24T09:00:00.000Z", "0 s"],
    ["2026-11-24T09:00:00.380Z", "0.4 s"],
    ["2026-11-24T09:00:06.400Z", "6.4 s"],
    ["2026-11-24T09:00:42.400Z", "42 s"],
    ["2026-11-24T09:04:10.000Z", "4 min 10 s"],
    ["2026-11-24T11:05:30.000Z", "2 h 5 min"],
    ["2026-11-27T10:00:00.000Z", "3 d 1 h"],
    ["2026-11-24T10:00:05.000Z", "1 h"],
    ["2026-11-23T09:00:00.000Z", "0 s"],
  ])("counts from nine o'clock to %s as %s", (until, words) => {
    expect(durationWords(at("2026-11-24T09:00:00.000Z"), at(until))).toBe(words);
  });
});
