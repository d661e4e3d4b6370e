import type { Tenure, TenureFailure } from "@tenure/service";
import type { ResultAsync } from "neverthrow";
import type { Aftermath } from "./chapter.ts";

/** What the ledger recorded for a ticket, and whether its whole chain holds. */
export function lookAtLedger(
  { ledger }: Pick<Tenure, "ledger">,
  ticketId: string,
): ResultAsync<Aftermath["ledger"], TenureFailure> {
  return ledger
    .read({ ticketId })
    .andThen((entries) => ledger.verify().map((verdict) => ({ entries, verdict })))
    .map(({ entries, verdict }) => ({
      entries: entries.length,
      events: Object.fromEntries(
        [...Map.groupBy(entries, ({ event }) => event)].map(([event, those]) => [event, those.length]),
      ),
      intact: verdict.kind === "intact",
      lastHash: entries.at(-1)?.hash ?? "",
    }))
    .mapErr(({ retryable, sentence }) => ({ kind: "ledger-failed", retryable, sentence }));
}
