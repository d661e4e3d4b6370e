import { knownValues } from "../form/closed-values.ts";
import { nearest } from "../form/nearest.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { isMeant, namedValues, passes } from "../reference-table/test-values.ts";
import { optionsByAttribute } from "./form-options.ts";
import type { LintContext, LintFinding } from "./lint-table.ts";

/**
 * Values no form can produce, rows nobody can therefore reach, and options no row knows: an error where the attribute is
 * closed, as such a ticket would be refused; else whoever chooses one is given nothing for it.
 */
export function lintOptions(table: ReferenceTable, context: LintContext): readonly LintFinding[] {
  const options = optionsByAttribute(context);
  return [...withoutOption(table, options), ...withoutRow(table, options), ...withoutEffect(table, options)];
}

function withoutOption(
  { rows }: ReferenceTable,
  options: ReadonlyMap<string, readonly string[]>,
): readonly LintFinding[] {
  return rows.flatMap(({ id, conditions }) =>
    conditions.flatMap(({ attribute, test, cell }): readonly LintFinding[] => {
      const offered = options.get(attribute);
      if (offered === undefined) return [];
      const strangers = namedValues(test).filter((named) => !offered.some((option) => isMeant(named, option)));
      const dead = test.kind === "any-of" && strangers.length === test.values.length;
      return [
        ...strangers.map((value): LintFinding => {
          const near = nearest(value, offered);
          return {
            kind: "value-without-option",
            severity: "warning",
            rowIds: [id],
            column: attribute,
            value,
            ...(near === undefined ? {} : { nearest: near }),
            sentence: `Row ${id}, column ${attribute}: no form offers "${value}"${near === undefined ? "" : `; the nearest is "${near}"`}.`,
          };
        }),
        ...(dead
          ? [
              {
                kind: "unreachable" as const,
                severity: "error" as const,
                rowIds: [id],
                column: attribute,
                value: cell,
                sentence: `Row ${id} holds for nobody: no form offers anything in its column ${attribute} (${cell}).`,
              },
            ]
          : []),
      ];
    }),
  );
}

function withoutRow(table: ReferenceTable, options: ReadonlyMap<string, readonly string[]>): readonly LintFinding[] {
  return table.rules.closed.flatMap((attribute) => {
    const known = knownValues(table, attribute);
    return (options.get(attribute) ?? [])
      .filter((option) => !known.some((named) => isMeant(named, option)))
      .map((value): LintFinding => {
        const near = nearest(value, known);
        return {
          kind: "option-without-row",
          severity: "error",
          rowIds: [],
          column: attribute,
          value,
          ...(near === undefined ? {} : { nearest: near }),
          sentence: `The form offers "${value}" for ${attribute}, which no row knows; such a ticket would be refused.`,
        };
      });
  });
}

/** Options of open attributes that rows test, and that no row means, names or holds for. */
function withoutEffect(
  { rows, rules }: ReferenceTable,
  options: ReadonlyMap<string, readonly string[]>,
): readonly LintFinding[] {
  const tests = Map.groupBy(
    rows.flatMap(({ conditions }) => conditions),
    ({ attribute }) => attribute,
  );
  return [...tests].flatMap(([attribute, conditions]) => {
    if (rules.closed.includes(attribute)) return [];
    const named = conditions.flatMap(({ test }) => namedValues(test));
    return (options.get(attribute) ?? [])
      .filter((option) => !named.some((one) => isMeant(one, option)))
      .filter((option) => !conditions.some(({ test }) => passes(test, [option])))
      .map((value): LintFinding => {
        const near = nearest(value, named);
        return {
          kind: "option-without-row",
          severity: "warning",
          rowIds: [],
          column: attribute,
          value,
          ...(near === undefined ? {} : { nearest: near }),
          sentence: `The form offers "${value}" for ${attribute}, which no row knows; whoever chooses it is given nothing for it.`,
        };
      });
  });
}
