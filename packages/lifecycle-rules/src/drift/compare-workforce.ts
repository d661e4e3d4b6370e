import { isRunning } from "../access/running-access.ts";
import { type Entitled, entitledBy } from "../entitlements/entitled.ts";
import { managedTargets } from "../entitlements/managed-targets.ts";
import { isProtected } from "../person/find-person.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { Instant } from "../time/instant.ts";
import type { Difference, DifferenceKind, Drift, HeldTarget, WorkforceMember } from "./difference.ts";

/**
 * Compares everybody with the table.
 *
 * One pass over the people, one matching each: the cost grows with people and what they hold, never with people times
 * groups. Reads nothing and decides nothing; whether the read was complete has been judged before.
 */
export function compareWorkforce(table: ReferenceTable, people: Iterable<WorkforceMember>, now: Instant): Drift {
  const entitle = entitledBy(table);
  const names = namesOf(table);
  const managed = managedTargets(table);
  const rowsOf = (id: string) => managed.groups.get(id) ?? managed.applications.get(id) ?? [];
  const differences: Difference[] = [];
  let count = 0;
  let differing = 0;
  let outside = 0;
  for (const person of people) {
    count += 1;
    const before = differences.length;
    const note = (kind: DifferenceKind, target: string, name: string, rows: readonly string[]) => {
      const isGroup = target !== "" && !managed.applications.has(target);
      const shielded = isProtected(person, table.rules);
      const { id, login } = person;
      differences.push({ kind, person: id, login, target, name, isGroup, rows, isProtected: shielded });
    };
    outside += person.held.filter(({ id }) => rowsOf(id).length === 0).length;
    const entitled = person.hasLeft === true ? NOTHING : entitle((name) => person.attributes[name]);
    if (person.hasLeft === true && person.status !== "DEPROVISIONED") note("back-after-leaving", "", person.login, []);
    if (isEmployed(person)) {
      for (const [target, rows] of missing(person, entitled.granted)) {
        note(missingKind(person, target), target, names.get(target) ?? target, rows.map(({ id }) => id).toSorted());
      }
    }
    for (const held of person.held) {
      const kind = superfluousKind(person, held, entitled, rowsOf(held.id), now);
      if (kind !== undefined) note(kind, held.id, held.name, rowsOf(held.id));
    }
    if (differences.length > before) differing += 1;
  }
  return { people: count, differing, differences: differences.toSorted(byKindTargetPerson), outside };
}

const NOTHING: Entitled = { granted: new Map(), excluded: new Set() };

/** Whoever sleeps before the start or after the end is a ticket's business, not drift. */
function isEmployed({ status, hasLeft }: WorkforceMember): boolean {
  return hasLeft !== true && status !== "DEPROVISIONED" && status !== "STAGED" && status !== "SUSPENDED";
}

function missing(
  { held }: WorkforceMember,
  granted: Entitled["granted"],
): readonly (readonly [string, readonly Row[]])[] {
  if (granted.size === 0) return [];
  const has = new Set(held.map(({ id }) => id));
  return [...granted].filter(([target]) => !has.has(target));
}

function missingKind({ excludedFrom, given }: WorkforceMember, target: string): DifferenceKind {
  if (excludedFrom?.includes(target) === true) return "trapped";
  return given?.includes(target) === true ? "taken-by-hand" : "missing";
}

function superfluousKind(
  { extra = [] }: WorkforceMember,
  { id, how }: HeldTarget,
  { granted, excluded }: Entitled,
  rows: readonly string[],
  now: Instant,
): DifferenceKind | undefined {
  if (granted.has(id) || how === "imported") return undefined;
  const own = extra.filter((one) => one.id === id);
  if (own.some((one) => isRunning(one, now))) return excluded.has(id) ? "excluded" : undefined;
  if (own.length > 0) return "expired";
  if (rows.length === 0) return undefined;
  if (excluded.has(id)) return "excluded";
  if (how === "rule") return "by-rule";
  return how === "ours" ? "left-over" : "by-hand";
}

function namesOf({ rows }: ReferenceTable): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { grants } of rows) {
    for (const grant of grants) {
      if (grant.kind === "group") names.set(grant.groupId, grant.name);
      if (grant.kind === "application") names.set(grant.appId, grant.label);
    }
  }
  return names;
}

function byKindTargetPerson(a: Difference, b: Difference): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return order(a.kind, b.kind) || order(a.target, b.target) || order(a.person, b.person);
}
