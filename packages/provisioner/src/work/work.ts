import type { Instant, Progress } from "@tenure/lifecycle-rules";
import { err, ok, type Result, ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Ports } from "../ports/ports.ts";
import type { Lease, QueueFailure } from "../ports/work-queue.ts";
import { bringForward } from "../run/bring-forward.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { retryAt } from "./retry-at.ts";

/** What working the queue did. */
export interface Worked {
  /** Tickets brought forward, in order. */
  readonly progress: readonly Progress[];
  /** Tickets that could not be, and why; they are tried again, or wait as dead letters. */
  readonly failures: readonly { readonly ticketId: string; readonly failure: RunFailure }[];
  /** When to look again; `undefined` when nothing waits. */
  readonly nextDue?: Instant;
}

/** Works the queue until nothing is due. What fails goes back, later every time, and is given up visibly in the end. */
export function work(ports: Ports, company: Company): ResultAsync<Worked, RunFailure> {
  const { queue, clock } = ports;
  return safeTry<Worked, QueueFailure>(async function* () {
    const progress: Progress[] = [];
    const failures: Worked["failures"][number][] = [];
    for (;;) {
      const lease = yield* queue.lease(clock.now());
      if (lease === undefined) break;
      const run = await withoutThrowing(() => bringForward(ports, company, lease.ticketId));
      if (run.isOk()) progress.push(run.value);
      else failures.push({ ticketId: lease.ticketId, failure: run.error });
      const trouble = run.isOk() ? troubleOf(run.value) : run.error;
      const gone = trouble?.kind === "no-such-ticket" && (await isKnown(ports, lease.ticketId));
      if (trouble === undefined) yield* queue.settle(lease);
      else yield* gone ? queue.bury(lease, clock.now(), GONE) : putBack(ports, company, lease, trouble);
    }
    const nextDue = yield* queue.nextDue();
    return ok({ progress, failures, ...(nextDue === undefined ? {} : { nextDue }) });
  }).mapErr(toRunFailure);
}

const GONE = "The ticket is gone or hidden, although something was left to do for it; its evidence is kept.";

/** Whether the ledger knows a ticket: one that vanished is shown to people, one that was never ours is no work. */
async function isKnown({ ledger }: Ports, ticketId: string): Promise<boolean> {
  return (await ledger.read({ ticketId })).unwrapOr([]).length > 0;
}

/** One ticket that we cannot bear must not keep all others from being worked on. */
async function withoutThrowing(run: () => ResultAsync<Progress, RunFailure>): Promise<Result<Progress, RunFailure>> {
  const tried = await ResultAsync.fromThrowable(async () => run(), nameOf)();
  return tried.isOk()
    ? tried.value
    : err({ kind: "mistake", retryable: false, sentence: `A mistake of ours stopped this ticket: ${tried.error}.` });
}

/** The name alone: what an exception says may be somebody's data. */
const nameOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : "unknown");

type Trouble = Pick<RunFailure, "retryable" | "sentence"> & { readonly kind: RunFailure["kind"] | "steps-failed" };

function troubleOf({ state, steps }: Progress): Trouble | undefined {
  const failed = steps.find((step) => step.state === "failed" || step.state === "blocked" || step.state === "planned");
  // What only people can end is not tried again; the sweep looks at it from time to time.
  if (state !== "failed" || failed === undefined) return undefined;
  return { kind: "steps-failed", retryable: true, sentence: failed.seen ?? "A step was not done." };
}

function putBack(
  { queue, clock }: Ports,
  { maxAttempts = 12 }: Company,
  lease: Lease,
  { kind, retryable, sentence }: Trouble,
): ResultAsync<void, QueueFailure> {
  // A ticket that is gone, or was never ours, is no work.
  if (kind === "no-such-ticket" || kind === "not-ours") return queue.settle(lease);
  const now = clock.now();
  const over = !retryable || lease.attempt >= maxAttempts;
  return over
    ? queue.bury(lease, now, sentence)
    : queue.giveBack(lease, retryAt(now, kind === "person-busy" ? 1 : lease.attempt));
}
