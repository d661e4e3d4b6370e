import {
  compareWorkforce,
  type Difference,
  type Drift,
  type Instant,
  type ReferenceTable,
  type WorkforceMember,
} from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { DirectoryFailure } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { type Exception, exceptionsIn, isExcepted } from "./exceptions.ts";
import { membersOf, type Recollection } from "./member-of.ts";
import type { WorkforceReading } from "./read-workforce.ts";
import { rememberedBy } from "./remembered.ts";
import type { Workforce } from "./workforce.ts";

/** A company held against its table. */
export interface Comparison {
  readonly reading: WorkforceReading;
  readonly members: ReadonlyMap<string, WorkforceMember>;
  /** Without what is somebody's exception. */
  readonly drift: Drift;
  /** Differences that are somebody's exception right now. */
  readonly excepted: number;
  readonly exceptions: ReadonlyMap<string, Exception>;
  readonly recall: Recollection;
}

/** Memberships asked about one by one; where a rule explains more than that, it is the rule that is looked at. */
const MOST_ASKED = 500;

/** Holds a bulk read against the table, with what the ledger knows of everybody. */
export function compare(
  workforce: Workforce,
  reading: WorkforceReading,
  table: ReferenceTable,
  entries: readonly LedgerEntry[],
  now: Instant,
): ResultAsync<Comparison, DirectoryFailure> {
  return safeTry<Comparison, DirectoryFailure>(async function* () {
    const recall = rememberedBy(entries, reading.org);
    const members = new Map<string, WorkforceMember>();
    for (const member of membersOf(reading, table, recall)) members.set(member.id, member);
    const first = compareWorkforce(table, members.values(), now);
    const changed = yield* withoutRules(workforce, members, first.differences);
    const drift = changed.size === 0 ? first : again(first, table, members, changed, now);
    const exceptions = exceptionsIn(entries);
    const differences = drift.differences.filter((one) => !isExcepted(one, exceptions, now));
    return ok({
      reading,
      members,
      drift: { ...drift, differences, differing: new Set(differences.map(({ person }) => person)).size },
      excepted: drift.differences.length - differences.length,
      exceptions,
      recall,
    });
  });
}

/** Looks up whether a rule really gives what no row grants, and corrects the members it does not. Answers whom it changed. */
function withoutRules(
  workforce: Workforce,
  members: Map<string, WorkforceMember>,
  differences: readonly Difference[],
): ResultAsync<ReadonlySet<string>, DirectoryFailure> {
  const asked = differences
    .filter(({ person, target }) => {
      const held = members.get(person)?.held.find(({ id }) => id === target);
      return held?.how === "rule";
    })
    .slice(0, MOST_ASKED);
  return safeTry<ReadonlySet<string>, DirectoryFailure>(async function* () {
    const changed = new Set<string>();
    for (const { person, target } of asked) {
      const rules = yield* workforce.granting(target, person);
      const member = members.get(person);
      if (rules.length > 0 || member === undefined) continue;
      const given = member.given?.includes(target) === true;
      const how = given ? ("ours" as const) : ("by-hand" as const);
      members.set(person, { ...member, held: member.held.map((one) => (one.id === target ? { ...one, how } : one)) });
      changed.add(person);
    }
    return ok(changed);
  });
}

function again(
  first: Drift,
  table: ReferenceTable,
  members: ReadonlyMap<string, WorkforceMember>,
  changed: ReadonlySet<string>,
  now: Instant,
): Drift {
  const second = compareWorkforce(
    table,
    [...changed].flatMap((id) => members.get(id) ?? []),
    now,
  );
  const kept = first.differences.filter(({ person }) => !changed.has(person));
  const differences = [...kept, ...second.differences].toSorted(byKindTargetPerson);
  return { ...first, differences };
}

function byKindTargetPerson(a: Difference, b: Difference): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return order(a.kind, b.kind) || order(a.target, b.target) || order(a.person, b.person);
}
