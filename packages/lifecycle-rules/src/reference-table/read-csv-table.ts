import { err, type Result } from "neverthrow";
import { nearest } from "../form/nearest.ts";
import { cellValues } from "./cell.ts";
import { clipped } from "./clipped.ts";
import { RESERVED_COLUMNS, ROW_COLUMNS } from "./columns.ts";
import { type CsvLine, meantCell, readCsv } from "./csv.ts";
import { checkTable, type RowDraft } from "./define-table.ts";
import { readGrants } from "./grant-cells.ts";
import { isRowId, ROW_ID_RULE } from "./row-id.ts";
import { rowWords } from "./row-words.ts";
import type { TableRules } from "./rules.ts";
import type { ReferenceTable, RowClass } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

const CLASSES: readonly RowClass[] = ["birthright", "requestable", "privileged"];

/**
 * Reads a table as a spreadsheet writes it: `#name,…` and `#org,…` first, then a header, then one line per row.
 *
 * `id`, `owner`, `reason`, `class` describe the row; `group`, `groupName`, `application`, `applicationLabel`, `task`,
 * `taskSummary` and `notify` say what it grants, `excludes` what it forbids, `keepFor` and `expiresAfter` (days) and
 * `backfill` (yes) for how long and whom; every other column is a condition on the attribute of that name.
 * Every line has as many cells as the header, the empty ones too: a line with a cell more or less is not guessed at.
 * All problems come back at once, each with its file, row, column, value and the nearest allowed value.
 */
export function readCsvTable(
  text: string,
  rules: TableRules,
  file = "reference table",
): Result<ReferenceTable, readonly TableProblem[]> {
  const csv = readCsv(text);
  if (csv.isErr()) {
    const { line, endsAt } = csv.error;
    const end =
      endsAt === undefined ? "never ends" : `its text goes on behind the quote that ends it, on line ${endsAt}`;
    const sentence = `${file}, line ${line}: a quoted cell begins here and ${end}.`;
    return err([{ kind: "unclosed-quote", file, row: `line ${line}`, sentence }]);
  }
  const said = csv.value
    .filter(isDirective)
    .map(({ cells }) => [cells[0]?.trim().slice(1).trim() ?? "", meantCell((cells[1] ?? "").trim())] as const);
  const directives = new Map(said);
  const [header, ...body] = csv.value.filter((line) => !isDirective(line));
  const columns = header?.cells.map((cell) => meantCell(cell.trim())) ?? [];
  const problems: TableProblem[] = [...headProblems(file, directives, columns), ...saidTwice(file, said)];
  if (problems.length > 0) return err(problems);

  const doubts = body.map((line) => lineProblem(line, columns, file));
  problems.push(...doubts.filter((doubt) => doubt !== undefined));
  const unread = problems.length > 0;
  const lines = body.filter((_, at) => doubts[at] === undefined);
  const drafts = lines.map((line) => readLine(line, columns, file, problems));
  const places = lines.map(({ line }) => `line ${line}`);
  const head = { name: directives.get("name") ?? "", org: directives.get("org") ?? "" };
  const table = checkTable({ ...head, rules, rows: drafts }, file, places);
  if (problems.length === 0) return table;
  // What is wrong with the whole can only be said once every row is read.
  const more = (table.isErr() ? table.error : []).filter(({ row }) => !unread || row !== undefined);
  return err([...problems, ...more]);
}

const isDirective = ({ cells }: CsvLine) => cells[0]?.trim().startsWith("#") === true;

function headProblems(
  file: string,
  directives: ReadonlyMap<string, string>,
  columns: readonly string[],
): readonly TableProblem[] {
  const directiveProblems = ["name", "org"]
    .filter((name) => (directives.get(name) ?? "") === "")
    .map((name) => ({
      kind: "missing-directive" as const,
      file,
      column: `#${name}`,
      sentence: `${file}: the line "#${name},…" is missing; it says which ${name === "org" ? "Okta org" : "table"} this is.`,
    }));
  if (columns.length === 0) {
    return [...directiveProblems, { kind: "no-header", file, sentence: `${file}: there is no header line.` }];
  }
  const columnProblems = ROW_COLUMNS.filter((name) => name !== "class" && !columns.includes(name)).map((name) => {
    const near = nearest(name, columns);
    return {
      kind: "missing-column" as const,
      file,
      column: name,
      ...(near === undefined ? {} : { nearest: near }),
      sentence: `${file}: the column "${name}" is missing${near === undefined ? "" : `; is it "${clipped(near)}"?`}.`,
    };
  });
  const twice = columns.filter((column, at) => column !== "" && columns.indexOf(column) !== at);
  const duplicates = [...new Set(twice)].map((column) => ({
    kind: "duplicate-id" as const,
    file,
    column,
    sentence: `${file}: the column "${clipped(column)}" is there twice.`,
  }));
  return [...directiveProblems, ...columnProblems, ...duplicates];
}

