import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Filter } from "./filter.ts";
import { parseFilter } from "./parse-filter.ts";

const print = (filter: Filter): string => {
  switch (filter.kind) {
    case "present":
      return `${filter.attribute} pr`;
    case "compare":
      return `${filter.attribute} ${filter.operator} ${JSON.stringify(filter.value)}`;
    default:
      return `(${filter.parts.map(print).join(` ${filter.kind} `)})`;
  }
};
const attribute = fc.constantFrom("status", "profile.login", "lastUpdated", "type.id");
const condition: fc.Arbitrary<Filter> = fc.oneof(
  attribute.map((name) => ({ kind: "present" as const, attribute: name })),
  fc
    .tuple(
      attribute,
      fc.constantFrom("eq" as const, "sw" as const, "gt" as const),
      fc.oneof(fc.string(), fc.boolean(), fc.integer()),
    )
    .map(([name, operator, value]) => ({ kind: "compare" as const, attribute: name, operator, value })),
);
const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    condition,
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("filter"), { minLength: 2, maxLength: 3 }))
      .map(([kind, parts]) => ({ kind, parts })),
  ),
})).filter;

describe("parseFilter", () => {
  it("reads what was written, strings of any kind included", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(parseFilter(print(filter))).toEqual(filter);
      }),
    );
  });

  it("binds and tighter than or", () => {
    expect(parseFilter("a pr or b pr and c pr")).toEqual({
      kind: "or",
      parts: [
        { kind: "present", attribute: "a" },
        {
          kind: "and",
          parts: [
            { kind: "present", attribute: "b" },
            { kind: "present", attribute: "c" },
          ],
        },
      ],
    });
  });

  it.each([
    "",
    "status",
    "status eq",
    'status ne "x"',
    'not status eq "x"',
    "(status pr",
    'status eq "x',
    "status pr pr",
    "status eq {}",
  ])("refuses %j", (text) => {
    expect(parseFilter(text)).toBeUndefined();
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseFilter(text);
      }),
    );
  });
});
