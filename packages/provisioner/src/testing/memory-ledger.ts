import { okAsync } from "neverthrow";
import { matches } from "../knowledge/recall.ts";
import { sealEntry } from "../ledger/seal-entry.ts";
import { verifyEntries } from "../ledger/verify-entries.ts";
import type { Ledger, LedgerDraft, LedgerEntry } from "../ports/ledger.ts";

/** A ledger in memory; `entries` is the chain itself, to be looked at and to be forged. */
export interface MemoryLedger extends Ledger {
  readonly entries: LedgerEntry[];
}

/** A {@link Ledger} that lasts as long as its process. */
export function memoryLedger(): MemoryLedger {
  const entries: LedgerEntry[] = [];
  return {
    entries,
    append: (draft) => {
      const known = draft.id === undefined ? undefined : entries.find(({ id }) => id === draft.id);
      if (known !== undefined) return okAsync(known);
      const entry = sealEntry(asJson(draft), entries.at(-1));
      entries.push(entry);
      return okAsync(entry);
    },
    read: (query) => {
      const found = entries.filter((entry) => matches(entry, query));
      const newest = new Map(found.map(({ seq, ticketId }) => [ticketId, seq]));
      return okAsync(
        query.newest === undefined ? found : found.filter(({ seq, ticketId }) => newest.get(ticketId) === seq),
      );
    },
    verify: () => okAsync(verifyEntries(entries)),
  };
}

/** As it comes back from any store: what JSON does not keep is not kept here either. */
function asJson(draft: LedgerDraft): LedgerDraft {
  return JSON.parse(JSON.stringify(draft)) as LedgerDraft;
}
