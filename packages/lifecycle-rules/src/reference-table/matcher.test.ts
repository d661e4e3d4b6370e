import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchOneByOne } from "../testing/match-one-by-one.ts";
import { compileMatcher, matcherOf } from "./matcher.ts";
import type { Row, Test } from "./table.ts";

const VALUES = ["Data", "Data/Platform", "Data/Platform/Storage", "Database", "Sales", "Sal", "IT"];
const NAMED = [...VALUES, "Data/*", "Data/Platform/*", "Data*", "Sa*", "S*", "IT/*"];
const ATTRIBUTES = ["department", "title", "location", "applications"];

const test: fc.Arbitrary<Test> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .subarray(NAMED, { minLength: 1, maxLength: 4 })
      .map((values) => ({ kind: "any-of", values }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .subarray(NAMED, { minLength: 1, maxLength: 2 })
      .map((values) => ({ kind: "none-of", values }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom<Test>({ kind: "present" }, { kind: "absent" }) },
);

const rows = fc
  .array(fc.uniqueArray(fc.tuple(fc.constantFrom(...ATTRIBUTES), test), { maxLength: 4, selector: ([name]) => name }), {
    maxLength: 25,
  })
  .map((all) =>
    all.map(
      (conditions, at): Row => ({
        id: `row-${at}`,
        owner: "it",
        reason: "generated",
        class: "birthright",
        conditions: conditions.map(([attribute, one]) => ({ attribute, test: one, cell: "" })),
        grants: [],
      }),
    ),
  );

const aRow = (id: string): Row => ({
  id,
  owner: "it",
  reason: "r",
  class: "birthright",
  conditions: [],
  grants: [],
});

const person = fc.dictionary(
  fc.constantFrom(...ATTRIBUTES),
  fc.oneof(fc.constantFrom(...VALUES, "Elsewhere"), fc.subarray([...VALUES, "Elsewhere"])),
);

describe("compileMatcher", () => {
  it("finds what walking every row finds, in the same order, person after person", () => {
    fc.assert(
      fc.property(rows, fc.array(person, { minLength: 1, maxLength: 6 }), (table, people) => {
        const matcher = compileMatcher(table);
        for (const one of people) {
          expect(matcher((name) => one[name]).map(({ id }) => id)).toEqual(
            matchOneByOne({ rows: table }, one).map(({ id }) => id),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("matches each row once however many of a list's values it names", () => {
    const [row] = [{ id: "r", owner: "", reason: "", class: "birthright", grants: [] }] as const;
    const condition = {
      attribute: "applications",
      test: { kind: "any-of", values: ["A", "B"] },
      cell: "A | B",
    } as const;
    const matcher = compileMatcher([{ ...row, conditions: [condition] }]);

    expect(matcher(() => ["A", "B", "A"])).toHaveLength(1);
  });

  it("tells people apart where there are more combinations than a number holds", () => {
    const names = Array.from({ length: 8 }, (_, at) => `attribute${at}`);
    const everything: readonly Row[] = Array.from({ length: 200 }, (_, at) => ({
      ...aRow(`row-${at}`),
      conditions: names.map((attribute, place) => ({
        attribute,
        test: { kind: "any-of", values: [`v${(at * (place + 1)) % 200}`] },
        cell: "",
      })),
    }));
    const matcher = compileMatcher(everything);

    for (const [at, { conditions }] of everything.entries()) {
      const person = Object.fromEntries(
        conditions.map(({ attribute, test: one }) => [attribute, one.kind === "any-of" ? (one.values[0] ?? "") : ""]),
      );
      expect(matcher((name) => person[name]).map(({ id }) => id)).toEqual([`row-${at}`]);
    }
  });

  it("takes an empty text and an empty list for no value, as walking every row does", () => {
    const absent = {
      ...aRow("absent"),
      conditions: [{ attribute: "title", test: { kind: "absent" }, cell: "" }],
    } as const;
    const present = {
      ...aRow("present"),
      conditions: [{ attribute: "title", test: { kind: "present" }, cell: "" }],
    } as const;
    const matcher = compileMatcher([absent, present]);

    for (const nothing of [undefined, "", []]) expect(matcher(() => nothing).map(({ id }) => id)).toEqual(["absent"]);
    expect(matcher(() => "x").map(({ id }) => id)).toEqual(["present"]);
  });

  it("is compiled once for a table, however often it is asked", () => {
    const table = { rows: [aRow("r")] };

    expect(matcherOf(table)).toBe(matcherOf(table));
    expect(matcherOf(table)(() => undefined)).toHaveLength(1);
  });

  it("keeps a row whose lists of values are too long to spell out", () => {
    const many = (prefix: string) => Array.from({ length: 40 }, (_, at) => `${prefix}${at}`);
    const conditions = ["title", "department", "location"].map(
      (attribute) => ({ attribute, test: { kind: "any-of", values: many(attribute) }, cell: "" }) as const,
    );
    const matcher = compileMatcher([{ id: "r", owner: "", reason: "", class: "birthright", grants: [], conditions }]);

    expect(matcher((name) => `${name}39`)).toHaveLength(1);
    expect(matcher((name) => (name === "location" ? "elsewhere" : `${name}0`))).toHaveLength(0);
  });

  it("answers at once for lists in many attributes, and the same as going through the rows", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const rows = ["1", "7", "nobody"].map((value) => ({
      id: value,
      owner: "o",
      reason: "r",
      class: "birthright" as const,
      conditions: names.map((attribute) => ({
        attribute,
        cell: value,
        test: { kind: "any-of" as const, values: [value] },
      })),
      grants: [],
    }));
    const values = Array.from({ length: 20 }, (_, at) => String(at));
    // 64 million tuples, and three rows.
    expect(compileMatcher(rows)(() => values).map(({ id }) => id)).toEqual(["1", "7"]);
  });
});
