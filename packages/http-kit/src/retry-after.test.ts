import { describe, expect, it } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const now = Date.UTC(2026, 10, 24, 12, 0, 0);
const date = new Date(now).toUTCString();
const seconds = now / 1000;

describe("retryAfterMs", () => {
  it.each([
    [{ "retry-after": "7" }, 7_000],
    [{ "retry-after": new Date(now + 30_000).toUTCString(), date }, 30_000],
    [{ "retry-after": "-5" }, 0],
    [{ "x-rate-limit-reset": String(seconds + 20), date }, 21_000],
    [{ "x-rate-limit-reset": `${seconds + 50}, ${seconds + 20}`, date }, 21_000],
    [{ "x-ratelimit-reset": "2026-11-24T12:00:20.000Z", date }, 21_000],
    [{ "x-rate-limit-reset": "0", date }, 0],
    [{ "x-rate-limit-reset": "soon", date }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("reads %j", (headers, expected) => {
    expect(retryAfterMs(new Headers(headers), now)).toBe(expected);
  });

  it("goes by the server's clock when it has one", () => {
    const headers = { "x-rate-limit-reset": String(seconds + 20), date };
    expect(retryAfterMs(new Headers(headers), now + 3_600_000)).toBe(21_000);
  });
});
