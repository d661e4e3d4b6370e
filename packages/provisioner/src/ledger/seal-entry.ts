import { canonicalJson, sha256 } from "@tenure/lifecycle-rules";
import type { LedgerDraft, LedgerEntry } from "../ports/ledger.ts";

/** What the first entry follows. */
export const GENESIS = "0".repeat(64);

/** Gives a draft its place after the last entry. The hash covers everything else, in its one canonical form. */
export function sealEntry(draft: LedgerDraft, last: Pick<LedgerEntry, "seq" | "hash"> | undefined): LedgerEntry {
  const body = { ...draft, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? GENESIS };
  return { ...body, hash: entryHash(body) };
}

/** The hash an entry must bear. */
export function entryHash(entry: Omit<LedgerEntry, "hash"> & { readonly hash?: string }): string {
  const { hash: _, ...body } = entry;
  return sha256(canonicalJson(body));
}
