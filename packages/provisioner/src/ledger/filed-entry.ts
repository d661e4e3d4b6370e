import type { LedgerEntry, LedgerVerdict } from "../ports/ledger.ts";
import { verifyWritten } from "./json-lines.ts";

/** An entry as a database keeps it: in letters, and beside it what it is found by. */
export interface FiledEntry {
  /** In canonical form, as it was sealed. */
  readonly entry: string;
  readonly seq: number;
  readonly at: string;
  readonly ticketId: string;
  readonly accountId: string | null;
  readonly person: string | null;
  readonly event: string;
}

/**
 * Checks a database's entries, oldest first: as strictly as a stranger checks an export, and that each is found by what
 * it says itself. An entry filed under another ticket would be missing from every answer about its own.
 */
export function verifyFiled(rows: readonly FiledEntry[]): LedgerVerdict {
  const verdict = verifyWritten(rows.map(({ entry }) => entry));
  if (verdict.kind === "broken") return verdict;
  const at = rows.findIndex(isMisfiled);
  if (at === -1) return verdict;
  return { kind: "broken", seq: at + 1, sentence: `Entry ${at + 1} is filed under something else than it says.` };
}

function isMisfiled({ entry, ...filed }: FiledEntry): boolean {
  const { seq, at, ticketId, accountId = null, person = null, event } = JSON.parse(entry) as LedgerEntry;
  const said = { seq, at, ticketId, accountId, person, event };
  return Object.entries(said).some(([name, value]) => filed[name as keyof typeof filed] !== value);
}
