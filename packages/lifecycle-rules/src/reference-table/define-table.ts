import { err, ok, type Result } from "neverthrow";
import { readCell, showTest } from "./cell.ts";
import { clipped } from "./clipped.ts";
import type { TableRules } from "./rules.ts";
import type { Condition, Entitlement, ReferenceTable, Row, RowClass } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";
import { missingCell, tableProblems } from "./table-problems.ts";
import { tidyText, tidyTexts } from "./tidy-text.ts";
import { versionOf } from "./version-of.ts";

/** A row before it is checked. Its conditions are written as cells: `{ department: "Data | Product", location: "!Zurich" }`. */
export interface RowDraft extends Pick<Row, "excludes" | "keepForDays" | "expiresAfterDays" | "backfill"> {
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

/**
 * Checks a table and gives it its version. Neither the order of rows nor of cells changes the version.
 * What two rows contradict each other in is an error here, never a surprise in the middle of a run.
 */
export function defineTable(
  draft: TableDraft,
  file = "reference table",
): Result<ReferenceTable, readonly TableProblem[]> {
  return checkTable(draft, file, []);
}

/** A checked table as it could have been written: {@link defineTable} makes the same of it again. */
export function draftOf({ name, org, rules, rows }: Omit<ReferenceTable, "version">): TableDraft {
  const drafts = rows.map(({ conditions, ...row }) => ({
    ...row,
    when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
  }));
  return { name, org, rules, rows: drafts };
}

/** As {@link defineTable}; `places` say where in the file each row stands, for those without an id. */
export function checkTable(
  draft: TableDraft,
  file: string,
  places: readonly string[],
): Result<ReferenceTable, readonly TableProblem[]> {
  const problems: TableProblem[] = [];
  const { rules } = draft;
  const [name, org] = [tidyText(draft.name), tidyText(draft.org)];
  const rows = draft.rows.map((row) => readRow(tidyTexts(row), file, problems));
  const named = rows.map((row, at) => ({ ...row, id: row.id === "" ? (places[at] ?? `row ${at + 1}`) : row.id }));
  const unnamed = rows.flatMap((row, at) => (row.id === "" ? [missingCell(file, named[at]?.id ?? "", "id")] : []));
  problems.push(...unnamed, ...tableProblems({ name, org, rules, rows: named }, file));
  return problems.length > 0
    ? err(problems)
    : ok({ name, org, rows, rules, version: versionOf({ name, org, rows, rules }) });
}

const KINDS = ["group", "application", "task", "notification"] as const;

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
          sentence: `${file}, row ${draft.id}, column ${clipped(attribute)}: ${sentence}.`,
        }),
    );
  }
  const { id, owner, reason, grants, excludes, keepForDays, expiresAfterDays, backfill } = draft;
  return {
    id,
    owner,
    reason,
    class: draft.class ?? "birthright",
    // One order, however the row was written: the three ways of writing a table give equal values.
    conditions: conditions.toSorted((a, b) => (a.attribute < b.attribute ? -1 : 1)),
    grants: KINDS.flatMap((kind) => grants.filter((grant) => grant.kind === kind).map(withoutEmptyProfile)),
    ...(excludes === undefined || excludes.length === 0 ? {} : { excludes }),
    ...(keepForDays === undefined ? {} : { keepForDays }),
    ...(expiresAfterDays === undefined ? {} : { expiresAfterDays }),
    ...(backfill === undefined ? {} : { backfill }),
  };
}

function withoutEmptyProfile(grant: Entitlement): Entitlement {
  if (grant.kind !== "application" || grant.profile === undefined || Object.keys(grant.profile).length > 0)
    return grant;
  const { profile: _, ...rest } = grant;
  return rest;
}
