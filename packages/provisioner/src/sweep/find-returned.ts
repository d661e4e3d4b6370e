import { text } from "../json.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** Somebody who left and can sign in again although no ticket hired them. */
export interface Returned {
  readonly id: string;
  readonly accountId: string;
  readonly ticketId: string;
  readonly sentence: string;
}

/** Leavers whose account lives again: whoever woke them, it was not a ticket. */
export function findReturned(people: readonly DirectoryPerson[], entries: readonly LedgerEntry[]): readonly Returned[] {
  const lastWord = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    if (entry.accountId !== undefined) lastWord.set(entry.accountId, entry);
  }
  return people
    .filter(({ status }) => status !== "DEPROVISIONED" && status !== "SUSPENDED")
    .flatMap(({ id, login, status }) => {
      const last = lastWord.get(id);
      const left =
        last?.event === "run-ended" && text(last.body, "planKind") === "leaver" && text(last.body, "state") === "done";
      if (!left) return [];
      const sentence = `${login} left with ${last.ticketKey} and is ${status} again, although no ticket says so.`;
      return [{ id: `returned:${last.hash}`, accountId: id, ticketId: last.ticketId, sentence }];
    });
}
