import type { Instant, TicketRef } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Json } from "../json.ts";
import type { DirectoryAccount } from "../ports/directory.ts";
import type { Ledger, LedgerDraft, LedgerEvent, LedgerFailure } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";

/** Whom a run's entries are about. */
export interface About {
  readonly ticket: TicketRef;
  readonly runId: string;
  readonly accountId?: string;
  readonly person?: string;
  /** The account as it was seen when the plan was made: what was before. */
  readonly account?: DirectoryAccount | "absent";
}

/** Who writes down what a run does. `tenure` unless a person decided. */
export interface Note {
  readonly event: LedgerEvent;
  readonly body: Json;
  readonly actor?: string;
  readonly at?: Instant;
}

/** A note as the ledger takes it. */
export function draftOf({ ticket, runId, accountId, person }: About, note: Note, now: Instant): LedgerDraft {
  return {
    at: note.at ?? now,
    ticketId: ticket.id,
    ticketKey: ticket.key,
    runId,
    ...(accountId === undefined ? {} : { accountId }),
    ...(person === undefined ? {} : { person }),
    event: note.event,
    actor: note.actor ?? "tenure",
    body: note.body,
  };
}

/** Enters a note, or fails: nothing that gives access is done without it. */
export function enter({ ledger, clock }: Ports, about: About, note: Note): ResultAsync<void, LedgerFailure> {
  return ledger.append(draftOf(about, note, clock.now())).map(() => undefined);
}

/** What writes down what has happened: the ledger, and where it waits while the ledger is away. */
export type EvidencePorts = Pick<Ports, "spool" | "ids"> & { readonly ledger: Pick<Ledger, "append"> };

/**
 * Enters drafts of what has been done already, in order. From the first that the ledger does not take they go to the
 * spool, so that none overtakes another; where even that fails, the failure says so.
 */
export function enterOrSpool(
  { ledger, spool, ids }: EvidencePorts,
  drafts: readonly LedgerDraft[],
): ResultAsync<LedgerFailure | undefined, LedgerFailure> {
  return drafts.reduce<ResultAsync<LedgerFailure | undefined, LedgerFailure>>(
    (before, draft) =>
      before.andThen((away) => {
        // An append whose answer got lost, and the same draft out of the spool, are one entry.
        const { id = ids.next() } = draft;
        const named = { ...draft, id };
        const keep = (failure: LedgerFailure) =>
          spool
            .put({ id, draft: named })
            .map((): LedgerFailure | undefined => failure)
            .mapErr(({ sentence }): LedgerFailure => ({ ...failure, sentence: `${failure.sentence} ${sentence}` }));
        return away === undefined
          ? ledger
              .append(named)
              .map((): LedgerFailure | undefined => undefined)
              .orElse(keep)
          : keep(away);
      }),
    okAsync(undefined),
  );
}
