import { describe, expect, it } from "vitest";
import { cellValues, joinValues, readCell, showTest } from "./cell.ts";
import { isMeant, namedValues, passes, valuesOf } from "./test-values.ts";

describe("readCell", () => {
  it.each([
    ["", undefined],
    [" * ", undefined],
    [" | ", undefined],
    ["(any)", { kind: "present" }],
    ["(none)", { kind: "absent" }],
    ["A", { kind: "any-of", values: ["A"] }],
    [" A |B| ", { kind: "any-of", values: ["A", "B"] }],
    ["Data/* | IT*", { kind: "any-of", values: ["Data/*", "IT*"] }],
    ["! A | !B", { kind: "none-of", values: ["A", "B"] }],
    ["R\\|D", { kind: "any-of", values: ["R|D"] }],
    ["Zu\u0308rich", { kind: "any-of", values: ["Zürich"] }],
  ])("reads %j", (cell, test) => {
    expect(readCell(cell)._unsafeUnwrap()).toEqual(test);
  });

  it.each([
    ["A | !B", '"A | !B" mixes values and negations; use one of the two'],
    ["* | A", '"* | A" mixes * with values; * stands alone'],
    ["A | (none)", '"A | (none)" mixes (none) with values; (none) stands alone'],
    ["!", '"!" negates nothing or everything; write !Value'],
    ["!*", '"!*" negates nothing or everything; write !Value'],
    ["*A", '"*A" has a * that is not at its end; write Data* or Data/*, a * means nothing elsewhere'],
    ["B | A/*/C", '"A/*/C" has a * that is not at its end; write Data* or Data/*, a * means nothing elsewhere'],
    ["!**", '"**" has a * that is not at its end; write Data* or Data/*, a * means nothing elsewhere'],
    ["!A | !", '"!A | !" negates nothing or everything; write !Value'],
  ])("refuses %j", (cell, sentence) => {
    expect(readCell(cell)._unsafeUnwrapErr()).toEqual({ kind: "contradiction", cell, sentence });
  });

  it.each(["A", "A | B", "!A | !B", "(any)", "(none)", "R\\|D | Data/*"])("shows %j as it was read", (cell) => {
    const test = readCell(cell)._unsafeUnwrap();
    expect(test === undefined ? "" : showTest(test)).toBe(cell);
  });

  it("joins values so that they come apart again", () => {
    expect(cellValues(joinValues(["A|B", "C"]))).toEqual(["A|B", "C"]);
  });
});

describe("passes", () => {
  const anyOf = { kind: "any-of", values: ["A", "Data/*", "IT*"] } as const;
  const noneOf = { kind: "none-of", values: ["A", "Data/*"] } as const;

  it.each([
    [anyOf, ["A"], true],
    [anyOf, ["B"], false],
    [anyOf, ["B", "A"], true],
    [anyOf, ["Data"], true],
    [anyOf, ["Data/Platform"], true],
    [anyOf, ["Database"], false],
    [anyOf, ["ITX"], true],
    [anyOf, [], false],
    [noneOf, ["A"], false],
    [noneOf, ["B"], true],
    [noneOf, ["B", "Data"], false],
    [noneOf, [], false],
    [{ kind: "present" }, ["x"], true],
    [{ kind: "present" }, [], false],
    [{ kind: "absent" }, ["x"], false],
    [{ kind: "absent" }, [], true],
  ] as const)("%j of %j: %s", (test, values, holds) => {
    expect(passes(test, values)).toBe(holds);
  });

  it("names the values of a list, of either kind, and none for presence", () => {
    expect(namedValues({ kind: "any-of", values: ["A"] })).toEqual(["A"]);
    expect(namedValues({ kind: "none-of", values: ["A", "B"] })).toEqual(["A", "B"]);
    expect([namedValues({ kind: "present" }), namedValues({ kind: "absent" })]).toEqual([[], []]);
  });

  it("means a value by itself, by its place and by its beginning, and by nothing else", () => {
    expect(isMeant("A", "A")).toBe(true);
    expect(isMeant("A", "AB")).toBe(false);
    expect(isMeant("A*", "AB")).toBe(true);
    expect(isMeant("A/*", "A/")).toBe(true);
    expect(isMeant("A/*", "AB")).toBe(false);
    expect([valuesOf(undefined), valuesOf(""), valuesOf("A"), valuesOf(["A"])]).toEqual([[], [], ["A"], ["A"]]);
  });
});
