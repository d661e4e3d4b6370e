import type { Company, Json, LedgerEntry, Ports, Preview, RunFailure } from "@tenure/provisioner";
import { preview } from "@tenure/provisioner/tickets";
import { ok, type ResultAsync, safeTry } from "neverthrow";

/** Where a ticket stands: what would be done now, and what was decided and done so far. */
export interface TicketStatus {
  readonly now: Preview;
  /** Oldest first; the ledger's own words. */
  readonly history: readonly HistoryLine[];
}

/** One entry of the ledger about a ticket. */
export interface HistoryLine {
  readonly seq: number;
  readonly at: string;
  readonly event: LedgerEntry["event"];
  readonly actor: string;
  readonly body: Json;
}

/** Looks a ticket up by key or id. Writes nothing anywhere. */
export function ticketStatus(ports: Ports, company: Company, keyOrId: string): ResultAsync<TicketStatus, RunFailure> {
  return safeTry(async function* () {
    const now = yield* preview(ports, company, keyOrId);
    const ticketId = now.kind === "planned" ? now.plan.ticket.id : now.ticket.id;
    const entries = yield* ports.ledger
      .read({ ticketId })
      .mapErr(({ retryable, sentence }): RunFailure => ({ kind: "ledger-failed", retryable, sentence }));
    return ok({
      now,
      history: entries.map(({ actor, at, body, event, seq }) => ({ seq, at, event, actor, body })),
    });
  });
}
