import type { Instant } from "@tenure/lifecycle-rules";
import type { OktaClient } from "@tenure/okta-client";
import type { Clock, Ids, Json, Ledger, LedgerDraft, LedgerEvent, Lock, Locks, Spool } from "@tenure/provisioner";
import { drainSpool, enterOrSpool } from "@tenure/provisioner/ledger";
import { err, ok, type Result, ResultAsync, safeTry } from "neverthrow";
import { type ApplicationsFailure, toApplicationsFailure } from "./applications-failure.ts";
import type { ApplicationsPlan, PlannedApplication, PlannedStep } from "./applications-plan.ts";
import { carryOutStep } from "./carry-out-step.ts";
import type { Chosen } from "./choose-applications.ts";
import { confirmStep } from "./confirm-step.ts";
import { planApplications } from "./plan-applications.ts";
import { recordPlan, recordStep } from "./record-step.ts";

/** What applying needs: Okta, and where it is written down. */
export interface ApplyTools {
  readonly okta: OktaClient;
  readonly ledger: Pick<Ledger, "append">;
  /** Takes what was done and the ledger does not take. */
  readonly spool: Spool;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A step that is done, and what was seen of it afterwards. */
export interface DoneStep {
  readonly step: PlannedStep;
  readonly seen: string;
}

/** An application whose steps are done. */
export interface AppliedApplication extends PlannedApplication {
  readonly done: readonly DoneStep[];
}

/** All of them, and what was meant to be done. */
export interface AppliedApplications {
  readonly hash: string;
  readonly applications: readonly AppliedApplication[];
}

/** How a plan is carried out. */
export interface ApplyOptions {
  /** Only if this is the plan's hash; a plan that takes something away is not carried out without it. */
  readonly hash?: string;
}

const LEASE_SECONDS = 300;

/**
 * Carries out what is planned now: each step is written down, written, read back, written down. Whoever is cut short
 * runs it again: what is done by then is not planned any more.
 */
export function applyApplications(
  tools: ApplyTools,
  meant: Chosen,
  options: ApplyOptions = {},
): ResultAsync<AppliedApplications, ApplicationsFailure> {
  return new ResultAsync(
    (async () => {
      const lock = await takeLock(tools);
      if (lock.isErr()) return err(lock.error);
      const applied = await applyHeld(tools, meant, options, lock.value);
      // A lock that cannot be let go runs out by itself.
      (await tools.locks.release(lock.value)).unwrapOr(undefined);
      return applied;
    })(),
  );
}

function applyHeld(
  tools: ApplyTools,
  meant: Chosen,
  { hash }: ApplyOptions,
  lock: Lock,
): ResultAsync<AppliedApplications, ApplicationsFailure> {
  return safeTry(async function* () {
    // What a run before left waiting is entered first, so that the evidence has its order.
    yield* drainSpool(tools).mapErr(toLedgerFailed);
    const plan = yield* planApplications(tools.okta, meant).andThen((made) => agreed(made, hash));
    const runId = tools.ids.next();
    const draft = (event: LedgerEvent, body: Json): LedgerDraft => ({
      at: tools.clock.now(),
      ticketId: "",
      ticketKey: "",
      runId,
      event,
      actor: "tenure",
      body,
    });
    const note = (event: LedgerEvent, body: Json) => tools.ledger.append(draft(event, body)).mapErr(toLedgerFailed);
    // What has happened is written down wherever it can be; nothing more is written to Okta before the ledger is back.
    const noteDone = (event: LedgerEvent, body: Json) =>
      enterOrSpool(tools, [draft(event, body)])
        .mapErr(toLedgerFailed)
        .andThen((away) => (away === undefined ? ok(undefined) : err(toLedgerFailed(away))));
    if (plan.applications.some(({ steps }) => steps.length > 0)) yield* note("applications-planned", recordPlan(plan));
    const applications: AppliedApplication[] = [];
    for (const planned of plan.applications) {
      const done: DoneStep[] = [];
      let { appId = "" } = planned;
      for (const step of planned.steps) {
        yield* stillOurs(tools, lock);
        yield* note("application-step-started", recordStep(planned, step, { plan: plan.hash, appId }));
        const written = await carryOutStep(tools.okta, appId, step).mapErr(toApplicationsFailure);
        const seen = await written.asyncAndThen((id) => confirmStep(tools.okta, id, step, planned.configured));
        if (written.isOk()) appId = written.value;
        if (seen.isErr()) {
          const { kind, sentence } = seen.error;
          yield* noteDone(
            "application-step-failed",
            recordStep(planned, step, { plan: plan.hash, appId, kind, sentence }),
          );
          return err(failedAt(planned, seen.error));
        }
        yield* noteDone(
          "application-step-confirmed",
          recordStep(planned, step, { plan: plan.hash, appId, seen: seen.value }),
        );
        done.push({ step, seen: seen.value });
      }
      applications.push({ ...planned, appId, done });
    }
    return ok({ hash: plan.hash, applications });
  });
}

/** Whether this is the plan that was read; one that takes something away must have been read. */
function agreed(plan: ApplicationsPlan, hash: string | undefined): Result<ApplicationsPlan, ApplicationsFailure> {
  if (hash !== undefined && hash !== plan.hash) {
    const sentence = "The plan is another one by now, and nothing was written.";
    return err({ kind: "stale-hash", sentence, hash: plan.hash });
  }
  const dangers = plan.applications.flatMap(({ label, steps }) =>
    steps.flatMap(({ danger }) => (danger === undefined ? [] : [`${label}: ${danger}`])),
  );
  if (hash === undefined && dangers.length > 0) {
    const sentence = "This plan takes something away or may keep people out: read it, and give its hash.";
    return err({ kind: "hash-needed", sentence, hash: plan.hash, dangers });
  }
  return ok(plan);
}

const toLedgerFailed = ({ sentence }: { readonly sentence: string }): ApplicationsFailure => ({
  kind: "ledger-failed",
  sentence,
});

function failedAt({ label }: PlannedApplication, failure: ApplicationsFailure): ApplicationsFailure {
  return { ...failure, sentence: `${label}: ${failure.sentence}` };
}

const leaseEnd = (clock: Clock) => new Date(Date.parse(clock.now()) + LEASE_SECONDS * 1000).toISOString() as Instant;
const BUSY: ApplicationsFailure = {
  kind: "applications-busy",
  sentence: "Somebody else is writing applications just now: try again in a few minutes.",
};

function takeLock({ clock, locks }: ApplyTools): ResultAsync<Lock, ApplicationsFailure> {
  return locks
    .take("applications", clock.now(), leaseEnd(clock))
    .mapErr(toLedgerFailed)
    .andThen((lock) => (lock === undefined ? err(BUSY) : ok(lock)));
}

function stillOurs({ clock, locks }: ApplyTools, lock: Lock): ResultAsync<void, ApplicationsFailure> {
  return locks
    .renew(lock, leaseEnd(clock))
    .mapErr(toLedgerFailed)
    .andThen((renewed) => (renewed === undefined ? err(BUSY) : ok(undefined)));
}
