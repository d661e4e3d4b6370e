import type { Issue } from "../issues/issue.ts";
import type { Site } from "../site.ts";
import { dayIn } from "../time.ts";
import type { Condition, Jql, Operand } from "./jql.ts";
import { clauses } from "./jql.ts";
import { type Asking, jqlInstant, jqlTimeFunction } from "./jql-time.ts";
import type { Searchable } from "./searchable.ts";
import { searchablesOf } from "./searchables-of.ts";

type Clause = Extract<Condition, { kind: "clause" }>;

/** What of a query the site does not know: fields, values, functions. Empty when it can be run. */
export function unknownNames(site: Site, jql: Jql, asking: Asking): readonly string[] {
  return [
    ...clauses(jql.where).flatMap((clause) => unknownIn(site, clause, asking)),
    ...jql.orderBy
      .filter(({ field }) => searchablesOf(field, site).length === 0)
      .map(({ field }) => `Not able to sort using field '${field}'.`),
  ];
}

function unknownIn(site: Site, { field, values }: Clause, asking: Asking): readonly string[] {
  const searchables = searchablesOf(field, site);
  if (searchables.length === 0) return [`Field '${field}' does not exist or you do not have permission to view it.`];
  return values.flatMap((operand) => {
    if (operand.kind === "empty") return [];
    if (operand.kind === "call") {
      const isKnown =
        ["currentuser", "membersof", "unreleasedversions"].includes(operand.name.toLowerCase()) ||
        jqlTimeFunction(operand.name, operand.args, asking) !== undefined;
      return isKnown ? [] : [`Unable to find JQL function '${operand.name}(${operand.args.join(", ")})'.`];
    }
    const knows = searchables[0]?.knows;
    return knows === undefined || knows(operand.text, site)
      ? []
      : [`The value '${operand.text}' does not exist for the field '${field}'.`];
  });
}

/** Whether an issue meets a condition. */
export function meets(site: Site, issue: Issue, condition: Condition, asking: Asking): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => meets(site, issue, part, asking));
    case "or":
      return condition.parts.some((part) => meets(site, issue, part, asking));
    case "not":
      return !meets(site, issue, condition.part, asking);
    case "clause":
      // A name that several fields share means any of them.
      return searchablesOf(condition.field, site).some((searchable) =>
        holds(site, issue, searchable, condition, asking),
      );
  }
}

function holds(site: Site, issue: Issue, searchable: Searchable, clause: Clause, asking: Asking): boolean {
  const found = searchable.read(issue, site);
  const isEmpty = found.length === 0;
  const equals = (operand: Operand) =>
    isNothing(clause, operand) ? isEmpty : found.some((words) => same(site, searchable, words, operand, asking));
  switch (clause.operator) {
    case "is":
    case "=":
    case "in":
      return clause.values.some(equals);
    case "is not":
    case "!=":
    case "not in":
      // An empty field meets no comparison, "not equal" included, unless emptiness is what is asked about.
      if (clause.values.some((operand) => isNothing(clause, operand))) return !clause.values.some(equals);
      return !isEmpty && !clause.values.some(equals);
    case "~":
      return clause.values.some((operand) => found.some((words) => contains(words, operand)));
    case "!~":
      return !clause.values.some((operand) => found.some((words) => contains(words, operand)));
    default:
      return found.some((words) => words.some((word) => isOrdered(searchable, word, clause, asking)));
  }
}

/** "Unresolved" is how an empty resolution is called. */
function isNothing({ field }: Clause, operand: Operand): boolean {
  if (operand.kind === "empty") return true;
  return operand.kind === "text" && field.toLowerCase() === "resolution" && operand.text.toLowerCase() === "unresolved";
}

function same(
  site: Site,
  searchable: Searchable,
  words: readonly (string | number)[],
  operand: Operand,
  asking: Asking,
): boolean {
  const texts = textsOf(site, operand, asking).map((text) => searchable.means?.(text, site) ?? text);
  if (searchable.kind === "instant" || searchable.kind === "day") {
    const at = instantOf(operand, asking);
    return at !== undefined && words.some((word) => compare(searchable, word, at, asking) === 0);
  }
  return words.some((word) => texts.some((text) => String(word).toLowerCase() === text.toLowerCase()));
}

function textsOf(site: Site, operand: Operand, { accountId }: Asking): readonly string[] {
  if (operand.kind === "empty") return [];
  if (operand.kind === "text") return [operand.text];
  if (operand.name.toLowerCase() === "currentuser") return accountId === undefined ? [] : [accountId];
  const group = [...site.groups.values()].find(({ id, name }) => id === operand.args[0] || name === operand.args[0]);
  return [...(group?.members ?? [])];
}

function instantOf(operand: Operand, asking: Asking): number | undefined {
  if (operand.kind === "text") return jqlInstant(operand.text, asking);
  return operand.kind === "call" ? jqlTimeFunction(operand.name, operand.args, asking) : undefined;
}

/** Text search: every word of what is sought is there; quotes inside ask for the words in a row, `*` for a beginning. */
function contains(words: readonly (string | number)[], operand: Operand): boolean {
  if (operand.kind !== "text") return false;
  const text = words.join(" ").toLowerCase();
  const sought = operand.text.toLowerCase();
  const phrase = /^"(.*)"$/.exec(sought)?.[1];
  if (phrase !== undefined) return text.includes(phrase);
  const tokens = new Set(text.split(/[^\p{L}\p{N}]+/u));
  return sought
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) =>
      word.endsWith("*")
        ? [...tokens].some((token) => token.startsWith(word.slice(0, -1)))
        : word.split(/[^\p{L}\p{N}]+/u).every((part) => part === "" || tokens.has(part)),
    );
}

function isOrdered(searchable: Searchable, word: string | number, clause: Clause, asking: Asking): boolean {
  const [operand] = clause.values;
  if (operand === undefined) return false;
  const limit =
    searchable.kind === "number"
      ? operand.kind === "text"
        ? Number(operand.text)
        : undefined
      : searchable.kind === "instant" || searchable.kind === "day"
        ? instantOf(operand, asking)
        : undefined;
  if (limit === undefined || Number.isNaN(limit)) return false;
  const difference = compare(searchable, word, limit, asking);
  switch (clause.operator) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    default:
      return false;
  }
}

const MINUTE = 60_000;

/** Instants are compared by the minute, days by the caller's calendar. */
function compare(searchable: Searchable, word: string | number, limit: number, { zone }: Asking): number {
  if (searchable.kind === "day") return String(word).localeCompare(dayIn(limit, zone));
  if (searchable.kind === "instant") return Math.floor(Number(word) / MINUTE) - Math.floor(limit / MINUTE);
  return Number(word) - limit;
}

/** Puts issues in the order a query asks for; without one, the newest first. */
export function sortIssues(site: Site, issues: readonly Issue[], orderBy: Jql["orderBy"]): readonly Issue[] {
  const keys =
    orderBy.length === 0
      ? [
          { field: "created", descending: true },
          { field: "key", descending: true },
        ]
      : orderBy;
  const ranks = keys.map(({ field, descending }) => {
    const searchable = searchablesOf(field, site)[0];
    const rank = (issue: Issue) => searchable?.rank?.(issue, site) ?? searchable?.read(issue, site)[0]?.[0] ?? "";
    return { rank, sign: descending ? -1 : 1 };
  });
  return [...issues].sort((a, b) => {
    for (const { rank, sign } of ranks) {
      const [x, y] = [rank(a), rank(b)];
      const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
      if (order !== 0) return order * sign;
    }
    return Number(a.id) - Number(b.id);
  });
}
