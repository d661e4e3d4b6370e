import type { AttributeValue } from "../request/request.ts";

/** The values a table names for one attribute, by number: a person's text becomes a few small integers. */
export interface ValueIndex {
  /** Number of a value as a test names it (`Data`, `Data/*`); numbers count from 0. */
  numberOf(named: string): number;
  readonly size: () => number;
  /** Numbers of everything the table names that means this value; appended to `into`. */
  collect(value: AttributeValue | undefined, into: number[]): void;
}

/** An empty index; `numberOf` fills it while a table is compiled. */
export function valueIndex(): ValueIndex {
  const exact = new Map<string, number>();
  const begins = new Map<string, number>();
  // A person's text is cut at these lengths only, so that a prefix costs one look-up and no loop over patterns.
  const lengths = new Set<number>();
  let count = 0;
  const numbered = (map: Map<string, number>, key: string): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, count);
    count += 1;
    return count - 1;
  };
  const collectOne = (value: string, into: number[]) => {
    const number = exact.get(value);
    if (number !== undefined) into.push(number);
    if (lengths.size === 0) return;
    for (const length of lengths) {
      // One longer than the text, for the hierarchy's own name: `Data/` is a beginning of `Data`, with its slash.
      if (length > value.length + 1) continue;
      const start = length <= value.length ? value.slice(0, length) : `${value}/`;
      const begun = begins.get(start);
      if (begun !== undefined) into.push(begun);
    }
  };
  return {
    numberOf(named) {
      if (!named.endsWith("*")) return numbered(exact, named);
      const start = named.slice(0, -1);
      lengths.add(start.length);
      return numbered(begins, start);
    },
    size: () => count,
    collect(value, into) {
      if (typeof value === "string") collectOne(value, into);
      else if (value !== undefined) for (const one of value) collectOne(one, into);
    },
  };
}
