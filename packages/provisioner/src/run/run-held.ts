import { dueSteps, type Plan, type Progress } from "@tenure/lifecycle-rules";
import { err, ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import type { Ports } from "../ports/ports.ts";
import { aboutOf } from "./about-of.ts";
import { applySteps } from "./apply-steps.ts";
import { conclude } from "./conclude.ts";
import { contain, mayGoOn } from "./contain.ts";
import { decide } from "./decide.ts";
import type { Decision, Planned } from "./decision.ts";
import type { Hold } from "./hold.ts";
import { judgeInTurn } from "./judge-in-turn.ts";
import { noteBeginning, noteStandstill, planNote } from "./note-decision.ts";
import type { StepResult } from "./outcome.ts";
import { progressOf } from "./progress-of.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";
import { settleOpenSteps } from "./settle-open-steps.ts";
import { noteWoken } from "./woken.ts";

/** A run that holds its locks. */
export interface HeldRun {
  readonly ports: Ports;
  readonly company: Company;
  readonly runId: string;
  /** Who carries the plan out, where that is a person. */
  readonly executor?: string;
  readonly held: Hold;
}

/**
 * Endings are looked at again after they are done: what comes back by a rule must not be missed, and whom the directory
 * does not suspend must be shut out by another way.
 */
const ROUNDS = 3;

/** Does what is due of a decision, and concludes. */
export function runHeld(run: HeldRun, first: Decision): ResultAsync<Progress, RunFailure> {
  const { ports, runId } = run;
  return safeTry<Progress, RunFailure>(async function* () {
    let decision: Decision = mayGoOn(first) ? yield* judgeInTurn(run, first) : first;
    for (let round = 1; ; round += 1) {
      if (!mayGoOn(decision)) {
        const about = aboutOf(decision, runId);
        yield* noteStandstill(ports, about, decision);
        yield* noteWoken(ports, about, decision);
        const progress = progressOf(decision, ports.clock.now());
        return conclude(ports, about, decision, progress, wroteOf(decision));
      }
      const { results, accountId } = yield* doWhatIsDue(run, decision);
      const progress = progressOf(decision, ports.clock.now(), results);
      const settled = progress.state !== "failed" || results.get("suspend-account")?.state === "failed";
      const again = isEnding(decision.plan) && results.size > 0 && settled && round < ROUNDS;
      const wrote = wroteOf(decision) || results.size > 0;
      if (!again) return conclude(ports, aboutOf(decision, runId, accountId), decision, progress, wrote);
      decision = yield* decideAgain(run, decision.asked.ticket.id);
    }
  });
}

/**
 * The next round's decision. What could not be read back a moment ago is looked at first: where it is so all the same,
 * no later plan has a step for it, and the ledger would never learn what was taken.
 */
function decideAgain(run: HeldRun, ticketId: string): ResultAsync<Decision, RunFailure> {
  const { ports, company, runId } = run;
  return decide(ports, company, ticketId, run).andThen((decision) => {
    const unread = decision.kind === "planned" && decision.away === undefined && decision.history.open.length > 0;
    if (!unread) return okAsync(decision);
    return settleOpenSteps(ports, decision, runId).andThen(() => decide(ports, company, ticketId, run));
  });
}

interface Done {
  readonly results: ReadonlyMap<string, StepResult>;
  readonly accountId?: string;
}

function doWhatIsDue(run: HeldRun, decision: Planned): ResultAsync<Done, RunFailure> {
  const { ports, company, runId, held } = run;
  const { plan, addresses, asked } = decision;
  const about = aboutOf(decision, runId);
  return safeTry<Done, RunFailure>(async function* () {
    const out = await contain(ports, decision, about);
    // Access is given only while there is a ledger to say so.
    const away = decision.away === undefined ? out.halted : toRunFailure(decision.away);
    if (away !== undefined && away.kind !== "directory-failed") return err(away);
    yield* noteBeginning(ports, about, out.results.size === 0 ? decision : withPlanNoted(decision));
    yield* noteWoken(ports, about, decision);
    const left = dueSteps(plan, ports.clock.now()).filter(({ id }) => !out.results.has(id));
    const tools = { ports, company, ticket: asked.ticket, addresses };
    const outcome = await applySteps(tools, plan, left, about, held, out.results);
    const { halted, accountId } = outcome;
    if (halted?.kind === "person-busy")
      yield* enter(ports, about, { event: "lock-lost", body: {} }).mapErr(toRunFailure);
    // A directory that does not answer is shown on the ticket; without lock or ledger not even that may be written.
    if (halted !== undefined && halted.kind !== "directory-failed") return err(halted);
    return ok({
      results: new Map([...out.results, ...outcome.results]),
      ...(accountId === undefined ? {} : { accountId }),
    });
  });
}

/** A containment has told the ledger the plan already. */
function withPlanNoted(decision: Planned): Planned {
  const { history, outline } = decision;
  return { ...decision, history: { ...history, plans: [...history.plans, outline] } };
}

/** Whether the run has a plan of its own to end. */
const wroteOf = (decision: Decision) => decision.kind === "planned" && planNote(decision) !== undefined;

const ENDINGS: ReadonlySet<Plan["kind"]> = new Set(["leaver", "leave-of-absence", "rehire", "cancellation"]);

const isEnding = ({ kind }: Plan) => ENDINGS.has(kind);
