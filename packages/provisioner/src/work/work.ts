import type { Instant, Progress } from "@tenure/lifecycle-rules";
import { err, ok, type Result, ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Ports } from "../ports/ports.ts";
import type { Lease, QueueFailure } from "../ports/work-queue.ts";
import { bringForward } from "../run/bring-forward.ts";
import { isClosedUnknown } from "../run/closed-unknown.ts";
import { containFromMemory } from "../run/contain-from-memory.ts";
import { endUnread } from "../run/end-from-memory.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { putBack, troubleOf } from "./put-back.ts";
import { troubleAfter } from "./trouble-after.ts";

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
      // It fails only by one more mistake; the first is what is told.
      if (run.isErr() && run.error.kind === "mistake")
        (await withoutThrowing(() => fromMemory(ports, company, lease, run.error))).unwrapOr(undefined);
      if (run.isOk()) {
        if (!isClosedUnknown(run.value)) progress.push(run.value);
      } else failures.push({ ticketId: lease.ticketId, failure: run.error });
      const trouble = run.isOk() ? troubleOf(run.value) : await troubleAfter(ports, lease, run.error);
      yield* trouble === undefined ? queue.settle(lease) : putBack(ports, company, lease, trouble);
    }
    const nextDue = yield* queue.nextDue(clock.now());
    return ok({ progress, failures, ...(nextDue === undefined ? {} : { nextDue }) });
  }).mapErr(toRunFailure);
}

/** One ticket that we cannot bear must not keep all others from being worked on. */
async function withoutThrowing<T>(run: () => ResultAsync<T, RunFailure>): Promise<Result<T, RunFailure>> {
  const tried = await ResultAsync.fromThrowable(async () => run(), nameOf)();
  return tried.isOk()
    ? tried.value
    : err({ kind: "mistake", retryable: false, sentence: `A mistake of ours stopped this ticket: ${tried.error}.` });
}

/** Whatever stopped us, whoever was to be shut out by now is, and what was given for a time ends. */
const fromMemory = (ports: Ports, company: Company, { ticketId }: Lease, failure: RunFailure) =>
  ResultAsync.fromSafePromise<number, RunFailure>(containFromMemory(ports, company, ticketId)).andThen(() =>
    endUnread(ports, company, ticketId, failure),
  );

/** The name alone: what an exception says may be somebody's data. */
const nameOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : "unknown");
