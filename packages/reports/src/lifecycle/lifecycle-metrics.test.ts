import type { Instant } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { lifecycleMetrics, spread } from "./lifecycle-metrics.ts";
import type { LifecycleRecord } from "./lifecycle-record.ts";

const at = (text: string) => `${text}.000Z` as Instant;
const NOW = at("2027-04-01T00:00:00");

/** A joiner seen on 1 March at nine for the third at midnight, done a minute after. */
function aRecord(overrides: Partial<LifecycleRecord> = {}): LifecycleRecord {
  return {
    ticketKey: "HR-1",
    kind: "joiner",
    seenAt: at("2027-03-01T09:00:00"),
    effectiveAt: at("2027-03-03T00:00:00"),
    doneAt: at("2027-03-03T00:01:00"),
    touches: 1,
    ...overrides,
  };
}

describe("lifecycleMetrics", () => {
  it("counts waiting from when both the ticket and its day are there", () => {
    const lateTicket = aRecord({ effectiveAt: at("2027-02-01T00:00:00"), doneAt: at("2027-03-01T09:05:00") });
    const [month] = lifecycleMetrics([aRecord(), lateTicket], NOW);

    expect(month?.provision).toEqual({ count: 2, median: 60, p90: 300, most: 300 });
    // The ticket came a month after its day: nobody waited for us, and yet it was late.
    expect(month?.late).toBe(1);
  });

  it("takes no time off for work done early", () => {
    const [month] = lifecycleMetrics([aRecord({ doneAt: at("2027-03-02T12:00:00") })], NOW);
    expect(month).toMatchObject({ provision: { most: 0 }, late: 0 });
  });

  it("tells what is open from what is not due yet", () => {
    const { doneAt: _never, ...open } = aRecord();
    const [month] = lifecycleMetrics([open, { ...open, effectiveAt: at("2027-09-01T00:00:00") }], NOW);
    expect(month).toMatchObject({ tickets: 2, open: 1 });
    expect(month).not.toHaveProperty("provision");
  });

  it("judges leavers by when they were shut out, not by when all was done", () => {
    const leaverClock = {
      noticedAt: at("2027-03-05T10:00:00"),
      effectiveAt: at("2027-03-05T09:00:00"),
      containedAt: at("2027-03-05T10:00:30"),
    };
    const [month] = lifecycleMetrics([aRecord({ kind: "leaver", leaverClock })], NOW);
    expect(month).toMatchObject({ contain: { count: 1, median: 30 } });
    expect(month).not.toHaveProperty("provision");
  });

  it("gives months in order, and people's answers per ticket", () => {
    const earlier = aRecord({ seenAt: at("2026-12-31T23:59:59"), touches: 2 });
    expect(
      lifecycleMetrics([aRecord(), aRecord({ touches: 2 }), earlier], NOW).map((m) => [m.month, m.touches]),
    ).toEqual([
      ["2026-12", 2],
      ["2027-03", 1.5],
    ]);
  });
});

describe("spread", () => {
  it("names values that occurred", () => {
    expect(spread([9, 1, 5, 3, 7, 2, 8, 4, 6, 10])).toEqual({ count: 10, median: 5, p90: 9, most: 10 });
    expect(spread([])).toBeUndefined();
  });
});
