import { describe, expect, it } from "vitest";
import { jqlInstant, jqlTimeFunction } from "./jql-time.ts";

// A Tuesday, 10:00 in Zurich.
const asking = { now: Date.parse("2026-11-24T09:00:00Z"), zone: "Europe/Zurich" };
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

describe("jqlInstant", () => {
  it.each([
    ["-15m", "2026-11-24T08:45:00.000Z"],
    ["-1d 2h", "2026-11-23T07:00:00.000Z"],
    ["2w", "2026-12-08T09:00:00.000Z"],
    ["+3h", "2026-11-24T12:00:00.000Z"],
    ["2026-11-24", "2026-11-23T23:00:00.000Z"],
    ["2026/7/1", "2026-06-30T22:00:00.000Z"],
    ["2026-11-24 10:30", "2026-11-24T09:30:00.000Z"],
    ["1795510800000", "2026-11-24T09:00:00.000Z"],
    ["yesterday", undefined],
    ["15", undefined],
  ])("reads %s", (text, expected) => {
    expect(iso(jqlInstant(text, asking))).toBe(expected);
  });
});

describe("jqlTimeFunction", () => {
  it.each([
    ["now", [], "2026-11-24T09:00:00.000Z"],
    ["startOfDay", [], "2026-11-23T23:00:00.000Z"],
    ["endOfDay", [], "2026-11-24T22:59:59.999Z"],
    ["startOfDay", ["-1"], "2026-11-22T23:00:00.000Z"],
    ["startOfDay", ["1w"], "2026-11-30T23:00:00.000Z"],
    ["startOfWeek", [], "2026-11-21T23:00:00.000Z"],
    ["endOfWeek", [], "2026-11-28T22:59:59.999Z"],
    ["startOfMonth", [], "2026-10-31T23:00:00.000Z"],
    ["endOfMonth", [], "2026-11-30T22:59:59.999Z"],
    ["startOfYear", [], "2025-12-31T23:00:00.000Z"],
    ["endOfYear", [], "2026-12-31T22:59:59.999Z"],
    ["lastSprint", [], undefined],
  ] as const)("knows %s(%s)", (name, args, expected) => {
    expect(iso(jqlTimeFunction(name, args, asking))).toBe(expected);
  });
});
