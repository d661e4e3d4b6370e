import type { TicketRef } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import { draftOf, enterOrSpool } from "../evidence/scribe.ts";
import { noteOf } from "../evidence/step-note.ts";
import { recall } from "../knowledge/recall.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";

/**
 * Looks at what a run that was cut off had begun, whoever it was about: entered as what it is now. A step that happened
 * and was not entered is in no plan any more, and one that did not would count as given: so this comes before anything is compared.
 */
export function settleCut(ports: Ports, ticket: TicketRef): ResultAsync<void, RunFailure> {
  return safeTry<void, RunFailure>(async function* () {
    const { entries, away } = yield* recall(ports, [{ ticketId: ticket.id }]);
    if (away !== undefined) return err(toRunFailure(away));
    const runId = ports.ids.next();
    for (const [accountId, theirs] of Map.groupBy(entries, (entry) => entry.accountId ?? "")) {
      const person = theirs.findLast((entry) => entry.person !== undefined)?.person;
      // The id alone is enough to look at an account; who it is, these entries do not say.
      const subject = { accountId, login: "", name: "" };
      const about = { ticket, runId, accountId, ...(person === undefined ? {} : { person }) };
      for (const { step, planKind } of ticketHistory(theirs).open) {
        const [seen] = yield* ports.directory.confirm([step.expect], subject).mapErr(toRunFailure);
        if (seen === undefined) continue;
        const now = ports.clock.now();
        const end = { step, done: seen.holds, seen: `Looked at again: ${seen.seen}` };
        const note = noteOf({ kind: planKind, subject }, end, now);
        const failure = yield* enterOrSpool(ports, [draftOf(about, note, now)]).mapErr(toRunFailure);
        if (failure !== undefined) return err(toRunFailure(failure));
      }
    }
    return ok(undefined);
  });
}
