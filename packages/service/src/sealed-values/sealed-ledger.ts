import type { Ledger, LedgerEntry, LedgerFailure } from "@tenure/provisioner";
import { changeValues, tellsValues } from "@tenure/provisioner/ledger";
import { okAsync, ResultAsync } from "neverthrow";
import { openValue, sealValue } from "./seal-value.ts";
import type { ValueKeys } from "./value-keys.ts";

/**
 * A ledger whose chain holds no name and no address of anybody: what somebody's profile held before and after a change
 * is sealed with a key of the ticket when it is entered, and opened when a run reads it, because a withdrawal has to
 * give it back. Where the key was forgotten, such a change is as if it had never been known.
 *
 * Entries are opened for reading, so their hash no longer fits them: whoever exports or verifies reads the chain itself.
 */
export function sealedLedger(chain: Ledger, keys: ValueKeys): Ledger {
  return {
    append: (draft) => {
      if (!tellsValues(draft.body)) return chain.append(draft);
      return keys.make(draft.ticketId).andThen((key) => {
        const body = changeValues(draft.body, (value) => sealValue(value, key));
        return chain.append({ ...draft, body }).map((entry) => opened(entry, key));
      });
    },
    read: (query) => chain.read(query).andThen((entries) => openAll(entries, keys)),
    verify: () => chain.verify(),
  };
}

function openAll(entries: readonly LedgerEntry[], keys: ValueKeys): ResultAsync<readonly LedgerEntry[], LedgerFailure> {
  const tickets = [...new Set(entries.filter(({ body }) => tellsValues(body)).map(({ ticketId }) => ticketId))];
  if (tickets.length === 0) return okAsync(entries);
  return ResultAsync.combine(tickets.map((id) => keys.find(id).map((key) => [id, key] as const))).map((found) => {
    const known = new Map(found);
    return entries.map((entry) => opened(entry, known.get(entry.ticketId)));
  });
}

function opened(entry: LedgerEntry, key: Uint8Array | undefined): LedgerEntry {
  return { ...entry, body: changeValues(entry.body, (value) => openValue(value, key)) };
}
