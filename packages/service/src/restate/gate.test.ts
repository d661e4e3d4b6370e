import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openGate } from "./gate.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("openGate", () => {
  it("lets so many in, the next when one leaves, and never more for leaving twice", async () => {
    const gate = openGate(1, 5_000);
    const first = await gate.enter(false);
    const [second, third] = [gate.enter(false), gate.enter(false)];

    first?.();
    first?.();

    expect(await second).toBeDefined();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await third).toBeUndefined();
  });

  it("needs no place for what is urgent", async () => {
    const gate = openGate(1, 5_000);
    await gate.enter(false);

    const urgent = await gate.enter(true);

    expect(urgent).toBeDefined();
    urgent?.();
    const waits = gate.enter(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await waits).toBeUndefined();
  });

  it("sends away who has waited long enough, and keeps no place for them", async () => {
    const gate = openGate(1, 5_000);
    const leave = await gate.enter(false);
    const impatient = gate.enter(false);

    await vi.advanceTimersByTimeAsync(5_000);

    expect(await impatient).toBeUndefined();
    leave?.();
    expect(await gate.enter(false)).toBeDefined();
  });
});
