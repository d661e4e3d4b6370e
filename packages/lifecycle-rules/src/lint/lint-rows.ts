import { accessTarget } from "../entitlements/granted.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LintFinding } from "./lint-table.ts";

/** Rows nobody answers for, privileges without an end, and rows that take back what they give. */
export function lintRows({ rows }: ReferenceTable): readonly LintFinding[] {
  return rows.flatMap(({ id, owner, class: rowClass, expiresAfterDays, grants, excludes }): readonly LintFinding[] => {
    const itself = grants.flatMap((grant) => accessTarget(grant) ?? []).filter((target) => excludes?.includes(target));
    return [
      ...(/^[^\s@]+@[^\s@]+$/.test(owner)
        ? []
        : [
            {
              kind: "unowned" as const,
              severity: "warning" as const,
              rowIds: [id],
              column: "owner",
              value: owner,
              sentence: `Row ${id}: the owner "${owner}" is not a mail address; nobody would be asked about it.`,
            },
          ]),
      ...(rowClass === "privileged" && expiresAfterDays === undefined
        ? [
            {
              kind: "privileged-without-expiry" as const,
              severity: "error" as const,
              rowIds: [id],
              column: "expiresAfter",
              sentence: `Row ${id} is privileged and never expires; say after how many days it must be asked for again.`,
            },
          ]
        : []),
      ...itself.map((target) => ({
        kind: "excluded-by-itself" as const,
        severity: "error" as const,
        rowIds: [id],
        column: "excludes",
        value: target,
        sentence: `Row ${id} grants ${target} and excludes it; nobody gets it by this row.`,
      })),
    ];
  });
}
