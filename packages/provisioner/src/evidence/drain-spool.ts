import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { LedgerFailure } from "../ports/ledger.ts";
import type { SpoolFailure } from "../ports/spool.ts";
import type { EvidencePorts } from "./scribe.ts";

/**
 * Enters what waited while the ledger was away, oldest first. Whoever else drains the same spool, and wherever one
 * of them is cut off: each draft is entered once, by its name.
 */
export function drainSpool({
  ledger,
  spool,
}: Omit<EvidencePorts, "ids">): ResultAsync<number, LedgerFailure | SpoolFailure> {
  return spool.waiting().andThen((waiting) =>
    waiting.length === 0
      ? okAsync(0)
      : safeTry(async function* () {
          for (const { id, draft } of waiting) {
            yield* ledger.append({ id, ...draft });
            yield* spool.drop(id);
          }
          return ok(waiting.length);
        }),
  );
}
