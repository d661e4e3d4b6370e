import { canonicalJson, type Instant, type Progress, sha256 } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import { putOnTicket } from "../approval/put-on-ticket.ts";
import { type About, enter } from "../evidence/scribe.ts";
import { text, toJson } from "../json.ts";
import type { Ports } from "../ports/ports.ts";
import type { Decision } from "./decision.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";
import { WOKEN_TOO_OFTEN } from "./woken.ts";

/**
 * Says where the ticket stands and when it is looked at again: the comment, the closing, the next job, the entry that
 * ends the run. What has been said is not said again.
 *
 * The job comes even where the comment does not: a desk that is away must not cost somebody their first day.
 */
export function conclude(
  ports: Ports,
  about: About,
  { history, asked }: Decision,
  progress: Progress,
  wrote: boolean,
): ResultAsync<Progress, RunFailure> {
  return safeTry<Progress, RunFailure>(async function* () {
    const digest = digestOf(progress);
    const last = history.entries.findLast(({ event }) => event === "run-ended");
    const said = last !== undefined && text(last.body, "digest") === digest;
    const posted = said ? undefined : await ports.desk.report(about.ticket, progress);
    if (posted?.isOk()) yield* putOnTicket(ports, about, { asked, history }, progress, posted.value);

    const closes = progress.state === "done" && asked.ticket.statusCategory !== "done" && history.lastState !== "done";
    const closed = closes && (posted === undefined || posted.isOk()) ? await ports.desk.close(about.ticket) : undefined;
    const again = lookAgainAt(progress, ports.clock.now());
    if (again !== undefined) {
      const urgent = progress.plan?.kind === "leaver" ? { urgent: true } : {};
      yield* ports.queue.enqueue({ ticketId: about.ticket.id, reason: "due", ...urgent }, again).mapErr(toRunFailure);
    }
    if (posted?.isErr()) return err(toRunFailure(posted.error));
    if (closed?.isErr()) return err(toRunFailure(closed.error));
    if (!said || wrote || last?.seq !== history.entries.at(-1)?.seq) {
      const { state, nextDue, leaverClock } = progress;
      const planKind = progress.plan?.kind;
      const body = toJson({
        state: ledgerState(progress),
        shown: state,
        planKind,
        digest,
        nextDue,
        leaverClock,
        ...pendingOf(progress),
        ...outcomeOf(progress),
      });
      yield* enter(ports, about, { event: "run-ended", body }).mapErr(toRunFailure);
    }
    return ok(progress);
  });
}

/**
 * Done or waiting, but for somebody who is not there yet, or is there in a state that does not last: the sweep looks from
 * time to time.
 */
function pendingOf({ plan }: Progress): { readonly pending?: true } {
  const pends = (kind: string) => kind === "manager-unknown" || kind === "sleeps-later";
  return plan?.findings.some(({ kind }) => pends(kind)) === true ? { pending: true } : {};
}

/**
 * Done without a single step, as nobody is there, or as a later ticket is the last word: evidence must not look like a
 * termination that was carried out.
 */
function outcomeOf({ plan }: Progress): { readonly outcome?: "nothing-to-do" | "superseded" } {
  const found = (kind: string) => plan?.findings.some((one) => one.kind === kind) === true;
  if (found("superseded")) return { outcome: "superseded" };
  return found("nothing-to-do") ? { outcome: "nothing-to-do" } : {};
}

/**
 * A ticket that people closed is nobody's concern any more; other tickets of the person go on as if it were not there.
 * One that is done stays done, whoever wakes the person.
 */
function ledgerState({ state, refusals }: Progress): string {
  if (refusals.some(({ kind }) => kind === WOKEN_TOO_OFTEN)) return "done";
  return refusals.some(({ kind }) => kind === "ticket-closed") ? "withdrawn" : state;
}

/** Directories settle: what still moves, or was ended a moment ago and is still seen, is looked at again soon. */
function lookAgainAt({ nextDue, refusals, plan, state, steps }: Progress, now: Instant): Instant | undefined {
  const after = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant;
  if (refusals.some(({ kind }) => kind === "account-in-transition")) return after(1);
  // An account that recovers is to sleep within the hour.
  const awake = state === "waiting" && plan?.findings.some(({ kind }) => kind === "sleeps-later") === true;
  if (awake && hasBegun(steps, now)) return [after(60), ...(nextDue === undefined ? [] : [nextDue])].toSorted()[0];
  const remains = state === "failed" && plan?.findings.some(({ kind }) => kind === "remains-by-rule") === true;
  const last = steps
    .flatMap(({ at }) => at ?? [])
    .toSorted()
    .at(-1);
  if (!remains || last === undefined) return nextDue;
  const minutes = (Date.parse(now) - Date.parse(last)) / 60_000;
  // After an hour it is not the directory that is slow: the sweep looks from time to time until people have ended it.
  return minutes < 60 ? after(minutes < 5 ? 1 : 10) : nextDue;
}

/** Whether nothing of the plan waits for its hour any more. */
function hasBegun(steps: Progress["steps"], now: Instant): boolean {
  return steps.every(({ step: { due } }) => due === "at-once" || due <= now);
}

/** What people would see differently. */
function digestOf({ state, steps, problems, refusals, brakes, nextDue, plan }: Progress): string {
  const seen = steps.map((one) => [one.step.id, one.state, one.state === "failed" ? one.seen : ""]);
  const hash = state === "awaiting-approval" || state === "held" ? plan?.hash : "";
  return sha256(canonicalJson({ state, seen, problems, refusals, brakes, nextDue, hash }));
}
