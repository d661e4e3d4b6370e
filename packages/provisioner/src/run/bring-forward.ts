import type { Instant, Progress } from "@tenure/lifecycle-rules";
import { err, ok, type Result, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { drainSpool } from "../evidence/drain-spool.ts";
import { recall } from "../knowledge/recall.ts";
import type { Ports } from "../ports/ports.ts";
import { aboutOf, lockKeys } from "./about-of.ts";
import { contain, mayGoOn } from "./contain.ts";
import { containFromMemory, needsMemory } from "./contain-from-memory.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { endFromMemory, endUnread, owesEnd } from "./end-from-memory.ts";
import { hold } from "./hold.ts";
import { progressOf } from "./progress-of.ts";
import type { RunFailure } from "./run-failure.ts";
import { type HeldRun, runHeld } from "./run-held.ts";
import { settleOpenSteps } from "./settle-open-steps.ts";

/** What a run may be told. */
export interface RunOptions {
  /** Only if this is the plan's hash. */
  readonly hash?: string;
  /** Mail address of the person who carries the plan out; a worker has none. */
  readonly by?: string;
}

/**
 * Brings one ticket as far as it can go now, and says where it stands.
 *
 * Never trusts why it was called: it reads the ticket and the directory, plans what is missing, and does what is due.
 * Called again after any interruption it does the rest, and only the rest.
 */
export function bringForward(
  ports: Ports,
  company: Company,
  keyOrId: string,
  options: RunOptions = {},
): ResultAsync<Progress, RunFailure> {
  const { by, hash } = options;
  return safeTry<Progress, RunFailure>(async function* () {
    // A ledger that is still away leaves the spool as it is.
    (await drainSpool(ports)).unwrapOr(0);
    const runId = ports.ids.next();
    const since = beforeSkew(ports.clock.now());
    const who = by === undefined ? {} : { executor: by };
    const decided = await decide(ports, company, keyOrId, who);
    // Jira may be away at the hour somebody leaves, or the ticket gone.
    if (decided.isErr() && needsMemory(decided.error)) await containFromMemory(ports, company, keyOrId);
    if (decided.isErr()) yield* endUnread(ports, company, keyOrId, decided.error);
    if (decided.isErr()) return err(decided.error);
    const first = decided.value;
    // A field that somebody emptied withdraws no termination, and gives nobody a longer time.
    if (first.kind === "form-incomplete") await containFromMemory(ports, company, first.asked.ticket.id);
    const owed = { by: ports.clock.now(), but: mayGoOn(first) ? first.plan.subject.accountId : undefined };
    if (owesEnd(first.history, owed)) yield* endFromMemory(ports, company, first.asked.ticket.id, owed);
    yield* sameHash(first, hash);
    if (first.kind === "settled" || first.kind === "closed-unknown") return ok(progressOf(first, ports.clock.now()));

    const held = await hold(ports, lockKeys(first));
    if (held.isErr()) {
      // Shutting somebody out waits for nobody; the rest comes with the next run.
      if (mayGoOn(first)) await contain(ports, first, aboutOf(first, runId));
      return err(held.error);
    }
    const run = { ports, company, runId, held: held.value, ...who };
    const done = await afresh(run, first, since)
      .andThen((decision) => sameHash(decision, hash).map(() => decision))
      .andThen((decision) => runHeld(run, decision));
    await held.value.release();
    return done;
  });
}

/** The decision as it is now that nobody else works on the person: made again if somebody did, or if a run was cut off. */
function afresh(
  { ports, company, runId, executor }: HeldRun,
  first: Decision,
  since: Instant,
): ResultAsync<Decision, RunFailure> {
  return safeTry<Decision, RunFailure>(async function* () {
    const cut = first.kind === "planned" && first.away === undefined && first.history.open.length > 0;
    if (cut) yield* settleOpenSteps(ports, first, runId);
    if (!cut && !(await touchedByOthers(ports, first, runId, since))) return ok(first);
    return decide(ports, company, first.asked.ticket.id, executor === undefined ? {} : { executor });
  });
}

/** Clocks of two machines differ by less than five minutes: what somebody else noted since may be news to us. */
function beforeSkew(now: Instant): Instant {
  return new Date(Date.parse(now) - 5 * 60_000).toISOString() as Instant;
}

async function touchedByOthers(ports: Ports, decision: Decision, runId: string, since: Instant): Promise<boolean> {
  const { id } = decision.asked.ticket;
  const person = decision.kind === "planned" ? [{ person: decision.person, since }] : [];
  const { entries } = (await recall(ports, [{ ticketId: id, since }, ...person])).unwrapOr({ entries: [] });
  return entries.some((entry) => entry.runId !== runId);
}

function sameHash(decision: Decision, hash: string | undefined): Result<void, RunFailure> {
  if (hash === undefined || (decision.kind === "planned" && decision.plan.hash === hash)) return ok(undefined);
  const sentence = `Plan ${hash.slice(0, 12)} is not the plan as it is now; look at it again before it is carried out.`;
  return err({ kind: "stale-hash", retryable: false, sentence });
}
