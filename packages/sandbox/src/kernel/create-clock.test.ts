import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClock } from "./create-clock.ts";

const START = "2027-03-01T08:00:00.000Z";
const virtual = () => createClock({ mode: "virtual", startAt: START });

describe("a real clock", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("runs by itself, and jumps ahead when it is moved", async () => {
    vi.useFakeTimers();
    const clock = createClock({ mode: "real", startAt: START });
    const ran: string[] = [];
    clock.at(clock.now() + 1000, () => void ran.push("first"));
    clock.at(clock.now() + 3_600_000, () => void ran.push("second"));
    await vi.advanceTimersByTimeAsync(999);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toEqual(["first"]);
    expect(clock.iso()).toBe("2027-03-01T08:00:01.000Z");

    await clock.advance(3_600_000);
    expect(ran).toEqual(["first", "second"]);
    expect(clock.iso()).toBe("2027-03-01T09:00:01.000Z");
    clock.stop();
  });

  it("waits longer than a timer can, in pieces", async () => {
    vi.useFakeTimers();
    const clock = createClock({ mode: "real", startAt: START });
    const ran: string[] = [];
    const month = 30 * 24 * 3_600_000;
    clock.at(clock.now() + month, () => void ran.push("late"));
    await vi.advanceTimersByTimeAsync(month - 1);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toEqual(["late"]);
    clock.stop();
  });
});

describe("a virtual clock", () => {
  it("stands until it is moved", async () => {
    const clock = virtual();
    expect(clock.iso()).toBe(START);
    await clock.advance(1500);
    expect(clock.iso()).toBe("2027-03-01T08:00:01.500Z");
  });

  it("runs each job at its own instant, in order, whatever order they were asked for in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 40 }), async (delays) => {
        const clock = virtual();
        const start = clock.now();
        const ran: number[] = [];
        for (const delay of delays) clock.at(start + delay, () => void ran.push(clock.now() - start));
        await clock.advance(1000);
        expect(ran).toEqual(delays.toSorted((a, b) => a - b));
      }),
    );
  });

  it("runs what a job makes due, and leaves what is later", async () => {
    const clock = virtual();
    const ran: string[] = [];
    clock.at(clock.now() + 10, () => {
      ran.push("first");
      clock.at(clock.now() + 5, () => void ran.push("second"));
      clock.at(clock.now() + 500, () => void ran.push("third"));
    });
    await clock.advance(100);
    expect(ran).toEqual(["first", "second"]);
    expect(clock.nextDue()).toBe(clock.now() + 410);
  });

  it("waits for a job that takes its time before the next one", async () => {
    const clock = virtual();
    const ran: string[] = [];
    clock.at(clock.now() + 1, async () => {
      await Promise.resolve();
      ran.push("slow");
    });
    clock.at(clock.now() + 2, () => void ran.push("quick"));
    await clock.advance(10);
    expect(ran).toEqual(["slow", "quick"]);
  });

  it("never goes back, and forgets what was cancelled or stopped", async () => {
    const clock = virtual();
    const ran: string[] = [];
    clock.at(clock.now() + 10, () => void ran.push("cancelled"))();
    await clock.advanceTo("2020-01-01T00:00:00Z");
    expect(clock.iso()).toBe(START);
    clock.at(clock.now() + 10, () => void ran.push("stopped"));
    clock.stop();
    await clock.advance(100);
    expect(ran).toEqual([]);
  });

  it("can be moved by a job", async () => {
    const clock = virtual();
    const ran: number[] = [];
    const start = clock.now();
    clock.at(start + 10, () => clock.advance(100));
    clock.at(start + 50, () => void ran.push(clock.now() - start));
    await clock.advance(10);
    expect(ran).toEqual([50]);
    expect(clock.now()).toBe(start + 110);
  });

  it("refuses an instant that is none", () => {
    expect(() => createClock({ mode: "virtual", startAt: "soon" })).toThrow("not an instant");
  });
});
