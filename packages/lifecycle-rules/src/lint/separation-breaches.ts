import { accessTarget } from "../entitlements/granted.ts";
import type { Condition, ReferenceTable, Row } from "../reference-table/table.ts";
import { isMeant, namedValues, passes } from "../reference-table/test-values.ts";
import { listAttributes, optionsByAttribute } from "./form-options.ts";
import type { LintContext, LintFinding } from "./lint-table.ts";

/** An imaginary person: attribute → values; an attribute left out has none. */
type Somebody = ReadonlyMap<string, readonly string[]>;

/**
 * Separation rules that some person could break by attributes alone: anybody the attributes can describe, not only
 * those who work here today. Each breach comes with a smallest such person.
 *
 * Rows see of a value only which of the named ones it is, so one value per named one, one that nobody names, and none
 * at all stand for all there are. Where the forms' options are known, only those count; only a form can say that an
 * attribute holds several values, so without forms each holds one.
 */
export function separationBreaches(table: ReferenceTable, context: LintContext = {}): readonly LintFinding[] {
  const open = table.rows.filter((row) => row.class !== "privileged");
  return (table.rules.separation ?? []).flatMap(({ id, reason, targets }) =>
    pairs(targets).flatMap(([one, other]): readonly LintFinding[] => {
      const breach = smallestBreach(table, context, open, one, other);
      if (breach === undefined) return [];
      const { person, rows } = breach;
      const shown = [...person].map(([attribute, values]) => `${attribute} ${values.join(" and ")}`).join(", ");
      const who = shown === "" ? "anybody" : `somebody with ${shown}`;
      return [
        {
          kind: "separation-breach",
          severity: "error",
          rowIds: [...new Set(rows.map((row) => row.id))],
          value: shown,
          sentence: `Rule ${id} (${reason}): ${who} would hold ${one} and ${other}, by ${rows.map((row) => row.id).join(" and ")}.`,
        },
      ];
    }),
  );
}

function smallestBreach(
  table: ReferenceTable,
  context: LintContext,
  open: readonly Row[],
  one: string,
  other: string,
): { readonly person: Somebody; readonly rows: readonly [Row, Row] } | undefined {
  const grants = (target: string) => open.filter((row) => row.grants.some((grant) => accessTarget(grant) === target));
  const excluding = table.rows.filter(({ excludes }) => excludes?.some((target) => target === one || target === other));
  let best: { readonly person: Somebody; readonly rows: readonly [Row, Row] } | undefined;
  for (const a of grants(one)) {
    for (const b of grants(other)) {
      const person = somebodyFor([...a.conditions, ...b.conditions], excluding, context);
      if (person !== undefined && (best === undefined || person.size < best.person.size))
        best = { person, rows: [a, b] };
    }
  }
  return best;
}

/** A smallest person who meets all conditions and whom none of the excluding rows names; `undefined`: there is none. */
function somebodyFor(
  conditions: readonly Condition[],
  excluding: readonly Row[],
  context: LintContext,
): Somebody | undefined {
  const needed = [...new Set(conditions.map(({ attribute }) => attribute))];
  const further = [...new Set(excluding.flatMap((row) => row.conditions.map(({ attribute }) => attribute)))].filter(
    (attribute) => !needed.includes(attribute),
  );
  const relevant = [...conditions, ...excluding.flatMap((row) => row.conditions)];
  const choices = [...needed, ...further].map((attribute) => {
    const own = conditions.filter((condition) => condition.attribute === attribute);
    const passing = candidates(attribute, relevant, context).filter((values) =>
      own.every(({ test }) => passes(test, values)),
    );
    return { attribute, passing };
  });
  const spared = (person: Somebody) =>
    !excluding.some((row) => row.conditions.every(({ attribute, test }) => passes(test, person.get(attribute) ?? [])));

  const search = (at: number, person: Somebody, most: number): Somebody | undefined => {
    const choice = choices[at];
    if (choice === undefined) return spared(person) ? person : undefined;
    for (const values of choice.passing) {
      if (values.length > 0 && most === 0) break; // having nothing comes first in the list
      const next = values.length === 0 ? person : new Map([...person, [choice.attribute, values]]);
      const found = search(at + 1, next, values.length === 0 ? most : most - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  // Fewest attributes first, so that the example says nothing that does not matter.
  for (let most = 0; most <= choices.length; most += 1) {
    const person = search(0, new Map(), most);
    if (person !== undefined) return person;
  }
  return undefined;
}

/** What an attribute may hold, fewest values first: nothing, each value there is, and for lists several together. */
function candidates(
  attribute: string,
  relevant: readonly Condition[],
  context: LintContext,
): readonly (readonly string[])[] {
  const tests = relevant.filter((condition) => condition.attribute === attribute).map(({ test }) => test);
  const named = [...new Set(tests.flatMap(namedValues))];
  const options = optionsByAttribute(context).get(attribute);
  const values = options === undefined ? [...new Set([...named.flatMap(examples), OTHER])] : oneOfEach(options, named);
  if (!listAttributes(context).has(attribute)) return [[], ...values.map((value) => [value])];
  // One value for each row that gives, and one for each exclusion that a further value escapes.
  const escapes = tests.filter(({ kind }) => kind === "none-of").length;
  return subsets(values, Math.min(2 + escapes, MOST_TOGETHER));
}

/** Values somebody may choose together in a smallest example; more has no row of anybody's. */
const MOST_TOGETHER = 4;

/** Options the rows cannot tell apart stand for each other. */
function oneOfEach(options: readonly string[], named: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const option of options) {
    const seen = named.map((one) => (isMeant(one, option) ? "1" : "0")).join("");
    if (!first.has(seen)) first.set(seen, option);
  }
  return [...first.values()];
}

/** All subsets up to a size, smallest first. */
function subsets(values: readonly string[], most: number): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [[]];
  let last: readonly (readonly [subset: readonly string[], next: number])[] = [[[], 0]];
  for (let size = 1; size <= most; size += 1) {
    last = last.flatMap(([subset, next]) =>
      values.slice(next).map((value, at) => [[...subset, value], next + at + 1] as const),
    );
    all.push(...last.map(([subset]) => subset));
  }
  return all;
}

const OTHER = "something else";

/** Values that stand for all a named one means: itself; of a pattern, its beginning and something that begins so. */
function examples(named: string): readonly string[] {
  if (named.endsWith("/*")) return [named.slice(0, -2), `${named.slice(0, -1)}${OTHER}`];
  return named.endsWith("*") ? [named.slice(0, -1), `${named.slice(0, -1)}${OTHER}`] : [named];
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}
