import { describe, expect, it } from "vitest";
import { mutantsOf, withSwitches } from "./mutants.ts";

const changes = (source: string) => mutantsOf("a.ts", source).map(({ from, to }) => `${from} → ${to}`);

/** What an expression is worth with mutant number `chosen` in it, or with none. */
function worth(expression: string, chosen: number, names: Readonly<Record<string, unknown>>): unknown {
  const source = `return ${expression};`;
  const switched = withSwitches(source, mutantsOf("a.ts", source), 0);
  return new Function("$m", ...Object.keys(names), switched)((one: number) => one === chosen, ...Object.values(names));
}

describe("mutantsOf", () => {
  it("turns comparisons, decides conditions, and leaves out what chooses or orders", () => {
    expect(changes("x.filter(y).some(z)")).toEqual(["some → every", "x.filter(y) → x"]);
    expect(changes("if (a < 1) b();")).toEqual(["a < 1 → true", "a < 1 → false", "< → <=", "< → >=", "1 → 2"]);
    expect(changes("f(a ? [b] : c)")).toEqual(["a ? [b] : c → [b]", "a ? [b] : c → c", "[b] → []"]);
  });

  it("leaves types alone, the heads of loops, and what is assigned to", () => {
    expect(changes("type A = 1 | true; const a: [1, 2] = b;")).toEqual([]);
    expect(changes("for (let i = 0; i < n; i += 1) f(!i);")).toEqual(["!i → i"]);
    expect(changes("[a, b] = [b, a]")).toEqual(["[b, a] → []"]);
  });
});

describe("withSwitches", () => {
  it("is worth what it was while no mutant is chosen", () => {
    expect(worth("a < b && !c", -1, { a: 1, b: 2, c: false })).toBe(true);
    expect(worth("[a, b].filter((x) => x > 1).length", -1, { a: 1, b: 2 })).toBe(1);
  });

  it("is worth what the chosen mutant makes of it, and of nothing else", () => {
    const texts = mutantsOf("a.ts", "return a < b && !c;").map(({ from, to }) => `${from} → ${to}`);
    const values = texts.map((_, mutant) => worth("a < b && !c", mutant, { a: 1, b: 1, c: true }));

    expect(texts).toEqual(["&& → ||", "< → <=", "< → >=", "!c → c"]);
    expect(values).toEqual([false, false, false, false]);
    expect(texts.map((_, mutant) => worth("a < b && !c", mutant, { a: 1, b: 1, c: false }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("still leaves out the rest of a chain that begins with nothing", () => {
    expect(worth("a?.filter(b).map(c)", -1, { a: undefined })).toBeUndefined();
  });
});
