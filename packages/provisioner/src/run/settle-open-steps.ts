import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import { draftOf, enterOrSpool } from "../evidence/scribe.ts";
import { noteOf } from "../evidence/step-note.ts";
import type { Ports } from "../ports/ports.ts";
import { aboutOf } from "./about-of.ts";
import type { Planned } from "./decision.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";

/**
 * Looks at what a run had begun and could not see the end of, cut off or without an answer: what is so now is entered as done, what is not as failed, to be
 * planned again. Otherwise the ledger would never learn what was given, and nobody would ever take it away.
 */
export function settleOpenSteps(ports: Ports, decision: Planned, runId: string): ResultAsync<void, RunFailure> {
  const { history, plan } = decision;
  const { login } = plan.subject;
  if (history.open.length === 0) return okAsync(undefined);
  return safeTry<void, RunFailure>(async function* () {
    for (const { step, entry, planKind } of history.open) {
      const accountId = entry.accountId ?? plan.subject.accountId;
      const subject = { login, ...(accountId === undefined ? {} : { accountId }) };
      const [seen] = yield* ports.directory.confirm([step.expect], subject).mapErr(toRunFailure);
      if (seen === undefined) continue;
      const now = ports.clock.now();
      const end = { step, done: seen.holds, seen: `Looked at again: ${seen.seen}` };
      const note = noteOf({ ...plan, kind: planKind }, end, now);
      const failure = yield* enterOrSpool(ports, [draftOf(aboutOf(decision, runId, accountId), note, now)]).mapErr(
        toRunFailure,
      );
      if (failure !== undefined) return ok(undefined);
    }
    return ok(undefined);
  });
}
