import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GroupedMap } from "./grouped-map.ts";

describe("GroupedMap", () => {
  it("has in a group what a look through all values finds, whatever was put in and taken out", () => {
    const step = fc.record({
      key: fc.constantFrom("a", "b", "c"),
      group: fc.constantFrom("x", "y", undefined),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const map = new GroupedMap<{ readonly group: string | undefined }>(({ group }) => [group]);
        for (const { key, group, gone } of steps) {
          if (gone) map.delete(key);
          else map.set(key, { group });
        }
        for (const name of ["x", "y"]) {
          const all = [...map.values()].filter(({ group }) => group === name);
          expect(new Set(map.group(name))).toEqual(new Set(all));
        }
      }),
    );
  });
});
