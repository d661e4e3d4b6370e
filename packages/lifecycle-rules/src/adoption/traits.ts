import { valuesOf } from "../reference-table/test-values.ts";
import type { AttributeValue } from "../request/request.ts";
import { type BitSet, emptySet, put, size } from "./bit-set.ts";

/** One thing a cell of a row can say about people, and everybody of whom it is true. */
export interface Trait {
  readonly attribute: string;
  /** As a cell writes it: `Sales`, `!Contractor`, `Engineering/*`. */
  readonly cell: string;
  readonly people: BitSet;
  readonly count: number;
}

/** Attributes with at most so many values are also tried with "everything but". */
const FEW_VALUES = 8;

/**
 * Everything a cell could say about these people: each value, each place of a hierarchy, and for attributes with few
 * values the negation. Sorted, so that the order in which people come changes nothing.
 */
export function traitsOf(
  people: readonly { readonly attributes: Readonly<Record<string, AttributeValue>> }[],
  attributes: readonly string[],
): readonly Trait[] {
  return attributes.toSorted().flatMap((attribute) => {
    const sets = new Map<string, BitSet>();
    const given = emptySet(people.length);
    const values = new Set<string>();
    const note = (cell: string, number: number) => {
      const set = sets.get(cell) ?? emptySet(people.length);
      put(set, number);
      sets.set(cell, set);
    };
    people.forEach((person, number) => {
      for (const value of valuesOf(person.attributes[attribute])) {
        put(given, number);
        // A cell would read such a value as something else.
        if (value.startsWith("!") || value.startsWith("(") || value.endsWith("*")) continue;
        values.add(value);
        note(value, number);
        for (const place of placesOf(value)) note(place, number);
      }
    });
    if (values.size > 2 && values.size <= FEW_VALUES) {
      for (const value of values) {
        const set = sets.get(value);
        // Like a row's negation: somebody without a value passes none.
        if (set !== undefined)
          sets.set(
            `!${value}`,
            given.map((word, at) => word & ~(set[at] as number)),
          );
      }
    }
    return (
      [...sets]
        .map(([cell, set]): Trait => ({ attribute, cell, people: set, count: size(set) }))
        // A place with nobody below it is the value itself.
        .filter(({ cell, count }) => !cell.endsWith("/*") || size(sets.get(cell.slice(0, -2)) ?? emptySet(0)) !== count)
        .toSorted((a, b) => (a.cell < b.cell ? -1 : 1))
    );
  });
}

/** `Engineering/Platform` lies in `Engineering/*` and, like everything below it, in `Engineering/Platform/*`. */
function placesOf(value: string): readonly string[] {
  const parts = value.split("/");
  return parts.map((_, at) => `${parts.slice(0, at + 1).join("/")}/*`);
}
