import { isKey } from "../applications/application-facts.ts";
import { entitlementKey } from "../entitlements/granted.ts";
import { canonicalJson } from "../evidence/canonical-json.ts";
import { clipped } from "./clipped.ts";
import { RESERVED_COLUMNS } from "./columns.ts";
import { isRowId, ROW_ID_RULE } from "./row-id.ts";
import { rowWords } from "./row-words.ts";
import { ruleProblems } from "./rule-problems.ts";
import type { ReferenceTable, Row } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

/** What makes a table unusable: said when it is read, so that nothing is ambiguous when it is used. */
export function tableProblems(table: Omit<ReferenceTable, "version">, file: string): readonly TableProblem[] {
  return [
    ...emptyCells(table, file),
    ...reservedNames(table.rows, file),
    ...ruleProblems(table, file),
    ...duplicateIds(table.rows, file),
    ...unmappedAttributes(table, file),
    ...contradictions(table.rows, file),
    ...impossibleDays(table.rows, file),
  ];
}

function emptyCells(
  { name, org, rows }: Pick<ReferenceTable, "name" | "org" | "rows">,
  file: string,
): readonly TableProblem[] {
  const head = Object.entries({ name, org })
    .filter(([, text]) => text === "")
    .map(
      ([column]): TableProblem => ({
        kind: "missing-directive",
        file,
        column: `#${column}`,
        sentence: `${file}: it does not say which ${column === "org" ? "Okta org" : "table"} this is.`,
      }),
    );
  const cells = rows.flatMap(({ id, owner, reason, grants }) => [
    ...Object.entries({ owner, reason }).flatMap(([column, text]) =>
      text === "" ? [missingCell(file, id, column)] : [],
    ),
    ...grants.flatMap((grant) =>
      Object.entries(COLUMN_OF[grant.kind])
        .filter(([property]) => Object.entries(grant).some(([key, value]) => key === property && value === ""))
        .map(([, column]) => missingCell(file, id, column)),
    ),
  ]);
  return [...head, ...cells];
}

const COLUMN_OF: Readonly<Record<Row["grants"][number]["kind"], Readonly<Record<string, string>>>> = {
  group: { groupId: "group", name: "groupName" },
  application: { appId: "application", label: "applicationLabel" },
  task: { task: "task", summary: "taskSummary" },
  notification: { event: "notify", audience: "notify" },
};

/** A cell that must hold something and holds nothing. */
export function missingCell(file: string, row: string, column: string): TableProblem {
  return {
    kind: "missing-cell",
    file,
    row,
    column,
    value: "",
    sentence: `${file}, ${rowWords(row)}, column ${column}: the cell is empty.`,
  };
}

/** Names that mean something else as soon as the table is written as CSV. */
function reservedNames(rows: readonly Row[], file: string): readonly TableProblem[] {
  const attributes = new Set(rows.flatMap(({ conditions }) => conditions.map(({ attribute }) => attribute)));
  const columns = [...attributes].filter((name) => RESERVED_COLUMNS.includes(name) || name === "");
  return [
    ...columns.map((column): TableProblem => {
      const sentence = `${file}: "${clipped(column)}" says something about the row itself and cannot be an attribute.`;
      return { kind: "reserved-name", file, column, sentence };
    }),
    ...rows
      .filter(({ id }) => !isRowId(id))
      .map(({ id }): TableProblem => {
        const what = id.startsWith("#") ? "an id does not begin with #" : ROW_ID_RULE;
        return { kind: "reserved-name", file, row: id, sentence: `${file}, ${rowWords(id)}: ${what}.` };
      }),
  ];
}

function duplicateIds(rows: readonly Row[], file: string): readonly TableProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }) => {
    const again = seen.has(id);
    seen.add(id);
    return again
      ? [
          {
            kind: "duplicate-id",
            file,
            row: id,
            sentence: `${file}, ${rowWords(id)}: another row has the same id.`,
          } as const,
        ]
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
          sentence: `${file}, ${rowWords(id)}: "${clipped(attribute)}" has no Okta profile attribute in rules.profile, so a later change of role could not be matched.`,
        })),
    );
}

/** One group cannot have two names, one application two profiles: rows may add to each other, not contradict. */
function contradictions(rows: readonly Row[], file: string): readonly TableProblem[] {
  const first = new Map<string, { readonly row: string; readonly said: string }>();
  return rows.flatMap(({ id, grants }) =>
    grants.flatMap((grant): readonly TableProblem[] => {
      // By what a row says of an application of the catalogue its group is chosen: several may say several things.
      if (grant.kind === "application" && isKey(grant.appId)) return [];
      const key = `${grant.kind}:${entitlementKey(grant)}`;
      const said = canonicalJson(grant);
      const before = first.get(key);
      if (before === undefined) first.set(key, { row: id, said });
      if (before === undefined || before.said === said) return [];
      const what = `says something else about ${clipped(entitlementKey(grant))} than ${rowWords(before.row)}`;
      return [
        {
          kind: "contradiction",
          file,
          row: id,
          value: entitlementKey(grant),
          sentence: `${file}, ${rowWords(id)}: ${what}.`,
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
              sentence: `${file}, ${rowWords(id)}, column ${column}: expected whole days between 1 and 3650, found ${days}.`,
            },
          ],
    ),
  );
}

const isAccess = ({ kind }: Row["grants"][number]) => kind === "group" || kind === "application";