/** A table that is written for two orgs is written for neither. */
function saidTwice(file: string, said: readonly (readonly [name: string, value: string])[]): readonly TableProblem[] {
  return ["name", "org"].flatMap((name): readonly TableProblem[] => {
    const values = new Set(said.flatMap(([directive, value]) => (directive === name ? [value] : [])));
    if (values.size < 2) return [];
    const sentence = `${file}: the line "#${name},…" is there with ${[...values].map((value) => `"${clipped(value)}"`).join(" and ")}; it must say one thing.`;
    return [{ kind: "contradiction", file, column: `#${name}`, sentence }];
  });
}

/** Why a line is not read at all: nobody can tell which of its cells stands under which column. */
function lineProblem({ line, cells }: CsvLine, columns: readonly string[], file: string): TableProblem | undefined {
  const id = meantCell((cells[columns.indexOf("id")] ?? "").trim());
  const where = `${file}, line ${line}`;
  if (id !== "" && !isRowId(id)) {
    const sentence = `${where}: "${clipped(id)}" is no id; ${ROW_ID_RULE}.`;
    return { kind: "reserved-name", file, row: `line ${line}`, column: "id", value: clipped(id), sentence };
  }
  if (cells.length === columns.length) return undefined;
  const count = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}, the header has ${columns.length}`;
  const sentence = `${where}${id === "" ? "" : `, ${rowWords(id)}`}: ${count}.`;
  return { kind: "cell-count", file, row: id === "" ? `line ${line}` : id, sentence };
}

function readLine(line: CsvLine, columns: readonly string[], file: string, problems: TableProblem[]): RowDraft {
  const cells = new Map(columns.map((column, at) => [column, meantCell((line.cells[at] ?? "").trim())]));
  const id = cells.get("id") ?? "";
  const row = id === "" ? `line ${line.line}` : id;
  const problem = (kind: TableProblem["kind"], column: string, value: string, what: string, near?: string) =>
    problems.push({
      kind,
      file,
      row,
      column,
      value,
      ...(near === undefined ? {} : { nearest: near }),
      sentence: `${file}, ${rowWords(row)}, column ${column}: ${what}.`,
    });

  const written = cells.get("class") ?? "";
  const rowClass = written === "" ? "birthright" : CLASSES.find((name) => name === written);
  if (rowClass === undefined) {
    const near = nearest(written, CLASSES);
    const hint = near === undefined ? "" : `; the nearest is "${near}"`;
    problem("unknown-value", "class", written, `"${clipped(written)}" is none of ${CLASSES.join(", ")}${hint}`, near);
  }
  const conditionColumns = columns.filter((column) => !isReserved(column) && column !== "");
  const grants = readGrants((column) => cellValues(cells.get(column) ?? ""));
  for (const { column, value, what, near } of grants.problems) problem("unknown-value", column, value, what, near);
  const excludes = cellValues(cells.get("excludes") ?? "");
  const daysIn = (column: string): number | undefined => {
    const cell = cells.get(column) ?? "";
    if (/^\d+$/.test(cell)) return Number(cell);
    if (cell !== "") problem("unknown-value", column, cell, `"${clipped(cell)}" is no number of days`);
    return undefined;
  };
  const keepForDays = daysIn("keepFor");
  const expiresAfterDays = daysIn("expiresAfter");
  const backfill = cells.get("backfill") ?? "";
  if (!/^(yes|true|x|no|false|)$/i.test(backfill)) {
    problem("unknown-value", "backfill", backfill, `"${clipped(backfill)}" is neither yes nor no`);
  }
  return {
    id,
    owner: cells.get("owner") ?? "",
    reason: cells.get("reason") ?? "",
    class: rowClass ?? "birthright",
    when: Object.fromEntries(conditionColumns.map((column) => [column, cells.get(column) ?? ""])),
    grants: grants.entitlements,
    ...(excludes.length === 0 ? {} : { excludes }),
    ...(keepForDays === undefined ? {} : { keepForDays }),
    ...(expiresAfterDays === undefined ? {} : { expiresAfterDays }),
    ...(/^(yes|true|x)$/i.test(backfill) ? { backfill: true } : {}),
  };
}

const isReserved = (column: string) => RESERVED_COLUMNS.includes(column);
