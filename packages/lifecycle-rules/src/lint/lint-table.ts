import type { Form } from "../form/form.ts";
import type { ObservedGroup } from "../observation/observation.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { lintGroups } from "./lint-groups.ts";
import { lintOptions } from "./lint-options.ts";
import { lintRows } from "./lint-rows.ts";
import { lintSpelling } from "./lint-spelling.ts";
import { separationBreaches } from "./separation-breaches.ts";
import { shadowedRows } from "./shadowed-rows.ts";

/** Something in a table that somebody should look at. An error would hurt; a warning is probably not meant. */
export interface LintFinding {
  readonly kind:
    | "unreachable"
    | "shadowed"
    | "duplicate"
    | "near-miss"
    | "unowned"
    | "privileged-without-expiry"
    | "excluded-by-itself"
    | "group-unknown"
    | "group-renamed"
    | "group-not-assignable"
    | "value-without-option"
    | "option-without-row"
    | "separation-breach";
  readonly severity: "error" | "warning";
  readonly rowIds: readonly string[];
  readonly column?: string;
  readonly value?: string;
  readonly nearest?: string;
  readonly sentence: string;
}

/** What a table is held against. Each part is optional; what is not given is not checked. */
export interface LintContext {
  /** The forms people fill in: their options against the table's values, both ways. */
  readonly forms?: readonly Form[];
  /** The groups Okta has. */
  readonly groups?: readonly ObservedGroup[];
}

/** Everything that is wrong with a table beyond its being readable, in the order of rows where there is one. */
export function lintTable(table: ReferenceTable, context: LintContext = {}): readonly LintFinding[] {
  return [
    ...lintRows(table),
    ...shadowedRows(table),
    ...lintSpelling(table, context),
    ...lintOptions(table, context),
    ...lintGroups(table, context),
    ...separationBreaches(table, context),
  ];
}
