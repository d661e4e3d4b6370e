import { err, ok, type Result } from "neverthrow";
import { nearest } from "../form/nearest.ts";
import { checkTable, draftOf } from "../reference-table/define-table.ts";
import { rowWords } from "../reference-table/row-words.ts";
import type { Entitlement, ReferenceTable } from "../reference-table/table.ts";
import type { TableProblem } from "../reference-table/table-problem.ts";
import { type ApplicationFacts, type AssigningGroup, isKey } from "./application-facts.ts";

type Application = Extract<Entitlement, { kind: "application" }>;

/**
 * A table whose rows may name applications by the key of a blueprint, turned into one that names what Okta knows: the
 * group that gives the application where it is given by groups, else the application itself. Facts are those of the
 * table's rules, and `more` for what they leave out; both become part of the table's version.
 *
 * Every row that names what nobody knows, or a role that no group gives, is a problem here and not in a run.
 */
export function withApplications(
  table: ReferenceTable,
  more: readonly ApplicationFacts[] = [],
  file = table.name,
): Result<ReferenceTable, readonly TableProblem[]> {
  const applications = joined(table.rules.applications ?? [], more);
  const problems: TableProblem[] = [];
  const rows = draftOf(table).rows.map((row) => ({
    ...row,
    grants: distinct(
      row.grants.map((grant) =>
        grant.kind === "application" && isKey(grant.appId)
          ? given(grant, applications).match(
              (known) => known,
              (what) => {
                problems.push(problem(file, row.id, grant.appId, what, applications));
                return grant;
              },
            )
          : grant,
      ),
    ),
  }));
  if (problems.length > 0) return err(problems);
  const rules = applications.length === 0 ? table.rules : { ...table.rules, applications };
  return checkTable({ ...table, rules, rows }, file, []);
}

/** What the table says of an application wins; what it leaves out is taken from elsewhere. */
function joined(own: readonly ApplicationFacts[], more: readonly ApplicationFacts[]): readonly ApplicationFacts[] {
  const keys = new Set(own.map(({ key }) => key));
  return [
    ...own.map((facts) => ({ ...more.find(({ key }) => key === facts.key), ...facts })),
    ...more.filter(({ key }) => !keys.has(key)),
  ].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function given(
  { appId: key, profile }: Application,
  applications: readonly ApplicationFacts[],
): Result<Entitlement, string> {
  const facts = applications.find((one) => one.key === key);
  if (facts === undefined) return err(`nobody has said what the application "${key}" is`);
  const { label, appId, assignedBy = [] } = facts;
  if (assignedBy.length > 0) {
    const group = groupFor(assignedBy, profile);
    const wanted = Object.entries(profile ?? {}).map(([name, value]) => `${name}=${value}`);
    return group === undefined
      ? err(`no group gives ${label} with ${wanted.join("; ")}`)
      : ok({ kind: "group", groupId: group.groupId, name: group.name });
  }
  if (appId === undefined) return err(`${label} has neither an id nor a group that gives it`);
  return ok({ kind: "application", appId, label, ...(profile === undefined ? {} : { profile }) });
}

/** The first group that says all a row asks; for a row that asks nothing the first that says nothing, or the first of all. */
function groupFor(groups: readonly AssigningGroup[], profile: Application["profile"]): AssigningGroup | undefined {
  const wanted = Object.entries(profile ?? {});
  if (wanted.length === 0) return groups.find((one) => Object.keys(one.profile ?? {}).length === 0) ?? groups[0];
  return groups.find((one) => wanted.every(([name, value]) => one.profile?.[name] === value));
}

/** A row that names an application and the group that gives it says the same thing twice. */
function distinct(grants: readonly Entitlement[]): readonly Entitlement[] {
  return grants.filter((grant, at) => {
    if (grant.kind !== "group") return true;
    return grants.findIndex((other) => other.kind === "group" && other.groupId === grant.groupId) === at;
  });
}

function problem(
  file: string,
  row: string,
  value: string,
  what: string,
  applications: readonly ApplicationFacts[],
): TableProblem {
  const keys = applications.map(({ key }) => key);
  const near = keys.includes(value) ? undefined : nearest(value, keys);
  const hint = near === undefined ? "" : `; the nearest is "${near}"`;
  return {
    kind: "unknown-value",
    file,
    row,
    column: "application",
    value,
    ...(near === undefined ? {} : { nearest: near }),
    sentence: `${file}, ${rowWords(row)}, column application: ${what}${hint}.`,
  };
}
