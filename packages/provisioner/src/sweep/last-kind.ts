import { ok, type ResultAsync, safeTry } from "neverthrow";
import { text } from "../json.ts";
import type { Ledger, LedgerEntry } from "../ports/ledger.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";

/** The kind of plan that an entry tells of; a run that came to no plan ends without one. */
export function kindOf({ body, event }: LedgerEntry): string | undefined {
  return text(body, event === "planned" ? "kind" : "planKind");
}

/** The last plan of a ticket, as the ledger keeps it. */
export function lastPlanned(
  ledger: Pick<Ledger, "read">,
  ticketId: string,
): ResultAsync<LedgerEntry | undefined, RunFailure> {
  return ledger
    .read({ ticketId, events: ["planned"], newest: "of-each-ticket" })
    .map(([planned]) => planned)
    .mapErr(toRunFailure);
}

/** The kind of the last plan of a ticket. */
export function lastKind(ledger: Pick<Ledger, "read">, ticketId: string): ResultAsync<string | undefined, RunFailure> {
  return lastPlanned(ledger, ticketId).map((planned) => (planned === undefined ? undefined : kindOf(planned)));
}

/** Of the newest plan or end of each ticket those of leavers, with the plan where the end tells of none. */
export function leaversAmong(
  ledger: Pick<Ledger, "read">,
  newest: readonly LedgerEntry[],
): ResultAsync<readonly LedgerEntry[], RunFailure> {
  return safeTry<readonly LedgerEntry[], RunFailure>(async function* () {
    const found: LedgerEntry[] = [];
    for (const entry of newest) {
      const told = kindOf(entry) === undefined ? yield* lastPlanned(ledger, entry.ticketId) : entry;
      if (told !== undefined && kindOf(told) === "leaver") found.push(told);
    }
    return ok(found);
  });
}
