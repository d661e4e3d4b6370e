import { describe, expect, it } from "vitest";
import type { AttributeValue } from "../request/request.ts";
import { valueIndex } from "./value-index.ts";

/** What the table names that means a value, by name: `Data/*` for `Data/Science`. */
function meanings(named: readonly string[]): (value: AttributeValue | undefined) => readonly (string | undefined)[] {
  const index = valueIndex();
  const numbers = named.map((name) => index.numberOf(name));
  return (value) => {
    const found: number[] = [];
    index.collect(value, found);
    return found.map((number) => named[numbers.indexOf(number)]);
  };
}

describe("valueIndex", () => {
  it("finds exactly what is named, each once: the value itself, its beginnings, its place in a hierarchy", () => {
    const means = meanings(["Data", "Da*", "Data/*", "Data/Science/*", "Sales", "*", "Legal/*"]);

    expect(means("Data")).toEqual(["Data", "Da*", "Data/*", "*"]);
    expect(means("Data/Science")).toEqual(["Da*", "Data/*", "Data/Science/*", "*"]);
    expect(means("Database")).toEqual(["Da*", "*"]);
    expect(means("D")).toEqual(["*"]);
    expect(means("Legal")).toEqual(["*", "Legal/*"]);
    expect(means(["Sales", "Data/x"])).toEqual(["Sales", "*", "Da*", "Data/*", "*"]);
    expect(means(undefined)).toEqual([]);
    expect(means([])).toEqual([]);
  });

  it("finds nothing where nothing of the kind is named", () => {
    expect(meanings(["Sales"])("Data")).toEqual([]);
    expect(meanings(["Sales/*"])("Data")).toEqual([]);
  });

  it("numbers from 0, a value and a beginning of the same letters apart, and each once", () => {
    const index = valueIndex();

    expect(["Data", "Data*", "Data", "Data*", "Sales"].map((name) => index.numberOf(name))).toEqual([0, 1, 0, 1, 2]);
    expect(index.size()).toBe(3);
  });
});
