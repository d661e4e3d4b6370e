import { accessTarget } from "../entitlements/granted.ts";
import type { Entitlement, ReferenceTable, Row } from "../reference-table/table.ts";
import { passes, valuesOf } from "../reference-table/test-values.ts";
import type { Persona, PersonaFailure, PolicyTestReport, UntestedRow } from "./policy-tests.ts";

/**
 * Holds a table against its personas, and the personas against the table: every row is deleted once, every cell
 * emptied once, and some persona must notice. What nobody notices is not tested, whatever the personas say.
 */
export function testTable({ rows }: Pick<ReferenceTable, "rows">, personas: readonly Persona[]): PolicyTestReport {
  const cases = personas.map((persona) => ({ persona, matched: rows.filter((row) => holdsFor(row, persona)) }));
  const failures = cases.flatMap(({ persona, matched }) => failure(persona, entitlementsOf(matched)));
  const failing = new Set(failures.map(({ persona }) => persona));
  // A persona that fails already notices everything, and so proves nothing.
  const sound = cases.filter(({ persona }) => !failing.has(persona.name));
  const notices = (changed: (persona: Persona, matched: readonly Row[]) => readonly Row[]) =>
    sound.some(({ persona, matched }) => failure(persona, entitlementsOf(changed(persona, matched))).length > 0);
  const mutants = rows.flatMap((row): readonly Mutant[] => [
    {
      row,
      mutation: { kind: "deleted" },
      unnoticed: () => !notices((_, matched) => matched.filter((one) => one !== row)),
    },
    ...row.conditions.map(({ attribute }): Mutant => {
      const wider = { ...row, conditions: row.conditions.filter((condition) => condition.attribute !== attribute) };
      return {
        row,
        mutation: { kind: "widened", attribute },
        unnoticed: () =>
          !notices((persona, matched) =>
            !matched.includes(row) && holdsFor(wider, persona) ? [...matched, row] : matched,
          ),
      };
    }),
  ]);
  return {
    personas: personas.length,
    failures,
    mutations: mutants.length,
    untested: mutants.filter(({ unnoticed }) => unnoticed()).map(untested),
  };
}

interface Mutant extends Pick<UntestedRow, "mutation"> {
  readonly row: Row;
  readonly unnoticed: () => boolean;
}

interface Entitlements {
  readonly grants: ReadonlySet<string>;
  readonly mayAskFor: ReadonlySet<string>;
}

function holdsFor({ conditions }: Row, { attributes }: Persona): boolean {
  return conditions.every(({ attribute, test }) => passes(test, valuesOf(attributes[attribute])));
}

function entitlementsOf(matched: readonly Row[]): Entitlements {
  const excluded = new Set(matched.flatMap(({ excludes }) => excludes ?? []));
  const labels = (rows: readonly Row[]) =>
    new Set(
      rows.flatMap(({ grants }) => grants.filter((grant) => !excluded.has(accessTarget(grant) ?? "")).map(labelOf)),
    );
  return {
    grants: labels(matched.filter((row) => row.class !== "privileged")),
    mayAskFor: labels(matched.filter((row) => row.class === "privileged")),
  };
}

/** What a persona calls an entitlement. */
export function labelOf(entitlement: Entitlement): string {
  switch (entitlement.kind) {
    case "group":
      return entitlement.name;
    case "application":
      return entitlement.label;
    case "task":
      return `task ${entitlement.task}`;
    case "notification":
      return `mail ${entitlement.event} to ${entitlement.audience}`;
  }
}

function failure({ name, grants, mayAskFor }: Persona, found: Entitlements): readonly PersonaFailure[] {
  const expected = new Set(grants);
  const asked = new Set(mayAskFor ?? found.mayAskFor);
  const prefixed = (labels: Iterable<string>) => [...labels].map((label) => `${label} (may ask for)`);
  const missing = [...expected.difference(found.grants), ...prefixed(asked.difference(found.mayAskFor))].toSorted();
  const unexpected = [...found.grants.difference(expected), ...prefixed(found.mayAskFor.difference(asked))].toSorted();
  if (missing.length === 0 && unexpected.length === 0) return [];
  const parts = [
    ...(missing.length > 0 ? [`does not get ${missing.join(", ")}`] : []),
    ...(unexpected.length > 0 ? [`gets ${unexpected.join(", ")}, which is not expected`] : []),
  ];
  return [{ persona: name, missing, unexpected, sentence: `${name} ${parts.join(" and ")}.` }];
}

function untested({ row: { id }, mutation }: Mutant): UntestedRow {
  const sentence =
    mutation.kind === "deleted"
      ? `Row ${id} could be deleted and no persona would notice.`
      : `Row ${id} could lose its condition on ${mutation.attribute} and no persona would notice.`;
  return { rowId: id, mutation, sentence };
}
