import { describe, expect, it } from "vitest";
import { formatJiraTime, parseJiraTime } from "./jira-time.ts";

describe("parseJiraTime", () => {
  it.each([
    ["2026-04-25T18:35:13.605+0530", "2026-04-25T13:05:13.605Z"],
    ["2023-07-12T16:00:00.000+01:00", "2023-07-12T15:00:00.000Z"],
    ["2023-03-04T02:03:16.273Z", "2023-03-04T02:03:16.273Z"],
    ["2026-10-09T12:00Z", "2026-10-09T12:00:00.000Z"],
  ])("reads %s", (text, instant) => {
    expect(parseJiraTime(text)).toBe(instant);
  });

  it.each(["2026-03-01", "2026-02-30T99:00:00.000+0000", "09/Jun/19", "", 1, null])("does not read %j", (value) => {
    expect(parseJiraTime(value)).toBeUndefined();
  });
});

describe("formatJiraTime", () => {
  it("writes what Jira accepts and we read back", () => {
    const instant = new Date("2026-03-01T08:00:00.000Z");
    expect(formatJiraTime(instant)).toBe("2026-03-01T08:00:00.000+0000");
    expect(parseJiraTime(formatJiraTime(instant))).toBe(instant.toISOString());
  });
});
