import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Api, createApi, scopeCalls } from "../api.ts";
import { send } from "../send.ts";
import { type BucketServerOptions, bucketServer } from "../testing/bucket-server.ts";
import { virtualTime } from "../testing/virtual-time.ts";
import { createGovernor, type GovernorOptions } from "./governor.ts";
import { sharedGovernor } from "./shared-governor.ts";

function setUp(server: BucketServerOptions, governor: GovernorOptions = {}) {
  const time = virtualTime();
  const bucket = bucketServer(time, server);
  const governed = createGovernor({ windowMs: 60_000, now: time.now, wait: time.wait, ...governor });
  const api = createApi({
    baseUrl: "https://acme.okta.example",
    fetch: bucket.fetch,
    now: time.now,
    wait: time.wait,
    random: () => 0.5,
    governor: governed,
  });
  return { time, bucket, governed, api };
}

const read = (api: Api, path: string) =>
  send(api, { endpoint: "GET /things/{id}", method: "get", path, reply: z.unknown() });

const readMany = (api: Api, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => read(api, `things/${index}`)));

describe("createGovernor", () => {
  it("uses nearly all of what is allowed without ever being refused", async () => {
    const { time, bucket, api } = setUp({ limit: 600, latency: (call) => 40 + (call % 7) * 30 });
    const begun = time.now();
    const outcomes = await time.run(readMany(api, 3_000));
    const minutes = (time.now() - begun) / 60_000;
    expect(outcomes.every((outcome) => outcome.isOk())).toBe(true);
    expect(bucket.refused).toBe(0);
    expect(3_000 / minutes / 600).toBeGreaterThan(0.97);
  });

  it("keeps to its share of the bucket", async () => {
    const { time, bucket, api } = setUp({ limit: 600, latency: () => 50 }, { share: 0.25 });
    await time.run(readMany(api, 500));
    const inAnyMinute = bucket.arrivals.map(
      (from) => bucket.arrivals.filter((at) => at >= from && at < from + 60_000).length,
    );
    // A window may end with a burst and the next begin with one.
    expect(Math.max(...inAnyMinute)).toBeLessThanOrEqual(150 * 1.2);
    expect(bucket.refused).toBe(0);
  });

  it("spaces calls over the window once the burst is spent", async () => {
    const { time, bucket, api } = setUp({ limit: 600 }, { burst: 0 });
    await time.run(readMany(api, 100));
    const gaps = bucket.arrivals.slice(2).map((at, index) => at - (bucket.arrivals[index + 1] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(110);
  });

  it("lets one call find out about a bucket it has never used", async () => {
    const { time, bucket, api } = setUp({ limit: 1, latency: () => 100 });
    await time.run(readMany(api, 3));
    expect(bucket.refused).toBe(0);
    expect(bucket.mostAtOnce).toBe(1);
  });

  it("waits for the server's clock, not for ours", async () => {
    const { time, bucket, api } = setUp({ limit: 5, ahead: -3_600_000, latency: () => 20 });
    await time.run(readMany(api, 40));
    expect(bucket.refused).toBe(0);
    expect(bucket.served).toBe(40);
  });

  it("makes room when others spend from the same bucket", async () => {
    const { time, bucket, api } = setUp({ limit: 100, latency: () => 20 });
    const all = readMany(api, 150);
    await time.run(read(api, "first"));
    bucket.spend(70);
    await time.run(all);
    expect(bucket.refused).toBeLessThanOrEqual(1);
    expect(bucket.served).toBe(151);
  });

  it("lets an urgent call overtake a bulk read", async () => {
    const { time, bucket, api } = setUp({ limit: 60, latency: () => 10 });
    const bulk = readMany(api, 300);
    await time.run(read(scopeCalls(api, { priority: "urgent" }), "first"));
    await time.run(time.wait(90_000, undefined));
    const asked = time.now();
    await time.run(read(scopeCalls(api, { priority: "urgent" }), "leaver"));
    expect(time.now() - asked).toBeLessThan(1_000);
    expect(bucket.paths.indexOf("/leaver")).toBeLessThan(200);
    await time.run(bulk);
    expect(bucket.refused).toBe(0);
  });

  it("learns how many calls may be on the way at once", async () => {
    const { time, bucket, api } = setUp(
      { limit: 100_000, latency: () => 200, concurrency: 4 },
      { concurrency: 16, burst: 1 },
    );
    const outcomes = await time.run(readMany(api, 300));
    expect(outcomes.filter((outcome) => outcome.isErr())).toEqual([]);
    expect(bucket.refused).toBeLessThan(60);
  });

  it("keeps a place for an urgent call when all others are taken", async () => {
    const { time, bucket, api } = setUp({ limit: 1e6, latency: () => 10_000 }, { concurrency: 3, burst: 1 });
    await time.run(read(api, "first"));
    const bulk = readMany(api, 10);
    const asked = time.now();
    await time.run(read(scopeCalls(api, { priority: "urgent" }), "leaver"));
    expect(time.now() - asked).toBe(20_000);
    await time.run(bulk);
    expect(bucket.mostAtOnce).toBe(3);
  });

  it("counts buckets apart", async () => {
    const { time, bucket, api } = setUp(
      { limit: 1e6, latency: () => 10 },
      { bucketOf: (endpoint) => endpoint, burst: 0 },
    );
    const other = send(api, { endpoint: "GET /others", method: "get", path: "others", reply: z.unknown() });
    await time.run(Promise.all([...[1, 2, 3].map((id) => read(api, `things/${id}`)), other]));
    expect(bucket.paths.slice(0, 2).toSorted()).toEqual(["/others", "/things/1"]);
  });

  it("sends away who does not want to wait any longer", async () => {
    const { time, bucket, api } = setUp({ limit: 1 });
    const stop = new AbortController();
    const first = read(api, "first");
    const cancelled = read(scopeCalls(api, { signal: stop.signal }), "cancelled");
    const late = read(scopeCalls(api, { deadline: time.now() + 5_000 }), "late");
    await time.run(first);
    stop.abort();
    expect((await time.run(cancelled))._unsafeUnwrapErr()).toMatchObject({
      kind: "cancelled",
      mayHaveHappened: false,
    });
    const asked = time.now();
    expect((await time.run(late))._unsafeUnwrapErr().kind).toBe("cancelled");
    expect(time.now() - asked).toBeLessThanOrEqual(5_000);
    expect(bucket.paths).toEqual(["/first"]);
  });

  it("does not depend on a clock that moves", async () => {
    const waits: number[] = [];
    const { bucket } = setUp({ limit: 5 });
    const governor = createGovernor({
      windowMs: 60_000,
      now: () => 0,
      wait: async (ms) => {
        waits.push(ms);
      },
    });
    for (let call = 0; call < 20; call += 1) {
      const turn = await governor.turn({
        endpoint: "GET /x",
        priority: "normal",
        signal: undefined,
        deadline: undefined,
      });
      const headers = { "x-rate-limit-limit": "5", "x-rate-limit-remaining": "0", "x-rate-limit-reset": "60" };
      turn?.settle({ status: 200, headers: new Headers(headers) });
    }
    expect(waits.length).toBeGreaterThan(0);
    expect(bucket.served).toBe(0);
  });

  it("is never refused, whatever the limit, the latency and the clocks", async () => {
    const cases = fc.record({
      limit: fc.integer({ min: 2, max: 200 }),
      slowest: fc.integer({ min: 0, max: 900 }),
      ahead: fc.integer({ min: -100_000, max: 100_000 }),
      share: fc.constantFrom(0.1, 0.5, 1),
      calls: fc.integer({ min: 1, max: 120 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ limit, slowest, ahead, share, calls }) => {
        const { time, bucket, api } = setUp(
          { limit, ahead, latency: (call) => (call * 37) % (slowest + 1) },
          { share },
        );
        const outcomes = await time.run(readMany(api, calls));
        expect(outcomes.every((outcome) => outcome.isOk())).toBe(true);
        expect(bucket.refused).toBe(0);
      }),
      { numRuns: 25, seed: 20261124 },
    );
  });
});

describe("sharedGovernor", () => {
  it("is one for all clients of one remote API on one clock, with the smallest share", () => {
    const time = virtualTime();
    const options = { now: time.now, wait: time.wait };
    const first = sharedGovernor("https://acme.okta.example", { ...options, share: 0.5 });
    expect(sharedGovernor("https://acme.okta.example", options)).toBe(first);
    expect(sharedGovernor("https://other.okta.example", options)).not.toBe(first);
    expect(sharedGovernor("https://acme.okta.example", { now: () => 0 })).not.toBe(first);
  });
});
