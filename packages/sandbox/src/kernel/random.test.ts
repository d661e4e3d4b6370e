import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";

describe("createRandom", () => {
  it("gives equal values for equal seeds, and others for others", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const draw = (seed: string) => createRandom(seed).text(30);
        expect(draw(one)).toBe(draw(one));
        if (one !== other) expect(draw(one)).not.toBe(draw(other));
      }),
    );
  });

  it("keeps within its ends, and reaches both", () => {
    const random = createRandom(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
    expect([...drawn].toSorted()).toEqual([3, 4, 5, 6]);
  });

  it("gives a fork its own stream, whatever the trunk has drawn", () => {
    const fresh = createRandom("trunk");
    const used = createRandom("trunk");
    used.text(100);
    expect(used.fork("leaf").text(10)).toBe(fresh.fork("leaf").text(10));
    expect(fresh.fork("leaf").text(10)).not.toBe(fresh.fork("other").text(10));
  });

  it("draws ids and uuids of the right shape", () => {
    const random = createRandom(1);
    expect(random.oktaId("00u")).toMatch(/^00u[0-9A-Za-z]{14}5d7$/);
    expect(random.uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(random.digits(6)).toMatch(/^[1-9]\d{5}$/);
  });
});
