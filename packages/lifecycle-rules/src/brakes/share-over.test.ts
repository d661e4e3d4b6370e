import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOver } from "./share-over.ts";

describe("shareOver", () => {
  it.each([
    [5, 100, 5, undefined],
    [6, 100, 5, 6],
    [504, 10_000, 5, 5.04],
    [500, 10_000, 5, undefined],
    [50_001, 1_000_000, 5, 50_001 / 10_000],
    [1, 3, 33, 33.3],
    [1, 3, 33.3, 33.33],
    [2, 2, 100, undefined],
    [1, 0, 5, 100],
    [1, 0, 100, undefined],
    [0, 10, 0, undefined],
  ])("takes %i of %i for more than %d percent: %s", (part, whole, limit, share) => {
    expect(shareOver(part, whole, limit)).toBe(share);
  });

  it("is over exactly where the part is, and shows a number over the limit", () => {
    const [count, percent] = [fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 100 })];
    fc.assert(
      fc.property(count, count, percent, (part, whole, limit) => {
        const share = shareOver(part, whole, limit);

        expect(share !== undefined).toBe(part * 100 > limit * whole);
        if (share !== undefined) expect(share).toBeGreaterThan(limit);
      }),
    );
  });
});
