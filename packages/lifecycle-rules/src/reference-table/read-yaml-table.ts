import { err, type Result } from "neverthrow";
import { nearest } from "../form/nearest.ts";
import { joinValues } from "./cell.ts";
import { clipped } from "./clipped.ts";
import { defineTable, type RowDraft } from "./define-table.ts";
import { EVENTS, readGrants } from "./grant-cells.ts";
import { parseYaml } from "./parse-yaml.ts";
import { rowWords } from "./row-words.ts";
import type { TableRules } from "./rules.ts";
import type { Entitlement, ReferenceTable } from "./table.ts";
import { TableFile, type TableFileRow } from "./table-file.ts";
import type { TableProblem } from "./table-problem.ts";
import { yamlProblems } from "./yaml-problems.ts";

/**
 * Reads a table written as YAML (or JSON, which is YAML). The rules stand in the file or are given beside it; in the
 * file they win. All problems come back at once.
 */
export function readYamlTable(
  text: string,
  rules?: TableRules,
  file = "reference table",
): Result<ReferenceTable, readonly TableProblem[]> {
  const parsed = parseYaml(text, file);
  if (parsed.isErr()) return err(parsed.error);
  const read = TableFile.safeParse(parsed.value);
  if (!read.success) return err(yamlProblems(read.error.issues, parsed.value, file));
  const { name, org, rows } = read.data;
  // What zod leaves out it writes as `undefined`; the rules' type knows only absence.
  const inFile = read.data.rules === undefined ? undefined : (withoutUndefined(read.data.rules) as TableRules);
  const known = inFile ?? rules;
  if (known === undefined) {
    const sentence = `${file}: there are no rules, neither in the file nor beside it.`;
    return err([{ kind: "missing-cell", file, column: "rules", sentence }]);
  }
  const unknown = rows.flatMap((row) => eventProblems(row, file));
  return unknown.length > 0 ? err(unknown) : defineTable({ name, org, rules: known, rows: rows.map(toDraft) }, file);
}

function toDraft(row: TableFileRow): RowDraft {
  const { when = {}, groups = [], applications = [], tasks = [], notify = [], keepFor, expiresAfter } = row;
  const cells = Object.entries(when).map(([attribute, value]) => [
    attribute,
    typeof value === "string" ? value : joinValues(value),
  ]);
  const { entitlements } = readGrants((column) => (column === "notify" ? notify : []));
  const grants: readonly Entitlement[] = [
    ...groups.map(({ id, name }) => ({ kind: "group", groupId: id, name }) as const),
    ...applications.map(({ id, label, profile }): Entitlement => {
      return { kind: "application", appId: id, label, ...(profile === undefined ? {} : { profile }) };
    }),
    ...tasks.map(({ id, summary }) => ({ kind: "task", task: id, summary }) as const),
    ...entitlements,
  ];
  return {
    id: row.id,
    owner: row.owner,
    reason: row.reason,
    ...(row.class === undefined ? {} : { class: row.class }),
    when: Object.fromEntries(cells),
    grants,
    ...(row.excludes === undefined ? {} : { excludes: row.excludes }),
    ...(keepFor === undefined ? {} : { keepForDays: keepFor }),
    ...(expiresAfter === undefined ? {} : { expiresAfterDays: expiresAfter }),
    ...(row.backfill === true ? { backfill: true } : {}),
  };
}

function eventProblems({ id, notify = [] }: TableFileRow, file: string): readonly TableProblem[] {
  return notify.flatMap((value): readonly TableProblem[] => {
    const event = value.split(" to ")[0] ?? "";
    if (EVENTS.some((known) => known === event)) return [];
    const near = nearest(event, EVENTS);
    const hint = near === undefined ? "" : `; the nearest is "${near}"`;
    const sentence = `${file}, ${rowWords(id)}, column notify: "${clipped(event)}" is none of ${EVENTS.join(", ")}${hint}.`;
    return [
      {
        kind: "unknown-value",
        file,
        row: id,
        column: "notify",
        value,
        ...(near === undefined ? {} : { nearest: near }),
        sentence,
      },
    ];
  });
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutUndefined(inner)]));
}
