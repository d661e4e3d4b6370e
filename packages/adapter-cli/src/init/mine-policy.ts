import {
  defineTable,
  type MinedTable,
  mineTable,
  type ReferenceTable,
  type RowDraft,
  type TableProblem,
  type TableRules,
} from "@tenure/lifecycle-rules";
import type { Workforce, WorkforcePerson } from "@tenure/service";
import type { Result } from "neverthrow";

/** A table that an org seems to follow, and how well it explains what is. */
export interface MinedPolicy {
  readonly table: ReferenceTable;
  readonly mined: MinedTable;
}

/** What a table is called and for which org, who answers for rows nobody is known for, and what it is told in. */
export interface MinePolicyOptions {
  readonly name: string;
  readonly org: string;
  readonly owner: string;
  readonly rules: TableRules;
  /** Told after each group; answers whether to go on. */
  readonly onProgress?: (progress: { readonly done: number; readonly groups: number }) => boolean;
}

/** Infers a table from who is in which group, in the words of the forms. Rows without a known owner get `owner`. */
export function minePolicy(
  { groups, people }: Workforce,
  { name, org, owner, rules, onProgress }: MinePolicyOptions,
): Result<MinedPolicy, readonly TableProblem[]> {
  const employed = people.filter(({ status }) => status !== "DEPROVISIONED");
  const attributes = Object.keys(rules.profile);
  const mined = mineTable(
    employed.map((person) => minedPerson(person, rules)),
    groups.filter(({ members }) => members.length > 0),
    { attributes, ...(onProgress === undefined ? {} : { onProgress }) },
  );
  const rows = mined.rows.map((row): RowDraft => ({ ...row, owner: row.owner === "" ? owner : row.owner }));
  return defineTable({ name, org, rules, rows }).map((table) => ({ table, mined }));
}

function minedPerson({ id, profile }: WorkforcePerson, rules: TableRules) {
  const { manager } = profile;
  const attributes = Object.entries(rules.profile).flatMap(([attribute, place]) => {
    const value = profile[place];
    return typeof value === "string" ? [[attribute, value] as const] : [];
  });
  return {
    id,
    attributes: Object.fromEntries(attributes),
    ...(typeof manager === "string" && manager.includes("@") ? { manager } : {}),
  };
}
