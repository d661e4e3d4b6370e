import { describe, expect, it } from "vitest";
import { readLimits } from "./limits.ts";
import { createServerClock } from "./server-clock.ts";

const okta = (limit: string, remaining: string, reset: string) =>
  new Headers({ "x-rate-limit-limit": limit, "x-rate-limit-remaining": remaining, "x-rate-limit-reset": reset });

describe("readLimits", () => {
  it("reads Okta's headers, in epoch seconds", () => {
    expect(readLimits(okta("600", "599", "1795521600"))).toEqual({
      limit: 600,
      remaining: 599,
      resetAt: 1_795_521_600_000,
    });
  });

  it("reads Atlassian's headers, as an instant", () => {
    const headers = {
      "X-RateLimit-Limit": "100",
      "X-RateLimit-Remaining": "20",
      "X-RateLimit-Reset": "2026-11-24T12:00Z",
    };
    expect(readLimits(new Headers(headers))).toEqual({
      limit: 100,
      remaining: 20,
      resetAt: Date.UTC(2026, 10, 24, 12),
    });
  });

  it("takes the smaller of two values a proxy joined", () => {
    expect(readLimits(okta("600, 100", "5, 70", "1795521660, 1795521600"))).toEqual({
      limit: 100,
      remaining: 5,
      resetAt: 1_795_521_600_000,
    });
  });

  it("says nothing when the answer says nothing it understands", () => {
    expect(readLimits(new Headers())).toBeUndefined();
    expect(readLimits(okta("many", "5", "1795521600"))).toBeUndefined();
  });
});

describe("createServerClock", () => {
  const said = (instant: number) => new Headers({ date: new Date(instant).toUTCString() });
  const start = Date.UTC(2026, 10, 24);

  it("learns how far the server is ahead, best from the answer that travelled least", () => {
    const clock = createServerClock();
    clock.observe(said(start + 60_000), start + 900);
    clock.observe(said(start + 61_000), start + 1_100);
    expect(clock.toOurs(start + 60_000)).toBe(start + 100);
  });

  it("believes a clock that was set back", () => {
    const clock = createServerClock();
    clock.observe(said(start + 60_000), start);
    clock.observe(said(start), start);
    expect(clock.toOurs(start)).toBe(start);
  });

  it("goes by our clock until it has heard the server's", () => {
    const clock = createServerClock();
    clock.observe(new Headers(), start);
    expect(clock.toOurs(start)).toBe(start);
  });
});
