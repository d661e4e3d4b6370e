import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allOf, anyOf, equals, startsWith } from "./expressions.ts";

describe("search expressions", () => {
  it("are joined with their parts kept apart", () => {
    const both = allOf(equals("profile.department", "Risk"), startsWith("profile.login", "a"));
    expect(both).toBe('(profile.department eq "Risk") and (profile.login sw "a")');
    expect(anyOf(both, "status pr")).toBe(`(${both}) or (status pr)`);
  });

  it("hold any value as one value: none ends the quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const quoted = equals("profile.login", value).slice("profile.login eq ".length);
        expect(JSON.parse(quoted)).toBe(value);
        expect(quoted.slice(1, -1).replaceAll(/\\./g, "")).not.toContain('"');
      }),
    );
  });
});
