import { attributesOf, type HeldTarget, type ReferenceTable, type WorkforceMember } from "@tenure/lifecycle-rules";
import type { DirectoryAccount, DirectoryPerson } from "../ports/directory.ts";
import type { WorkforceReading } from "./read-workforce.ts";
import type { Remembered } from "./remembered.ts";

/** What the ledger knows of a person. */
export type Recollection = (person: Pick<DirectoryPerson, "id" | "login" | "profile">) => Remembered;

/**
 * Puts a bulk read and the ledger together, person by person. A membership in a group that some rule fills is taken for
 * the rule's: which one it really is, is asked only where it matters.
 */
export function* membersOf(
  reading: WorkforceReading,
  table: ReferenceTable,
  recall: Recollection,
): Generator<WorkforceMember> {
  const filled = new Set(reading.rules.flatMap(({ groupIds }) => groupIds));
  const held = heldBy(reading, filled, labelsOf(table));
  const excluded = exclusionsBy(reading);
  for (const person of reading.people) {
    const remembered = recall(person);
    const own = (held.get(person.id) ?? []).map((one) =>
      one.how === "by-hand" && remembered.given.has(one.id) ? { ...one, how: "ours" as const } : one,
    );
    yield memberOf(person, table, remembered, own, excluded.get(person.id) ?? []);
  }
}

/** One person read by themselves, as a comparison sees them: the last look before something is written. */
export function memberOfAccount(
  account: DirectoryAccount,
  table: ReferenceTable,
  remembered: Remembered,
): WorkforceMember {
  const ours = (id: string) => (remembered.given.has(id) ? "ours" : "by-hand");
  const held: readonly HeldTarget[] = [
    ...account.memberships.map(({ groupId, name, provenance: { kind } }): HeldTarget => {
      return { id: groupId, name, how: kind === "direct" ? ours(groupId) : kind };
    }),
    ...account.assignments.map(({ appId, label, scope }): HeldTarget => {
      return { id: appId, name: label, how: scope === "group" ? "imported" : ours(appId) };
    }),
  ];
  return memberOf(account, table, remembered, held, []);
}

function memberOf(
  { id, login, status, profile }: DirectoryPerson,
  table: ReferenceTable,
  { given, denied, extra, hasLeft }: Remembered,
  held: readonly HeldTarget[],
  excludedFrom: readonly string[],
): WorkforceMember {
  const attributes = Object.entries(attributesOf({ profile }, table.rules)).map(([name, { value }]) => [name, value]);
  return {
    id,
    login,
    status,
    attributes: Object.fromEntries(attributes),
    held,
    ...(excludedFrom.length === 0 ? {} : { excludedFrom }),
    ...(given.size + denied.size === 0 ? {} : { given: [...given.union(denied)] }),
    ...(extra.length === 0 ? {} : { extra }),
    ...(hasLeft ? { hasLeft } : {}),
  };
}

function heldBy(
  { groups, members, assignees }: WorkforceReading,
  filled: ReadonlySet<string>,
  labels: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly HeldTarget[]> {
  const held = new Map<string, HeldTarget[]>();
  const note = (personId: string, target: HeldTarget) => {
    const known = held.get(personId);
    if (known === undefined) held.set(personId, [target]);
    else known.push(target);
  };
  for (const [id, personIds] of members) {
    const { name = id, type = "OKTA_GROUP" } = groups.get(id) ?? {};
    const how = type !== "OKTA_GROUP" ? "imported" : filled.has(id) ? "rule" : "by-hand";
    // One value for all: a company holds many thousand memberships of one group.
    const target: HeldTarget = { id, name, how };
    for (const personId of personIds) note(personId, target);
  }
  for (const [id, those] of assignees) {
    const name = labels.get(id) ?? id;
    const direct: HeldTarget = { id, name, how: "by-hand" };
    const along: HeldTarget = { id, name, how: "imported" };
    for (const { personId, scope } of those) note(personId, scope === "user" ? direct : along);
  }
  return held;
}

function exclusionsBy({ rules }: WorkforceReading): ReadonlyMap<string, readonly string[]> {
  const excluded = new Map<string, string[]>();
  for (const { groupIds, excluded: people, active } of rules) {
    if (!active) continue;
    for (const person of people) excluded.set(person, [...(excluded.get(person) ?? []), ...groupIds]);
  }
  return excluded;
}

function labelsOf({ rows }: ReferenceTable): ReadonlyMap<string, string> {
  const grants = rows.flatMap((row) => row.grants);
  return new Map(grants.flatMap((grant) => (grant.kind === "application" ? [[grant.appId, grant.label]] : [])));
}
