import { canonicalJson } from "@tenure/lifecycle-rules";
import { Result } from "neverthrow";
import type { LedgerEntry, LedgerVerdict } from "../ports/ledger.ts";
import { verifyEntries } from "./verify-entries.ts";

/** A ledger as JSON Lines: one entry a line, oldest first, each in its one canonical form. */
export function toJsonLines(entries: readonly LedgerEntry[]): string {
  return entries.map((entry) => `${canonicalJson(entry)}\n`).join("");
}

/**
 * Checks an exported ledger, wherever it came from: any line that was deleted, reordered, doubled or edited is found.
 * Lines cut off at the end are found where `head` names the last entry, kept elsewhere. A file without entries proves
 * nothing and counts as broken. A broken verdict's `seq` is the line's number.
 */
export function verifyJsonLines(text: string, head?: { readonly seq: number; readonly hash: string }): LedgerVerdict {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return broken(1, "There are no entries, so there is nothing to verify.");
  return verifyWritten(
    lines.map((line) => line.trim()),
    head,
  );
}

/**
 * Checks entries in the letters they are kept in, oldest first, each in its one canonical form: a store that parses them
 * before it looks would miss what other readers see.
 */
export function verifyWritten(
  lines: readonly string[],
  head?: { readonly seq: number; readonly hash: string },
): LedgerVerdict {
  const entries: LedgerEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const entry = parsed(line).unwrapOr(undefined);
    if (!isEntry(entry)) return broken(index + 1, `Line ${index + 1} is no entry.`);
    // What JSON readers see differently (a key twice) would not be covered by the hash.
    if (written(entry).unwrapOr("") !== line)
      return broken(index + 1, `Line ${index + 1} is not in its canonical form.`);
    entries.push(entry);
  }
  return verifyEntries(entries, head);
}

const parsed = Result.fromThrowable((line: string): unknown => JSON.parse(line));

// What parses to no number at all (1e999) has no canonical form.
const written = Result.fromThrowable(canonicalJson);

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== "object" || value === null) return false;
  const { seq, previous, hash } = value as {
    readonly seq?: unknown;
    readonly previous?: unknown;
    readonly hash?: unknown;
  };
  return typeof seq === "number" && typeof previous === "string" && typeof hash === "string";
}

function broken(seq: number, sentence: string): LedgerVerdict {
  return { kind: "broken", seq, sentence };
}
