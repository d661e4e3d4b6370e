import { canonicalJson } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { LedgerDraft, LedgerFailure } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import type { SpoolFailure } from "../ports/spool.ts";

/**
 * Enters what waited while the ledger was away, oldest first. What a cut between entering and forgetting would enter
 * twice is recognised: the same run noted the same at the same moment.
 */
export function drainSpool({ ledger, spool }: Ports): ResultAsync<number, LedgerFailure | SpoolFailure> {
  return spool.waiting().andThen((waiting) =>
    waiting.length === 0
      ? okAsync(0)
      : safeTry(async function* () {
          for (const { id, draft } of waiting) {
            const entered = yield* ledger.read({ ticketId: draft.ticketId, events: [draft.event], since: draft.at });
            if (!entered.some((entry) => fingerprint(entry) === fingerprint(draft))) yield* ledger.append(draft);
            yield* spool.drop(id);
          }
          return ok(waiting.length);
        }),
  );
}

function fingerprint({ runId, event, at, body }: LedgerDraft): string {
  return canonicalJson({ runId, event, at, body });
}
