import { entitlementKey } from "../entitlements/granted.ts";
import { canonicalJson } from "../evidence/canonical-json.ts";
import type { ReferenceTable, Row } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

/** What makes a table unusable: said when it is read, so that nothing is ambiguous when it is used. */
export function tableProblems(table: Omit<ReferenceTable, "version">, file: string): readonly TableProblem[] {
  return [
    ...duplicateIds(table.rows, file),
    ...unmappedAttributes(table, file),
    ...contradictions(table.rows, file),
    ...impossibleDays(table.rows, file),
  ];
}

function duplicateIds(rows: readonly Row[], file: string): readonly TableProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }) => {
    const again = seen.has(id);
    seen.add(id);
    return again
      ? [{ kind: "duplicate-id", file, row: id, sentence: `${file}, row ${id}: another row has the same id.` } as const]
      : [];
  });
}

function unmappedAttributes(
  { rows, rules }: Pick<ReferenceTable, "rows" | "rules">,
  file: string,
): readonly TableProblem[] {
  const mapped = new Set(Object.keys(rules.profile));
  return rows
    .filter(({ grants, excludes }) => excludes !== undefined || grants.some(isAccess))
    .flatMap(({ id, conditions }) =>
      conditions
        .filter(({ attribute }) => !mapped.has(attribute))
        .map(({ attribute }) => ({
          kind: "unmapped-attribute" as const,
          file,
          row: id,
          column: attribute,
          sentence: `${file}, row ${id}: "${attribute}" has no Okta profile attribute in rules.profile, so a later change of role could not be matched.`,
        })),
    );
}

/** One group cannot have two names, one application two profiles: rows may add to each other, not contradict. */
function contradictions(rows: readonly Row[], file: string): readonly TableProblem[] {
  const first = new Map<string, { readonly row: string; readonly said: string }>();
  return rows.flatMap(({ id, grants }) =>
    grants.flatMap((grant): readonly TableProblem[] => {
      const key = `${grant.kind}:${entitlementKey(grant)}`;
      const said = canonicalJson(grant);
      const before = first.get(key);
      if (before === undefined) first.set(key, { row: id, said });
      if (before === undefined || before.said === said) return [];
      const what = `says something else about ${entitlementKey(grant)} than row ${before.row}`;
      return [
        {
          kind: "contradiction",
          file,
          row: id,
          value: entitlementKey(grant),
          sentence: `${file}, row ${id}: ${what}.`,
        },
      ];
    }),
  );
}

function impossibleDays(rows: readonly Row[], file: string): readonly TableProblem[] {
  return rows.flatMap(({ id, keepForDays, expiresAfterDays }) =>
    (
      [
        ["keepFor", keepForDays],
        ["expiresAfter", expiresAfterDays],
      ] as const
    ).flatMap(([column, days]): readonly TableProblem[] =>
      days === undefined || (Number.isInteger(days) && days > 0 && days <= 3650)
        ? []
        : [
            {
              kind: "unknown-value",
              file,
              row: id,
              column,
              value: String(days),
              sentence: `${file}, row ${id}, column ${column}: expected whole days between 1 and 3650, found ${days}.`,
            },
          ],
    ),
  );
}

const isAccess = ({ kind }: Row["grants"][number]) => kind === "group" || kind === "application";
