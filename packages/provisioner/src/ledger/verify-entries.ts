import type { LedgerEntry, LedgerVerdict } from "../ports/ledger.ts";
import { entryHash, GENESIS } from "./seal-entry.ts";

/**
 * Checks a whole chain of entries, oldest first: anything deleted, reordered, doubled or edited breaks it.
 *
 * Entries cut off at the end leave an intact, shorter chain: whoever keeps the number of entries or the last hash
 * elsewhere passes it as `head` and finds that too.
 */
export function verifyEntries(
  entries: readonly LedgerEntry[],
  head?: { readonly seq: number; readonly hash: string },
): LedgerVerdict {
  let previous = GENESIS;
  for (const [index, entry] of entries.entries()) {
    const fault = faultOf(entry, index + 1, previous);
    if (fault !== undefined) return { kind: "broken", seq: index + 1, sentence: fault };
    previous = entry.hash;
  }
  if (head !== undefined && entries[head.seq - 1]?.hash !== head.hash) {
    const sentence = `The entry that was last, number ${head.seq}, is gone or another.`;
    return { kind: "broken", seq: head.seq, sentence };
  }
  return { kind: "intact", entries: entries.length, head: previous };
}

function faultOf(entry: LedgerEntry, seq: number, previous: string): string | undefined {
  if (entry.seq !== seq) return `Entry ${seq} is missing or out of order: number ${entry.seq} stands in its place.`;
  if (entry.previous !== previous) return `Entry ${seq} does not follow the one before it.`;
  return entry.hash === entryHash(entry) ? undefined : `Entry ${seq} is not what was written.`;
}
