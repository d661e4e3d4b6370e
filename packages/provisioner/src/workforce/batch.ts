import {
  canonicalJson,
  type Instant,
  type Kept,
  type Plan,
  type ReferenceTable,
  type Step,
  sha256,
  type TicketRef,
  type WorkforceMember,
} from "@tenure/lifecycle-rules";
import { type Json, list, member as memberOf, text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Exception } from "./exceptions.ts";

/** Steps for one person, and whom they are about. */
export interface PersonSteps {
  readonly member: WorkforceMember;
  readonly steps: readonly Step[];
}

/** Everything one reconciliation or review would do: a plan a person, judged, approved and carried out together. */
export interface Batch {
  /** SHA-256 of what it would do, by whom and why: what an approver approves. */
  readonly hash: string;
  readonly ticket: TicketRef;
  /** Sorted by account. */
  readonly plans: readonly Plan[];
  /** Exceptions that would be entered. */
  readonly adoptions: readonly Exception[];
}

/** Puts plans for many people into one batch. */
export function batchOf(
  table: ReferenceTable,
  ticket: TicketRef,
  people: readonly PersonSteps[],
  adoptions: readonly Exception[] = [],
): Batch {
  const plans = people
    .filter(({ steps }) => steps.length > 0)
    .map((one) => planOf(table, ticket, one))
    .toSorted((a, b) => ((a.subject.accountId ?? "") < (b.subject.accountId ?? "") ? -1 : 1));
  const sorted = adoptions.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const body = {
    format: 1,
    ticket,
    table: table.version,
    steps: plans.map(({ subject: { accountId = "" }, steps }) => [
      accountId,
      steps.map((step) => digestOf(accountId, step)),
    ]),
    // An exception's end moves with every look; who answers for what does not.
    adoptions: sorted.map(({ person, target, owner }) => [person, target, owner]),
  };
  return { hash: sha256(canonicalJson(body)), ticket, plans, adoptions: sorted };
}

function planOf(table: ReferenceTable, ticket: TicketRef, { member, steps }: PersonSteps): Plan {
  const taken = new Set(steps.map(({ id }) => id));
  const { name, org, version } = table;
  const body: Omit<Plan, "hash"> = {
    format: 1,
    // Whoever stays and loses or gets something is judged as somebody who moves: by every limit on removals.
    kind: "mover",
    ticket,
    subject: { accountId: member.id, login: member.login, name: member.login },
    zone: table.rules.zones.otherwise,
    table: { name, org, version },
    steps: steps.toSorted(takingFirst),
    kept: member.held
      .filter(({ id }) => !taken.has(`remove-from-group:${id}`) && !taken.has(`unassign-application:${id}`))
      .map(kept),
    findings: [],
  };
  return { ...body, hash: sha256(canonicalJson(body)) };
}

function kept({ id, name, how }: WorkforceMember["held"][number]): Kept {
  return {
    kind: id.startsWith("0oa") ? "assignment" : "membership",
    id,
    name,
    why: how === "ours" ? "granted-by-row" : how,
  };
}

/** What has to be apart is never held together, not even for a moment. */
function takingFirst(a: Step, b: Step): number {
  const order = ({ action }: Step) =>
    action.kind === "remove-from-group" || action.kind === "unassign-application" ? 0 : 1;
  return order(a) - order(b) || (a.id < b.id ? -1 : 1);
}

/** Stands for one step of one person: the same as long as it does the same for the same reason. */
export function digestOf(accountId: string, { id, action, causes }: Step): string {
  return sha256(canonicalJson({ accountId, id, action, causes })).slice(0, 32);
}

/** A batch as the ledger keeps it: enough to tell whether what is left later is a part of it. */
export interface BatchOutline {
  readonly hash: string;
  readonly tableVersion: string;
  readonly digests: ReadonlySet<string>;
}

/** The outline of a batch, for an entry's body. */
export function batchBody({ hash, plans, adoptions }: Batch, table: ReferenceTable): Json {
  const digests = plans.flatMap(({ subject: { accountId = "" }, steps }) =>
    steps.map((step) => digestOf(accountId, step)),
  );
  return toJson({ hash, tableVersion: table.version, digests: [...digests, ...adoptions.map(adoptionDigest)] });
}

/** The outlines entries keep, oldest first. */
export function batchesIn(entries: readonly LedgerEntry[]): readonly BatchOutline[] {
  return entries.flatMap(({ event, body }) => {
    const batch = memberOf(body, "batch");
    const hash = text(batch, "hash");
    const tableVersion = text(batch, "tableVersion");
    if ((event !== "compared" && event !== "reviewed") || hash === undefined || tableVersion === undefined) return [];
    return [{ hash, tableVersion, digests: new Set(list(batch, "digests").map(String)) }];
  });
}

/** Whether what was decided on an outline holds for a batch: it is that batch, or what is left of it. */
export function batchCovers({ tableVersion, digests }: BatchOutline, { plans, adoptions }: Batch): boolean {
  const steps = plans.flatMap(({ subject: { accountId = "" }, steps: own }) =>
    own.map((step) => digestOf(accountId, step)),
  );
  const sameTable = plans.every(({ table }) => table.version === tableVersion);
  return sameTable && [...steps, ...adoptions.map(adoptionDigest)].every((digest) => digests.has(digest));
}

function adoptionDigest({ person, target, owner }: Exception): string {
  return sha256(canonicalJson({ person, target, owner })).slice(0, 32);
}

/** How many steps a batch has. */
export function stepCount({ plans }: Pick<Batch, "plans">): number {
  return plans.reduce((sum, { steps }) => sum + steps.length, 0);
}

/** When an instant lies so many days later. */
export function daysLater(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString() as Instant;
}
