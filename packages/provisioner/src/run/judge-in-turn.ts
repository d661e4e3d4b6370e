import { ok, type ResultAsync, safeTry } from "neverthrow";
import { looksBeyond } from "../brakes/brake-memory.ts";
import { findBrakes } from "../brakes/find-brakes.ts";
import { reservationQuery, reservedBody, takenBy } from "../brakes/reservations.ts";
import { CONFIRMED } from "../evidence/events.ts";
import { draftOf } from "../evidence/scribe.ts";
import { recall } from "../knowledge/recall.ts";
import { aboutOf } from "./about-of.ts";
import type { Planned } from "./decision.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";
import type { HeldRun } from "./run-held.ts";

/**
 * Judges limits over several plans once more, in the ledger's order: says first what is to be taken, then counts what
 * was said before. Many workers that decide in the same moment pass a limit together otherwise.
 */
export function judgeInTurn({ company, ports, runId }: HeldRun, decision: Planned): ResultAsync<Planned, RunFailure> {
  return safeTry<Planned, RunFailure>(async function* () {
    const { history, plan } = decision;
    const now = ports.clock.now();
    const taken = takenBy(plan, now);
    const asked = looksBeyond(company.table.rules.brakes) && taken.length > 0;
    if (!asked || decision.away !== undefined) return ok(decision);
    const note = { event: "reserved", body: reservedBody(taken, plan.kind) } as const;
    const reserved = await ports.ledger.append(draftOf(aboutOf(decision, runId), note, now));
    // Shutting somebody out does not wait for the ledger; anything else finds it away in a moment.
    if (reserved.isErr())
      return plan.kind === "leaver" ? ok(decision) : reserved.mapErr(toRunFailure).map(() => decision);
    // Mostly nobody else is at it, and what was decided a moment ago holds.
    const lately = { ...reservationQuery(now), events: ["reserved", ...CONFIRMED] as const };
    const { entries } = yield* recall(ports, [lately]);
    if (entries.every((entry) => entry.runId === runId)) return ok(decision);
    const brakes = yield* findBrakes(ports, company, history, plan, true, reserved.value.seq);
    return ok({ ...decision, brakes });
  });
}
