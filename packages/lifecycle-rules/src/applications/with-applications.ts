import { err, ok, type Result } from "neverthrow";
import { nearest } from "../form/nearest.ts";
import { checkTable, draftOf } from "../reference-table/define-table.ts";
import { rowWords } from "../reference-table/row-words.ts";
import type { TableRules } from "../reference-table/rules.ts";
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
  const complain = (row: string, column: string, value: string, what: string) => {
    problems.push(problem({ file, row, column, value }, what, applications));
  };
  const named = idsNamed(applications);
  const rows = draftOf(table).rows.map((row) => ({
    ...row,
    ...(row.excludes === undefined
      ? {}
      : { excludes: named(row.excludes, (value, what) => complain(row.id, "excludes", value, what)) }),
    grants: distinct(
      row.grants.map((grant) =>
        grant.kind === "application" && isKey(grant.appId)
          ? given(grant, applications).match(
              (known) => known,
              (what) => {
                complain(row.id, "application", grant.appId, what);
                return grant;
              },
            )
          : grant,
      ),
    ),
  }));
  const rules = ruled(table.rules, applications, complain);
  return problems.length > 0 ? err(problems) : checkTable({ ...table, rules, rows }, file, []);
}

/** The rules with ids where they named keys. Where nobody knows any application, nothing was named. */
function ruled(
  rules: TableRules,
  applications: readonly ApplicationFacts[],
  complain: (row: string, column: string, value: string, what: string) => void,
): TableRules {
  if (applications.length === 0) return rules;
  const named = idsNamed(applications);
  const { leaver, separation } = rules;
  return {
    ...rules,
    applications,
    ...(separation === undefined
      ? {}
      : {
          separation: separation.map((rule) => ({
            ...rule,
            targets: rule.targets.flatMap((target) => {
              const ids = named([target], (value, what) => complain("", "separation", value, what));
              // Two groups of one application would count as two duties.
              if (ids.length > 1)
                complain(
                  "",
                  "separation",
                  target,
                  `${target} is given by ${ids.length} groups: name those that must stay apart`,
                );
              return ids;
            }),
          })),
        }),
    ...(leaver?.residue === undefined
      ? {}
      : {
          leaver: {
            ...leaver,
            residue: leaver.residue.map((one) => ({
              ...one,
              targets: named(one.targets, (value, what) => complain("", "leaver.residue", value, what)),
            })),
          },
        }),
  };
}

/** A list of ids in which keys stand for every group that gives the application, or for its id. */
function idsNamed(applications: readonly ApplicationFacts[]) {
  return (targets: readonly string[], complain: (value: string, what: string) => void): readonly string[] =>
    targets.flatMap((target) => {
      const facts = applications.find(({ key }) => key === target);
      if (facts !== undefined) {
        const { appId, assignedBy = [] } = facts;
        const groups = assignedBy.map(({ groupId }) => groupId);
        return groups.length > 0 || appId === undefined ? groups : [appId];
      }
      const isId = target.startsWith("00g") || target.startsWith("0oa");
      if (!isId && applications.length > 0) complain(target, `"${target}" is no id of Okta and no application`);
      return [target];
    });
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

interface Place {
  readonly file: string;
  /** Empty for the rules. */
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

function problem(
  { column, file, row, value }: Place,
  what: string,
  applications: readonly ApplicationFacts[],
): TableProblem {
  const keys = applications.map(({ key }) => key);
  const near = keys.includes(value) ? undefined : nearest(value, keys);
  const hint = near === undefined ? "" : `; the nearest is "${near}"`;
  return {
    kind: "unknown-value",
    file,
    ...(row === "" ? {} : { row }),
    column: row === "" ? `rules.${column}` : column,
    value,
    ...(near === undefined ? {} : { nearest: near }),
    sentence: `${file}, ${row === "" ? `rules.${column}` : `${rowWords(row)}, column ${column}`}: ${what}${hint}.`,
  };
}
