import { matchRows, nearestRows, type ReferenceTable, type Row } from "@tenure/lifecycle-rules";

/** Who gets what, by one attribute: a line for each group and application, a column for each value. */
export interface AccessMatrix {
  readonly attribute: string;
  readonly values: readonly string[];
  readonly lines: readonly {
    readonly kind: "group" | "application";
    readonly id: string;
    readonly name: string;
    /** In the order of `values`. */
    readonly cells: readonly Share[];
  }[];
}

/** How many people of a value get something: everybody, some (other cells decide), those who ask and are let, nobody. */
export type Share = "everybody" | "some" | "on-request" | "nobody";

/** Works out the matrix of a table for an attribute such as `department`. Values come from the table's own cells. */
export function accessMatrix(table: ReferenceTable, attribute: string): AccessMatrix {
  const values = namedValues(table, attribute);
  const columns = values.map((value) => sharesFor(table, attribute, value));
  return {
    attribute,
    values,
    lines: targetsOf(table.rows).map((target) => ({
      ...target,
      cells: columns.map((shares) => shares.get(target.id) ?? "nobody"),
    })),
  };
}

function namedValues(table: ReferenceTable, attribute: string): readonly string[] {
  const named = table.rows.flatMap(({ conditions }) =>
    conditions.flatMap(({ attribute: name, test }) => (name === attribute && "values" in test ? test.values : [])),
  );
  return [...new Set(named)].filter((value) => !value.endsWith("*")).toSorted((a, b) => a.localeCompare(b, "en"));
}

function sharesFor(table: ReferenceTable, attribute: string, value: string): ReadonlyMap<string, Share> {
  const origin = { source: "rule", id: attribute, label: attribute } as const;
  const attributes = { [attribute]: { value, origin } };
  const certain = matchRows(table, attributes).map(({ row }) => row);
  // Rows that fail only on what the matrix leaves open may still hold for somebody of this value.
  const possible = nearestRows(table, attributes, table.rows.length)
    .filter(({ failed }) => failed.every((cell) => cell.attribute !== attribute))
    .map(({ row }) => row);
  const shares = new Map<string, Share>();
  const note = (rows: readonly Row[], share: Share) => {
    for (const { id } of targetsOf(rows)) if (!shares.has(id)) shares.set(id, share);
  };
  note(ofClass(certain, false), "everybody");
  note(ofClass(possible, false), "some");
  note(ofClass([...certain, ...possible], true), "on-request");
  return shares;
}

function ofClass(rows: readonly Row[], isPrivileged: boolean): readonly Row[] {
  return rows.filter((row) => (row.class === "privileged") === isPrivileged);
}

function targetsOf(rows: readonly Row[]): readonly Omit<AccessMatrix["lines"][number], "cells">[] {
  const targets = rows.flatMap(({ grants }) =>
    grants.flatMap((grant): readonly Omit<AccessMatrix["lines"][number], "cells">[] => {
      if (grant.kind === "group") return [{ kind: "group", id: grant.groupId, name: grant.name }];
      return grant.kind === "application" ? [{ kind: "application", id: grant.appId, name: grant.label }] : [];
    }),
  );
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}
