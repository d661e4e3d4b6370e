import type { TrippedBrake } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { drainSpool } from "../evidence/drain-spool.ts";
import { enter } from "../evidence/scribe.ts";
import { toJson } from "../json.ts";
import { type Hold, hold } from "../run/hold.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type AppliedPerson, applyBatch, comparedAfresh } from "./apply-batch.ts";
import { type Batch, batchCovers, batchesIn } from "./batch.ts";
import type { BatchApproval } from "./batch-approval.ts";
import { exceptionBody } from "./exceptions.ts";
import { type Looked, type LookOptions, look, type WorkforcePorts } from "./look.ts";
import { noteComparison } from "./reconcile.ts";
import { settleCut } from "./settle-cut.ts";
import type { CallsSpent } from "./workforce.ts";
import { RECONCILE } from "./workforce-ticket.ts";

/** How a reconciliation is carried out. */
export interface ReconciliationOptions extends LookOptions {
  /** Hash of what was read and is meant; what is left of it, after a cut, is carried out by the same hash. */
  readonly hash: string;
  readonly onPerson?: (done: number, people: number) => void;
}

/** What became of a batch. Only `applied` has written anything. */
export type AppliedReconciliation =
  | { readonly kind: "stopped"; readonly sentences: readonly string[]; readonly spent: readonly CallsSpent[] }
  | { readonly kind: "held"; readonly brakes: readonly TrippedBrake[]; readonly batch: Batch }
  | { readonly kind: "not-approved"; readonly approval: BatchApproval; readonly batch: Batch }
  | {
      readonly kind: "applied";
      readonly batch: Batch;
      readonly people: readonly AppliedPerson[];
      readonly adopted: number;
      readonly spent: readonly CallsSpent[];
    };

/**
 * Carries out what a comparison planned, if it is still that: compared again, under the same brakes and approval as a
 * ticket's plan, each step noted before it is begun and read back after.
 */
export function applyReconciliation(
  ports: WorkforcePorts,
  company: Company,
  options: ReconciliationOptions,
): ResultAsync<AppliedReconciliation, RunFailure> {
  return safeTry<AppliedReconciliation, RunFailure>(async function* () {
    // A ledger that is still away leaves the spool as it is; the look below says so.
    (await drainSpool(ports)).unwrapOr(0);
    const held = yield* hold(ports, ["reconcile"]);
    const applied = await settleCut(ports, RECONCILE).andThen(() => lookAndApply(ports, company, options, held));
    await held.release();
    return applied;
  });
}

function lookAndApply(
  ports: WorkforcePorts,
  company: Company,
  { hash, onPerson, ...options }: ReconciliationOptions,
  held: Hold,
): ResultAsync<AppliedReconciliation, RunFailure> {
  return safeTry<AppliedReconciliation, RunFailure>(async function* () {
    const looked = yield* look(ports, company, options);
    if ("kind" in looked)
      return ok<AppliedReconciliation>({
        kind: "stopped",
        sentences: looked.sentences,
        spent: ports.workforce.spent(),
      });
    const { approval, batch, brakes } = looked;
    const meant =
      batch.hash === hash || batchesIn(looked.entries).some((one) => one.hash === hash && batchCovers(one, batch));
    if (!meant) return err(stale(hash, batch));
    yield* noteComparison(ports, company, looked, true);
    if (brakes.length > 0) {
      const body = toJson({
        hash: batch.hash,
        brakes: brakes.map(({ kind, count, limit, target }) => ({ kind, count, limit, target })),
      });
      yield* enter(ports, { ticket: RECONCILE, runId: ports.ids.next() }, { event: "held", body }).mapErr(toRunFailure);
      return ok<AppliedReconciliation>({ kind: "held", brakes, batch });
    }
    if (approval.kind === "needed" || approval.kind === "declined")
      return ok<AppliedReconciliation>({ kind: "not-approved", approval, batch });
    return carriedOut(ports, company, looked, held, onPerson);
  });
}

function carriedOut(
  ports: WorkforcePorts,
  { table }: Company,
  { batch }: Looked,
  held: Hold,
  onPerson: ReconciliationOptions["onPerson"],
): ResultAsync<AppliedReconciliation, RunFailure> {
  const runId = ports.ids.next();
  const about = { ticket: RECONCILE, runId };
  return safeTry<AppliedReconciliation, RunFailure>(async function* () {
    const done = await applyBatch(
      ports,
      batch,
      table.org,
      runId,
      comparedAfresh(table, table.org, ports.clock.now),
      held.lost,
      onPerson,
    );
    if (done.isErr()) return err(done.error);
    for (const exception of batch.adoptions) {
      const note = { event: "adopted" as const, body: exceptionBody(exception, "the policy takes it over") };
      yield* enter(ports, { ...about, accountId: exception.person }, note).mapErr(toRunFailure);
    }
    const steps = done.value.reduce((sum, one) => sum + one.done, 0);
    const failed = done.value.reduce((sum, one) => sum + one.failed.length, 0);
    const body = toJson({
      state: "done",
      planKind: "reconcile",
      hash: batch.hash,
      steps,
      failed,
      adopted: batch.adoptions.length,
    });
    yield* enter(ports, about, { event: "run-ended", body }).mapErr(toRunFailure);
    return ok<AppliedReconciliation>({
      kind: "applied",
      batch,
      people: done.value,
      adopted: batch.adoptions.length,
      spent: ports.workforce.spent(),
    });
  });
}

function stale(hash: string, batch: Batch): RunFailure {
  const sentence = `${hash.slice(0, 12)} is not what would be done now (${batch.hash.slice(0, 12)}); look at it again before it is carried out.`;
  return { kind: "stale-hash", retryable: false, sentence };
}
