import { distance } from "fastest-levenshtein";
import type { ReferenceTable } from "../reference-table/table.ts";
import { namedValues } from "../reference-table/test-values.ts";
import { optionsByAttribute } from "./form-options.ts";
import type { LintContext, LintFinding } from "./lint-table.ts";

/** Two values of one attribute that differ by a slip of the hand; not where a form offers both. */
export function lintSpelling({ rows }: ReferenceTable, context: LintContext): readonly LintFinding[] {
  const rowsOf = new Map<string, Map<string, string[]>>();
  for (const { id, conditions } of rows) {
    for (const { attribute, test } of conditions) {
      const values = rowsOf.get(attribute) ?? new Map<string, string[]>();
      for (const value of namedValues(test)) values.set(value, [...(values.get(value) ?? []), id]);
      rowsOf.set(attribute, values);
    }
  }
  const options = optionsByAttribute(context);
  return [...rowsOf].flatMap(([attribute, values]) => {
    const offered = new Set(options.get(attribute) ?? []);
    return similar([...values.keys()].toSorted()).flatMap(([value, others]) =>
      others
        .filter((other) => isSlip(value, other) && !(offered.has(value) && offered.has(other)))
        .map((other): LintFinding => {
          // What a form offers is right; else the rarer of the two is the likelier slip.
          const rarer = (values.get(value)?.length ?? 0) < (values.get(other)?.length ?? 0);
          const [odd, usual] = offered.has(other) || (rarer && !offered.has(value)) ? [value, other] : [other, value];
          const rowIds = values.get(odd) ?? [];
          return {
            kind: "near-miss",
            severity: "warning",
            rowIds,
            column: attribute,
            value: odd,
            nearest: usual,
            sentence: `Row ${rowIds.join(", ")}, column ${attribute}: "${odd}" is nearly "${usual}"; is it meant?`,
          };
        }),
    );
  });
}

/**
 * Each value with the later ones it may be a slip of. Two texts one slip apart share what is left when one letter is
 * taken out of each, so that not every pair has to be looked at.
 */
function similar(values: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  const byRest = new Map<string, number[]>();
  const rests = values.map((value) => {
    const letters = [...plain(value)];
    return [letters.join(""), ...letters.map((_, at) => letters.toSpliced(at, 1).join(""))];
  });
  rests.forEach((those, at) => {
    for (const rest of new Set(those)) byRest.set(rest, [...(byRest.get(rest) ?? []), at]);
  });
  return values.map((value, at) => {
    const near = new Set((rests[at] ?? []).flatMap((rest) => byRest.get(rest) ?? []).filter((other) => other > at));
    return [value, [...near].toSorted((a, b) => a - b).map((other) => values[other] ?? "")];
  });
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, "");

/** One letter, two neighbours that changed places, or only letter case and spaces apart; numbers in names are meant. */
function isSlip(a: string, b: string): boolean {
  if (plain(a) === plain(b)) return true;
  if (a.replaceAll(/\d/g, "") === b.replaceAll(/\d/g, "")) return false;
  const [x, y] = [plain(a), plain(b)];
  if (Math.min(x.length, y.length) <= 4 || Math.abs(x.length - y.length) > 1) return false;
  return distance(x, y) === 1 || isSwap(x, y);
}

/** Whether two neighbours changed places: two slips by count, one by hand. */
function isSwap(a: string, b: string): boolean {
  const at = a.split("").findIndex((letter, place) => letter !== b[place]);
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}
