import { canonicalJson, type DifferenceKind, type TrippedBrake } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import { type Json, toJson } from "../json.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type Batch, batchBody, stepCount } from "./batch.ts";
import type { BatchApproval } from "./batch-approval.ts";
import { censusBody } from "./census.ts";
import { type Decided, noticeKeys } from "./decide-workforce.ts";
import { type Looked, type LookOptions, look, type WorkforcePorts } from "./look.ts";
import { tellOfNotices } from "./tell-of-notices.ts";
import type { CallsSpent } from "./workforce.ts";
import { RECONCILE } from "./workforce-ticket.ts";

/** What a comparison of everybody with the table found. */
export type Reconciled =
  /** Nothing may be concluded from what was read, so nothing is planned and nothing written. */
  | { readonly kind: "stopped"; readonly sentences: readonly string[]; readonly spent: readonly CallsSpent[] }
  | {
      readonly kind: "compared";
      readonly people: number;
      readonly groups: number;
      readonly memberships: number;
      /** Applications the table grants by themselves, and who has one: compared like memberships. */
      readonly applications: number;
      readonly assignments: number;
      /** People who differ in anything. */
      readonly differing: number;
      /** Differences somebody answers for right now. */
      readonly excepted: number;
      readonly byKind: Readonly<Partial<Record<DifferenceKind, number>>>;
      /** Every difference, and what is done about it. */
      readonly decided: readonly Decided[];
      /** What would be carried out now. */
      readonly batch: Batch;
      readonly brakes: readonly TrippedBrake[];
      readonly approval: BatchApproval;
      /** Groups the table names and the org does not have. */
      readonly unknownGroups: readonly string[];
      /** Rows whose first switch-on would still surprise somebody. */
      readonly unsettled: readonly string[];
      readonly spent: readonly CallsSpent[];
    };

/**
 * Compares everybody with the table and says what would be done about each difference. Changes nobody's access: it
 * enters what it counted, and the plan, in the ledger, so that a person can approve it and a notice can begin.
 */
export function reconcile(
  ports: WorkforcePorts,
  company: Company,
  options: LookOptions = {},
): ResultAsync<Reconciled, RunFailure> {
  return safeTry<Reconciled, RunFailure>(async function* () {
    const looked = yield* look(ports, company, options);
    if ("kind" in looked) {
      const about = { ticket: RECONCILE, runId: ports.ids.next() };
      const body = toJson({ stopped: looked.sentences.length });
      yield* enter(ports, about, { event: "census", body: { complete: false, ...Object(body) } }).mapErr(toRunFailure);
      return ok<Reconciled>({ kind: "stopped", sentences: looked.sentences, spent: ports.workforce.spent() });
    }
    const told = yield* tellOfNotices(ports, company, looked);
    yield* noteComparison(ports, company, looked, told);
    return ok(reportOf(looked, company, ports));
  });
}

/** Enters what a comparison counted and planned; once, however often the same is seen. */
export function noteComparison(
  ports: WorkforcePorts,
  { table, tableCommit }: Company,
  { batch, brakes, census, decided, entries, settled }: Looked,
  told: boolean,
): ResultAsync<void, RunFailure> {
  const body: Json = toJson({
    table: { name: table.name, org: table.org, version: table.version, commit: tableCommit },
    census: censusBody(census),
    settled,
    notified: told ? noticeKeys(decided) : noticeKeys(decided.filter(({ kind }) => kind === "correct")),
    batch: batchBody(batch, table),
    held: brakes.map(({ kind, count, limit, target }) => ({ kind, count, limit, target })),
  });
  const last = entries.findLast(({ event, ticketId }) => event === "compared" && ticketId === RECONCILE.id);
  const known = last !== undefined && canonicalJson(last.body) === canonicalJson(body);
  const about = { ticket: RECONCILE, runId: ports.ids.next() };
  return known ? okAsync(undefined) : enter(ports, about, { event: "compared", body }).mapErr(toRunFailure);
}

function reportOf(looked: Looked, { table }: Company, { workforce }: WorkforcePorts): Reconciled {
  const { comparison, decided, batch, brakes, approval, surprises, settled } = looked;
  const { drift, excepted, reading } = comparison;
  const counts = Map.groupBy(drift.differences, ({ kind }) => kind);
  const isSettled = new Set(settled);
  const managed = new Set(
    table.rows.flatMap(({ grants }) => grants.flatMap((one) => (one.kind === "group" ? one.groupId : []))),
  );
  return {
    kind: "compared",
    people: drift.people,
    groups: reading.groups.size,
    memberships: lengths(reading.members),
    applications: reading.assignees.size,
    assignments: lengths(reading.assignees),
    differing: drift.differing,
    excepted,
    byKind: Object.fromEntries([...counts].map(([kind, those]) => [kind, those.length])),
    decided,
    batch,
    brakes,
    approval,
    unknownGroups: [...managed].filter((id) => !reading.groups.has(id)),
    unsettled: [...new Set(surprises.flatMap(({ rows }) => rows))].filter((id) => !isSettled.has(id)).toSorted(),
    spent: workforce.spent(),
  };
}

function lengths(lists: ReadonlyMap<string, readonly unknown[]>): number {
  return [...lists.values()].reduce((sum, those) => sum + those.length, 0);
}

/** Whether a comparison found anything a person should look at. */
export function hasFindings(found: Reconciled): boolean {
  return (
    found.kind === "stopped" || found.decided.length > 0 || found.unknownGroups.length > 0 || stepCount(found.batch) > 0
  );
}
