import { okAsync } from "neverthrow";
import { describe, expect, it, vi } from "vitest";
import { aPlan } from "../../test/a-plan.ts";
import { aTenure } from "../../test/a-tenure.ts";
import { withProgressLine } from "./progress-line.ts";

const written: string[] = [];
const screen = { write: (text: string) => void written.push(text), width: 80, color: false, live: true };

describe("withProgressLine", () => {
  it("draws over one line and takes it away in the end", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const plan = aPlan();
    const ledger = { ...aTenure().ledger, read: () => okAsync([]) };

    const answer = await withProgressLine({ ledger }, plan, screen, async () => {
      await vi.advanceTimersByTimeAsync(50);
      return 42;
    });
    vi.useRealTimers();

    expect(answer).toBe(42);
    expect(written.at(0)).toContain(`0 of ${plan.steps.length} steps read back`);
    expect(written.at(-1)).toBe("\r\u001b[2K");
  });

  it("is silent where nobody looks", async () => {
    written.length = 0;

    await withProgressLine(aTenure(), aPlan(), { ...screen, live: false }, async () => 1);

    expect(written).toEqual([]);
  });
});
