import type * as z from "zod";
import { nearest } from "../form/nearest.ts";
import { ROW_KEYS, RULE_KEYS } from "./table-file.ts";
import type { TableProblem } from "./table-problem.ts";

/** What a schema found wrong, in the words of every other problem of a table: row, column, value, nearest. */
export function yamlProblems(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  file: string,
): readonly TableProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const known =
        issue.path[0] === "rows" ? ROW_KEYS : issue.path[0] === "rules" ? RULE_KEYS : ["name", "org", "rules", "rows"];
      return issue.keys.map((key) =>
        problem(
          "unknown-value",
          file,
          [...issue.path, key],
          value,
          `"${key}" is not known here`,
          key,
          nearest(key, known),
        ),
      );
    }
    const found = at(issue.path, value);
    if (found === undefined) return [problem("missing-cell", file, issue.path, value, "it is missing")];
    const shown = typeof found === "string" || typeof found === "number" ? String(found) : undefined;
    if (issue.code === "invalid_value") {
      const allowed = issue.values.map(String);
      const near = shown === undefined ? undefined : nearest(shown, allowed);
      return [
        problem("unknown-value", file, issue.path, value, `"${shown}" is none of ${allowed.join(", ")}`, shown, near),
      ];
    }
    const what = issue.code === "invalid_union" ? textOrTexts(found) : issue.message;
    return [problem("unknown-value", file, issue.path, value, what, shown)];
  });
}

/** What YAML takes for something else than a text (`7`, `true`, `2027-03-01`) is meant as one nearly always. */
function textOrTexts(found: unknown): string {
  const kind = typeof found === "object" ? "something else" : `a ${typeof found}`;
  return `expected a text or a list of texts, found ${kind}; write it in quotes`;
}

function problem(
  kind: TableProblem["kind"],
  file: string,
  path: readonly PropertyKey[],
  value: unknown,
  what: string,
  found?: string,
  near?: string,
): TableProblem {
  const row = rowAt(path, value);
  const column = path.slice(path[0] === "rows" ? 2 : 0).join(".");
  const where = [file, ...(row === undefined ? [] : [`row ${row}`]), ...(column === "" ? [] : [`column ${column}`])];
  return {
    kind,
    file,
    ...(row === undefined ? {} : { row }),
    ...(column === "" ? {} : { column }),
    ...(found === undefined ? {} : { value: found }),
    ...(near === undefined ? {} : { nearest: near }),
    sentence: `${where.join(", ")}: ${what}${near === undefined ? "" : `; the nearest is "${near}"`}.`,
  };
}

function at(path: readonly PropertyKey[], value: unknown): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  );
}

function rowAt([first, index]: readonly PropertyKey[], value: unknown): string | undefined {
  if (first !== "rows" || typeof index !== "number") return undefined;
  const id = at(["rows", index, "id"], value);
  return typeof id === "string" && id !== "" ? id : `${index + 1}`;
}
