import { err, ok, type Result } from "neverthrow";
import { canonicalJson } from "../evidence/canonical-json.ts";
import { sha256 } from "../evidence/sha256.ts";
import { readCell, showTest } from "./cell.ts";
import type { TableRules } from "./rules.ts";
import type { Condition, Entitlement, ReferenceTable, Row, RowClass } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

/** A row before it is checked. Its conditions are written as cells: `{ department: "Data | Product", location: "!Zurich" }`. */
export interface RowDraft {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  /** @defaultValue `"birthright"` */
  readonly class?: RowClass;
  readonly when?: Readonly<Record<string, string>>;
  readonly grants: readonly Entitlement[];
}

/** A table before it is checked. */
export interface TableDraft {
  readonly name: string;
  /** Host of the Okta org the table is written for. */
  readonly org: string;
  readonly rules: TableRules;
  readonly rows: readonly RowDraft[];
}

/** Checks a table and gives it its version. Neither the order of rows nor of cells changes the version. */
export function defineTable(
  draft: TableDraft,
  file = "reference table",
): Result<ReferenceTable, readonly TableProblem[]> {
  const problems: TableProblem[] = [];
  const rows = draft.rows.map((row) => readRow(row, file, problems));
  problems.push(...duplicateIds(rows, file), ...unmappedAttributes(rows, draft.rules, file));
  if (problems.length > 0) return err(problems);
  const { name, org, rules } = draft;
  return ok({ name, org, rows, rules, version: versionOf({ name, org, rows, rules }) });
}

function readRow(draft: RowDraft, file: string, problems: TableProblem[]): Row {
  const conditions: Condition[] = [];
  for (const [attribute, cell] of Object.entries(draft.when ?? {})) {
    readCell(cell).match(
      (test) => test !== undefined && conditions.push({ attribute, test, cell: showTest(test) }),
      ({ kind, sentence }) =>
        problems.push({
          kind,
          file,
          row: draft.id,
          column: attribute,
          value: cell,
          sentence: `${file}, row ${draft.id}, column ${attribute}: ${sentence}.`,
        }),
    );
  }
  const { id, owner, reason, grants } = draft;
  return { id, owner, reason, class: draft.class ?? "birthright", conditions, grants };
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

function unmappedAttributes(rows: readonly Row[], rules: TableRules, file: string): readonly TableProblem[] {
  const mapped = new Set(Object.keys(rules.profile));
  return rows
    .filter(({ grants }) => grants.some(({ kind }) => kind === "group" || kind === "application"))
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

function versionOf({ name, org, rows, rules }: Omit<ReferenceTable, "version">): string {
  const sorted = rows.map((row) => ({
    ...row,
    conditions: row.conditions
      .map(({ attribute, test }) => ({ attribute, kind: test.kind, values: test.values.toSorted() }))
      .toSorted((a, b) => compare(a.attribute, b.attribute)),
    grants: row.grants.map(canonicalJson).toSorted(),
  }));
  return sha256(canonicalJson({ name, org, rules, rows: sorted.toSorted((a, b) => compare(a.id, b.id)) }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
